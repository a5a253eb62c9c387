import { z } from 'zod'
import type { Database } from '../db/types.ts'

/** A rate of which `burst` may come at once, then one every `intervalMs`: GCRA, one row a key. */
export interface Limit {
  readonly key: string
  readonly intervalMs: number
  readonly burst: number
}

/**
 * 32 at once, then 956 a minute.
 *
 * The platform allows a method of an app 50 a second and 1,000 a minute, and nobody says where its windows begin. In any
 * stretch of `W` seconds at most `burst + rate × W` slots are given out; calls arrive up to `J` seconds late, so a window of
 * the platform holds at most `burst + rate × (W + J)`:
 *
 *     a second:  32 + 15.93 × (1 + J)  ≤ 50     for J ≤ 0.13
 *     a minute:  32 + 15.93 × (60 + J) ≤ 1,000  for J ≤ 0.76
 *
 * so one row keeps both, 48 of 50 and 988 of 1,000 are usable, 956 of 1,000 for ever. A slot that is not used within
 * {@link slotLivesMs} is lost, which keeps J. The minute is spread rather than spent at once: whatever is urgent finds a slot
 * within 63 ms also in the middle of a flood.
 *
 * @see api-call-guide/uUzN04SN3QjL1cDN
 */
const ofMethod = { intervalMs: 60_000 / 956, burst: 32 } as const

/** Three at once, then two a second: 3 + 2 × (1 + J) ≤ 5 for J < 0.5. What people cause comes in bursts. @see im-v1/message/create, im-v1/message-card/patch */
const fivePerSecond = { intervalMs: 500, burst: 3 } as const

/** How long a slot may wait for its call, milliseconds. */
export const slotLivesMs = 100

/** Limits of the platform: per (API method, app), per recipient, per chat and per message. */
export const limitsFor = {
  method: (method: string, appId: string): Limit => ({ key: `${method}:${appId}`, ...ofMethod }),
  recipient: (appId: string, openId: string): Limit => ({ key: `to:${appId}:${openId}`, ...fivePerSecond }),
  chat: (appId: string, chatId: string): Limit => ({ key: `chat:${appId}:${chatId}`, ...fivePerSecond }),
  message: (appId: string, messageId: string): Limit => ({ key: `message:${appId}:${messageId}`, ...fivePerSecond }),
}

const waitRows = z.array(z.object({ ask: z.number(), wait: z.number(), unseen: z.boolean() }))

/**
 * Takes slots for any number of askers in one statement: each gets one from all of its limits, or from none.
 *
 * Rows are locked in key order, so that two takers never wait for each other in a ring; whoever comes earlier in the list is
 * served first. The rows are shared by all replicas.
 *
 * @param nowMs - machine time: the limits protect a real platform, not the practice clock.
 * @returns for each asker 0 when taken, else milliseconds to wait before asking again.
 */
export async function takeSlots(db: Database, askers: readonly (readonly Limit[])[], nowMs: number): Promise<number[]> {
  const rows = await tryTaking(db, askers, nowMs)
  if (!rows.some(({ unseen }) => unseen)) return rows.map(({ wait }) => Math.max(0, Math.ceil(wait)))
  // Two first users of a key would both find it free: its row comes first, and nothing was taken yet.
  const keys = [...new Set(askers.flat().map(({ key }) => key))].toSorted()
  await db.prisma.$executeRaw`INSERT INTO send_slot (key, tat) SELECT key, 0 FROM unnest(${keys}::text[]) AS k (key) ON CONFLICT DO NOTHING`
  return takeSlots(db, askers, nowMs)
}

async function tryTaking(db: Database, askers: readonly (readonly Limit[])[], nowMs: number) {
  const wants = askers.flatMap((limits, ask) => limits.map((limit) => ({ ask, ...limit })))
  const keys = wants.map(({ key }) => key)
  const rows = await db.prisma.$queryRaw`
    WITH want AS (
      SELECT * FROM unnest(${wants.map(({ ask }) => ask)}::int[], ${keys}::text[], ${wants.map(({ intervalMs }) => intervalMs)}::float8[],
                           ${wants.map(({ burst }) => burst)}::float8[]) AS w (ask, key, every, burst)
    ), held AS MATERIALIZED (
      SELECT key, tat FROM send_slot WHERE key = ANY(${keys}::text[]) ORDER BY key FOR UPDATE
    ), placed AS (
      SELECT ask, key, every, burst, tat, greatest(tat, ${nowMs}::float8) AS base,
             row_number() OVER (PARTITION BY key ORDER BY ask) AS place
      FROM want LEFT JOIN held USING (key)
    ), judged AS (
      SELECT ask, coalesce(max(base + every * place - ${nowMs}::float8 - every * burst), 0)::float8 AS wait, bool_or(tat IS NULL) AS unseen
      FROM placed GROUP BY ask
    ), spent AS (
      SELECT key, base + every * count(*) AS tat FROM placed JOIN judged USING (ask)
      WHERE wait <= 0 AND NOT EXISTS (SELECT FROM judged WHERE unseen) GROUP BY key, base, every
    ), moved AS (
      UPDATE send_slot SET tat = spent.tat FROM spent WHERE send_slot.key = spent.key
    )
    SELECT ask, wait, unseen FROM judged ORDER BY ask`
  return waitRows.parse(rows)
}

/**
 * The platform itself says that a limit is spent: nothing goes out under it before its time, from any replica. Then slots come
 * one by one, since what else the window holds is not known.
 */
export async function holdBack(db: Database, { key, intervalMs, burst }: Limit, untilMs: number): Promise<void> {
  const tat = untilMs + intervalMs * (burst - 1)
  await db.prisma.$executeRaw`
    INSERT INTO send_slot AS s (key, tat) VALUES (${key}, ${tat}::float8)
    ON CONFLICT (key) DO UPDATE SET tat = greatest(s.tat, excluded.tat)`
}

/** Forgets keys that are as good as unused: people and messages would pile up. @returns how many. */
export async function forgetSlots(db: Database, nowMs: number): Promise<number> {
  return db.prisma.$executeRaw`DELETE FROM send_slot WHERE tat < ${nowMs - 60_000}::float8`
}
