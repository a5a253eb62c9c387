import { z } from 'zod'

import type { App, Json, Mention } from '../room/types.ts'
import type { World } from '../world.ts'
import { checkCard } from './card-content.ts'
import { PlatformError, refuse } from './errors.ts'

/** Text at most 150 KB, posts and cards at most 30 KB (im-v1/message/create). */
const largestText = 150 * 1024
const largestPost = 30 * 1024

export type Content = { readonly content: Json; readonly mentions: readonly Mention[]; readonly cardId: string | null }

const text = z.object({ text: z.string().min(1) })
const keyed = { image: z.object({ image_key: z.string() }), file: z.object({ file_key: z.string() }) }
const media = z.object({ file_key: z.string(), image_key: z.string().optional() })
const post = z.record(z.string(), z.object({ title: z.string().optional(), content: z.array(z.array(z.looseObject({ tag: z.string() }))) }))

/**
 * Reads the `content` of a message a bot sends.
 *
 * @throws PlatformError 230001 unreadable, 230025 too long, 230055 not this app's file, 230099 a bad card.
 */
export function readContent(world: World, app: App, message: { msgType: string; content: string }): Content {
  const { msgType, content } = message
  const size = Buffer.byteLength(content)
  if (size > (msgType === 'text' ? largestText : largestPost)) throw refuse(230025)
  const parsed = parseContent(content)
  switch (msgType) {
    case 'text':
      return { content: check(text, parsed), mentions: mentionsIn(world, app, content), cardId: null }
    case 'post':
      return { content: check(post, parsed), mentions: [], cardId: null }
    case 'image':
      return plain(requireKey(world, app, check(keyed.image, parsed).image_key, 'image'), parsed)
    case 'file':
    case 'audio':
    case 'sticker':
      return plain(requireKey(world, app, check(keyed.file, parsed).file_key, 'file'), parsed)
    case 'media':
      return plain(requireKey(world, app, check(media, parsed).file_key, 'file'), parsed)
    case 'share_chat':
    case 'share_user':
      return plain(true, parsed)
    case 'interactive':
      return { mentions: [], ...checkCard(world, app, parsed, size) }
    default:
      throw new PlatformError(230001, `Your request contains an invalid request parameter, ext=invalid msg_type ${msgType}`)
  }
}

function plain(_known: true, content: Json): Content {
  return { content, mentions: [], cardId: null }
}

function parseContent(content: string): Json {
  try {
    const parsed: unknown = JSON.parse(content)
    if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)) return parsed as Json
  } catch {
    // Falls through to the same refusal as any other content that is no object.
  }
  throw new PlatformError(230001, 'Your request contains an invalid request parameter, ext=content is not a string in json format.')
}

function check<Schema extends z.ZodType<Json>>(schema: Schema, content: Json): z.output<Schema> {
  const result = schema.safeParse(content)
  if (result.success) return result.data
  throw new PlatformError(230001, `Your request contains an invalid request parameter, ext=${z.prettifyError(result.error)}`)
}

/** A key belongs to the app that uploaded it. */
function requireKey(world: World, app: App, key: string, kind: 'image' | 'file'): true {
  const resource = world.room.resources.get(key)
  if (resource?.kind !== kind)
    throw new PlatformError(230001, `Your request contains an invalid request parameter, ext=invalid ${kind}_key`)
  if (resource.appId !== app.appId) throw refuse(230017)
  return true
}

function mentionsIn(world: World, app: App, content: string): Mention[] {
  const found = [...content.matchAll(/<at user_id=\\"(ou_[^"\\]+)\\">/g)].flatMap(([, openId]) => world.room.people.get(openId ?? '') ?? [])
  return found
    .filter((person) => person.appId === app.appId)
    .map(({ openId, name }, index) => ({ key: `@_user_${index + 1}`, openId, name, bot: false }))
}
