import { z } from 'zod'
import type { Database } from '../db/types.ts'
import { NotSentYet } from './errors.ts'

/** A rate: `count` in `perMs`, of which `burst` may come at once. */
export interface Limit {
  readonly key: string
  readonly intervalMs: number
  readonly burst: number
}

/** Four at once, then one every 500 ms: never more than five in any second, at its edges too. What people cause comes in bursts. */
const fivePerSecond = { intervalMs: 500, burst: 4 } as const

/**
 * Limits of sending, per (API method, app), per recipient, per chat and per message.
 *
 * What may come at once is taken off the rate, so that no window of the platform's own counting ever holds more than it
 * allows: 5 + 45 a second, 100 + 900 a minute, 4 + 1 a second to one person.
 *
 * @see api-call-guide/uUzN04SN3QjL1cDN (50/s and 1,000/min), im-v1/message/create (5/s a user, 5/s a chat), im-v1/message-card/patch (5/s a message)
 */
export const limitsFor = {
  method: (method: string, appId: string): Limit[] => [
    { key: `${method}:${appId}:s`, intervalMs: 1000 / 45, burst: 5 },
    { key: `${method}:${appId}:m`, intervalMs: 60_000 / 900, burst: 100 },
  ],
  recipient: (appId: string, openId: string): Limit => ({ key: `to:${appId}:${openId}`, ...fivePerSecond }),
  chat: (appId: string, chatId: string): Limit => ({ key: `chat:${appId}:${chatId}`, ...fivePerSecond }),
  message: (appId: string, messageId: string): Limit => ({ key: `message:${appId}:${messageId}`, ...fivePerSecond }),
}

const waitRows = z.array(z.object({ wait: z.number() })).length(1)

/**
 * Takes one from every limit, or from none; GCRA over one row a key, shared by all replicas.
 *
 * One statement, so no transaction is held open. Rows are locked in key order, so two takers never wait for each other in a
 * ring. A key used for the first time by two takers at once may let one more through; its burst is the bound.
 *
 * @param nowMs - machine time: the limits protect a real platform, not the practice clock.
 * @returns 0 when taken, else milliseconds to wait before asking again.
 */
export async function takeSlots(db: Database, limits: readonly Limit[], nowMs: number): Promise<number> {
  const keys = limits.map((limit) => limit.key)
  const intervals = limits.map((limit) => limit.intervalMs)
  const bursts = limits.map((limit) => limit.burst)
  const rows = await db.prisma.$queryRaw`
    WITH want AS (
      SELECT * FROM unnest(${keys}::text[], ${intervals}::float8[], ${bursts}::float8[]) AS w(key, every, burst)
    ), held AS (
      SELECT key, tat FROM send_slot WHERE key = ANY(${keys}::text[]) ORDER BY key FOR UPDATE
    ), asked AS (
      SELECT key, greatest(coalesce(tat, 0), ${nowMs}::float8) + every AS next,
             greatest(coalesce(tat, 0), ${nowMs}::float8) + every - ${nowMs}::float8 - every * burst AS wait
      FROM want LEFT JOIN held USING (key)
    ), verdict AS (
      SELECT max(wait)::float8 AS wait FROM asked
    ), moved AS (
      INSERT INTO send_slot AS s (key, tat) SELECT key, next FROM asked, verdict WHERE verdict.wait <= 0
      ON CONFLICT (key) DO UPDATE SET tat = greatest(s.tat, excluded.tat) RETURNING 1
    )
    SELECT wait FROM verdict`
  const wait = waitRows.parse(rows)[0]?.wait ?? 0
  return Math.max(0, Math.ceil(wait))
}

/**
 * Waits until every limit lets one more through; for what somebody waits for, so at most a few seconds pass.
 *
 * @throws NotSentYet when the limits stay taken.
 */
export async function waitForSlots(deps: { db: Database; machineNow: () => number }, limits: readonly Limit[]): Promise<void> {
  let waitMs = 0
  for (let turn = 0; turn < 20; turn += 1) {
    waitMs = await takeSlots(deps.db, limits, deps.machineNow())
    if (waitMs === 0) return
    await new Promise((resolve) => setTimeout(resolve, waitMs))
  }
  throw new NotSentYet('own-limit', waitMs)
}
