import { type Part, parseMultipart } from '../http/multipart.ts'
import type { World } from '../world.ts'
import { type ApiAnswer, type ApiCall, type Endpoint, param } from './endpoint.ts'
import { PlatformError, refuse } from './errors.ts'
import { sniffImage } from './image-kind.ts'

/** Pictures at most 10 MB, files at most 30 MB, neither empty (im-v1/image/create, im-v1/file/create). */
const largestImage = 10 * 1024 * 1024
const largestFile = 30 * 1024 * 1024
const fileTypes = new Set(['opus', 'mp4', 'pdf', 'doc', 'xls', 'ppt', 'stream'])

/** `POST /im/v1/images` (multipart `image_type`, `image`). */
function createImage(world: World, { app, raw, contentType }: ApiCall): ApiAnswer {
  const form = readForm(raw, contentType)
  const kind = form.get('image_type')?.bytes.toString()
  const image = form.get('image')
  if ((kind !== 'message' && kind !== 'avatar') || !image) throw refuse(234001)
  if (image.bytes.length === 0) throw refuse(234010)
  if (image.bytes.length > largestImage) throw refuse(234006)
  const mime = sniffImage(image.bytes)
  if (mime === null) throw refuse(234011)
  const key = world.ids.image()
  // The bytes are a view into the whole request; a copy lets go of the rest.
  world.room.resources.add({
    key,
    kind: 'image',
    name: image.fileName ?? 'image',
    mime,
    bytes: Buffer.from(image.bytes),
    appId: app.appId,
  })
  return { data: { image_key: key } }
}

/** `POST /im/v1/files` (multipart `file_type`, `file_name`, `duration`, `file`). */
function createFile(world: World, { app, raw, contentType }: ApiCall): ApiAnswer {
  const form = readForm(raw, contentType)
  const kind = form.get('file_type')?.bytes.toString() ?? ''
  const name = form.get('file_name')?.bytes.toString() ?? ''
  const file = form.get('file')
  if (!fileTypes.has(kind) || name === '' || !file) throw refuse(234001)
  if (file.bytes.length === 0) throw refuse(234010)
  if (file.bytes.length > largestFile) throw refuse(234006)
  const key = world.ids.file()
  world.room.resources.add({
    key,
    kind: 'file',
    name,
    mime: 'application/octet-stream',
    bytes: Buffer.from(file.bytes),
    appId: app.appId,
  })
  return { data: { file_key: key } }
}

/** `GET /im/v1/images/:image_key`: only what the app itself uploaded (im-v1/image/get). */
function getImage(world: World, call: ApiCall): ApiAnswer {
  const resource = world.room.resources.get(param(call, 'image_key'))
  if (resource?.kind !== 'image') throw refuse(234001)
  if (resource.appId !== call.app.appId) throw refuse(234008)
  return { bytes: resource.bytes, mime: resource.mime, name: resource.name }
}

/** `GET /im/v1/files/:file_key`: only what the app itself uploaded (im-v1/file/get). */
function getFile(world: World, call: ApiCall): ApiAnswer {
  const resource = world.room.resources.get(param(call, 'file_key'))
  if (resource?.kind !== 'file') throw refuse(234001)
  if (resource.appId !== call.app.appId) throw refuse(234008)
  return { bytes: resource.bytes, mime: resource.mime, name: resource.name }
}

/** `GET /im/v1/messages/:message_id/resources/:file_key?type=image|file` (im-v1/message/get-2). */
function getMessageResource(world: World, call: ApiCall): ApiAnswer {
  const message = world.room.messages.get(param(call, 'message_id'))
  const chat = world.room.chats.get(message?.chatId ?? '')
  if (!message || !chat) throw refuse(234001)
  if (!chat.bot || chat.appId !== call.app.appId) throw refuse(234004)
  if (message.state !== 'shown') throw refuse(230110)
  const key = param(call, 'file_key')
  const resource = world.room.resources.get(key)
  const isNamed = JSON.stringify(message.content).includes(`"${key}"`)
  if (!resource || !isNamed || resource.kind !== (call.query.get('type') ?? '')) throw refuse(234003)
  return { bytes: resource.bytes, mime: resource.mime, name: resource.name }
}

function readForm(raw: Buffer, contentType: string): Map<string, Part> {
  const parts = parseMultipart(raw, contentType)
  if (!parts) throw new PlatformError(234001, 'Invalid request param: multipart/form-data is expected.')
  return new Map(parts.map((part) => [part.name, part]))
}

const uploadScopes = ['im:resource', 'im:resource:upload']

export const resourceEndpoints: readonly Endpoint[] = [
  { method: 'POST', path: '/open-apis/im/v1/images', scopes: uploadScopes, handle: createImage },
  { method: 'GET', path: '/open-apis/im/v1/images/:image_key', scopes: ['im:resource'], handle: getImage },
  { method: 'POST', path: '/open-apis/im/v1/files', scopes: uploadScopes, handle: createFile },
  { method: 'GET', path: '/open-apis/im/v1/files/:file_key', scopes: ['im:resource'], handle: getFile },
  {
    method: 'GET',
    path: '/open-apis/im/v1/messages/:message_id/resources/:file_key',
    scopes: ['im:message', 'im:message:readonly', 'im:message.history:readonly'],
    handle: getMessageResource,
  },
]
