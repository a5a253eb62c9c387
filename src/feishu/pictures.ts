import { createHash } from 'node:crypto'
import type { Logger } from 'pino'
import type { Database } from '../db/types.ts'
import { callPlatform } from './call.ts'
import type { FeishuClient } from './client.ts'
import { NotSentYet, readFailure } from './errors.ts'
import { type Limit, limitsFor } from './limits.ts'

/** Reads an original by its hash; null when there is none. */
export type ReadOriginal = (sha256: string) => Promise<Uint8Array | null>

type Card = Record<string, unknown>

/** How cards name their pictures, before an app's own keys are put in; the cards know, the way out does not. */
export interface CardPictures {
  readonly hashesIn: (card: unknown) => readonly string[]
  /** A picture without a key is replaced by a line that says so: a card with an unknown key is refused as a whole. */
  readonly withKeys: (card: Card, keys: ReadonlyMap<string, string>) => Card
}

export interface PictureDeps {
  readonly db: Database
  readonly readOriginal: ReadOriginal
  readonly pictures: CardPictures
  /** Machine time in milliseconds. */
  readonly machineNow: () => number
  readonly logger: Logger
}

export interface UploadDeps extends PictureDeps {
  /** @throws NotSentYet when the limit stays taken. */
  readonly waitForSlots: (limits: readonly [Limit, ...Limit[]]) => Promise<void>
  readonly unanswered: Unanswered
}

/** Uploads without an answer in a row, by app and picture. */
export type Unanswered = Map<string, number>

/** So often a picture is tried before its card goes out without it. */
const mostUnanswered = 3

/**
 * The card with every named original replaced by the app's image key; uploads what the app does not have yet.
 *
 * A picture that cannot be read or that the platform refuses is left out: words that arrive without it are worth more than a
 * card that never arrives.
 *
 * @throws NotSentYet when an upload was put off by a limit or got no answer, the latter at most twice in a row.
 */
export async function withImageKeys(deps: UploadDeps, client: FeishuClient, card: Card): Promise<Card> {
  const hashes = deps.pictures.hashesIn(card)
  if (hashes.length === 0) return card
  const keys = new Map<string, string>()
  for (const sha256 of hashes) {
    const key = await imageKey(deps, client, sha256)
    if (key !== undefined) keys.set(sha256, key)
  }
  return deps.pictures.withKeys(card, keys)
}

async function imageKey(deps: UploadDeps, client: FeishuClient, sha256: string): Promise<string | undefined> {
  const { appId } = client.app
  const where = { appId_sha256_kind: { appId, sha256, kind: 'image' } }
  const known = await deps.db.prisma.uploadedKey.findUnique({ where })
  if (known) return known.key
  const bytes = await original(deps, sha256)
  const key = bytes && (await upload(deps, client, { sha256, bytes }))
  if (!key) return undefined
  await deps.db.prisma.uploadedKey.upsert({ where, create: { appId, sha256, kind: 'image', key }, update: { key } })
  return key
}

async function original({ readOriginal, logger }: PictureDeps, sha256: string): Promise<Uint8Array | null> {
  try {
    const bytes = await readOriginal(sha256)
    if (!bytes) logger.error({ sha256 }, 'an original is not stored; its card goes out without it')
    return bytes
  } catch (error) {
    logger.error({ err: error, sha256 }, 'an original cannot be read; its card goes out without it')
    return null
  }
}

interface Picture {
  readonly sha256: string
  readonly bytes: Uint8Array
}

async function upload(deps: UploadDeps, client: FeishuClient, { sha256, bytes }: Picture): Promise<string | undefined> {
  const { unanswered, logger } = deps
  const name = `${client.app.appId}:${sha256}`
  await deps.waitForSlots([limitsFor.method('image', client.app.appId)])
  try {
    const answer = await callPlatform(client, () =>
      client.api.im.image.create({ data: { image_type: 'message', image: Buffer.from(bytes) } }),
    )
    if (!answer?.image_key) logger.error({ sha256 }, 'the upload of a picture gave no key; its card goes out without it')
    unanswered.delete(name)
    return answer?.image_key
  } catch (error) {
    const { verdict, reason, waitMs } = readFailure(error)
    const tries = (unanswered.get(name) ?? 0) + 1
    if (verdict === 'unknown') unanswered.set(name, tries)
    // Nothing of the card itself was sent: an upload without an answer is simply done again.
    if (verdict === 'later' || (verdict === 'unknown' && tries < mostUnanswered)) throw new NotSentYet(reason, waitMs)
    unanswered.delete(name)
    logger.error({ sha256, reason }, 'the platform took no picture; its card goes out without it')
    return undefined
  }
}

/** An idempotency key for the platform (≤ 50 characters) made from our own. */
export const platformUuid = (key: string): string => createHash('sha256').update(key).digest('hex').slice(0, 40)
