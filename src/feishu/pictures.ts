import { createHash } from 'node:crypto'
import type { Database } from '../db/types.ts'
import { callPlatform } from './call.ts'
import type { FeishuClient } from './client.ts'

/** Cards name pictures by their original, `sha256:<hex>`; each app knows them under a key of its own. */
const pictureMark = /^sha256:([0-9a-f]{64})$/

/** Reads an original by its hash; null when there is none. */
export type ReadOriginal = (sha256: string) => Promise<Uint8Array | null>

/**
 * The card with every named original replaced by the app's image key; uploads what the app does not have yet.
 *
 * @throws AxiosError or PlatformRefusal when an upload fails.
 */
export async function withImageKeys<T>(deps: PictureDeps, client: FeishuClient, card: T): Promise<T> {
  const hashes = namedPictures(card)
  if (hashes.size === 0) return card
  const keys = new Map<string, string>()
  for (const sha256 of hashes) keys.set(sha256, await imageKey(deps, client, sha256))
  return replaced(card, keys) as T
}

/** Whether the card names pictures this app has not uploaded; the answer to a press cannot wait for uploads. */
export async function hasAllKeys(db: Database, appId: string, card: unknown): Promise<boolean> {
  const hashes = namedPictures(card)
  if (hashes.size === 0) return true
  const known = await db.prisma.uploadedKey.count({ where: { appId, kind: 'image', sha256: { in: [...hashes] } } })
  return known === hashes.size
}

export interface PictureDeps {
  readonly db: Database
  readonly readOriginal: ReadOriginal
}

async function imageKey({ db, readOriginal }: PictureDeps, client: FeishuClient, sha256: string): Promise<string> {
  const where = { appId_sha256_kind: { appId: client.app.appId, sha256, kind: 'image' } }
  const known = await db.prisma.uploadedKey.findUnique({ where })
  if (known) return known.key
  const bytes = await readOriginal(sha256)
  if (!bytes) throw new Error(`original ${sha256} is not stored`)
  const answer = await callPlatform(client, () =>
    client.api.im.image.create({ data: { image_type: 'message', image: Buffer.from(bytes) } }),
  )
  const key = answer?.image_key
  if (!key) throw new Error(`upload of ${sha256} gave no image key`)
  await db.prisma.uploadedKey.upsert({ where, create: { appId: client.app.appId, sha256, kind: 'image', key }, update: { key } })
  return key
}

function namedPictures(value: unknown, found = new Set<string>()): Set<string> {
  if (typeof value === 'string') {
    const hash = pictureMark.exec(value)?.[1]
    if (hash) found.add(hash)
  } else if (typeof value === 'object' && value !== null) {
    for (const inner of Object.values(value)) namedPictures(inner, found)
  }
  return found
}

function replaced(value: unknown, keys: ReadonlyMap<string, string>): unknown {
  if (typeof value === 'string') return keys.get(pictureMark.exec(value)?.[1] ?? '') ?? value
  if (Array.isArray(value)) return value.map((inner) => replaced(inner, keys))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, replaced(inner, keys)]))
}

/** An idempotency key for the platform (≤ 50 characters) made from our own. */
export const platformUuid = (key: string): string => createHash('sha256').update(key).digest('hex').slice(0, 40)
