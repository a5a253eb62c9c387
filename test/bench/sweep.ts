/**
 * A million open deadlines, ten thousand of them due: the tick beside SQL written by hand for this one ladder and beside the
 * ORM, on a server of its own with fsync; then the tick that finds nothing, and how long a sweep holds the event loop.
 */
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as pause } from 'node:timers/promises'

import pg from 'pg'

import { createProduct } from '../../src/app/product.ts'
import { openDatabase } from '../../src/db/client.ts'
import { migrate } from '../../src/db/migrate.ts'
import type { Database } from '../../src/db/types.ts'
import { createDeadlineKinds, followWorkCalendar, runDueDeadlines } from '../../src/deadlines/index.ts'
import { randomIds } from '../../src/lib/ids.ts'
import { hazardDeadlineKinds } from '../../src/modules/hazards/index.ts'
import { createLogger } from '../../src/observability/logger.ts'
import { type SetClock, standingClock } from '../harness/world.ts'
import { openServer } from './bench-server.ts'
import { type Figures, inTurn, median, ratioOf, table, verdict } from './rounds.ts'
import { sweepByHand } from './sweep/by-hand.ts'
import { sweepByOrm } from './sweep/by-orm.ts'
import { sweepByRow } from './sweep/by-row.ts'
import { type Slot, slots } from './sweep/schedule.ts'
import { dueEach, open, seed } from './sweep/seed.ts'

const rounds = 3
const names = {
  tick: 'the tick',
  hand: 'SQL by hand, one statement a thousand',
  orm: 'ORM in batches: findMany, createMany',
  row: 'ORM, a deadline at a time: findMany, createMany',
} as const
const say = (text: string) => process.stdout.write(`${text}\n`)
const logger = createLogger('error')

/** The engine as the program builds it. */
function tickOf(db: Database, clock: SetClock): () => Promise<void> {
  const kinds = createDeadlineKinds(
    hazardDeadlineKinds(() => clock.now()),
    { has: () => true },
  )
  const deps = { db, clock, ids: randomIds, kinds, calendar: followWorkCalendar(db.prisma), logger }
  return async () => {
    while ((await runDueDeadlines(deps)) > 0);
  }
}

const rate = 'ms per 1,000 deadlines'
const hold = 'longest hold of the event loop, ms'

/** Milliseconds some work takes by its deadlines, and the longest it kept the event loop from everything else. */
async function measured(work: () => Promise<void>, deadlines: number): Promise<Figures> {
  const delay = monitorEventLoopDelay({ resolution: 1 })
  delay.enable()
  await pause(20)
  delay.reset()
  const startedAt = performance.now()
  await work()
  const ms = performance.now() - startedAt
  await pause(5)
  delay.disable()
  return { [rate]: (ms / deadlines) * 1_000, [hold]: delay.max / 1e6 }
}

const expected = { rungs: 1.5 * dueEach, notices: 1.5 * dueEach, journal: dueEach, unsealed: dueEach, moved: dueEach }

/** What one run has written, so that nobody wins by doing less; then its clocks are closed, for they would be due again. */
async function check(client: pg.Client, { n, rungs, now }: Slot): Promise<void> {
  const mine = `id BETWEEN '00000001-0000-7000-8000-' || lpad('${n * dueEach + 1}', 12, '0') AND '00000001-0000-7000-8000-' || lpad('${(n + 1) * dueEach}', 12, '0')`
  const { rows } = await client.query({
    text: `SELECT (SELECT count(*)::int FROM deadline_rung WHERE fired_at = $1) AS rungs,
        (SELECT count(*)::int FROM notice WHERE created_at = $1) AS notices, (SELECT count(*)::int FROM journal WHERE at = $1) AS journal,
        (SELECT count(*)::int FROM journal_unsealed u JOIN journal j USING (seq) WHERE j.at = $1) AS unsealed,
        (SELECT count(*)::int FROM deadline JOIN unnest($2::text[], $3::timestamptz[], $4::timestamptz[]) s (rung, due, at)
          ON s.rung = next_rung AND s.due = due_at AND s.at = next_at WHERE ${mine}) AS moved`,
    values: [now, rungs.map(({ next }) => next), rungs.map(({ dueAt }) => dueAt), rungs.map(({ nextAt }) => nextAt)],
  })
  if (JSON.stringify(rows[0]) !== JSON.stringify(expected)) throw new Error(`slot ${n}: ${JSON.stringify(rows[0])}`)
  await client.query(`UPDATE deadline SET state = 'met', next_rung = NULL, next_at = NULL WHERE ${mine}`)
}

/** Milliseconds of ticks of the whole program that find nothing to do. */
async function idleTicks(db: Database, clock: SetClock, count: number): Promise<number[]> {
  const product = await createProduct({ db, clock, practice: true, domain: 'http://127.0.0.1:9', apps: [], logger })
  const times: number[] = []
  for (let n = -20; n < count; n += 1) {
    const startedAt = performance.now()
    await product.tick()
    await product.nextDueAt()
    if (n >= 0) times.push(performance.now() - startedAt)
  }
  return times
}

interface Bench {
  readonly client: pg.Client
  readonly db: Database
}

async function compare({ client, db }: Bench, all: readonly Slot[]): Promise<void> {
  const clock = standingClock()
  const tick = tickOf(db, clock)
  const left = all.values()
  /** @param rest - finishes, unmeasured, a slot of which only `deadlines` were swept. */
  const onNextSlot =
    (work: (slot: Slot) => Promise<void>, deadlines = dueEach, rest?: typeof work) =>
    async () => {
      const slot = left.next().value
      if (slot === undefined) throw new Error('no slot left')
      clock.set(slot.now)
      const figures = await measured(() => work(slot), deadlines)
      await rest?.(slot)
      await check(client, slot)
      return figures
    }
  const byOrm = (slot: Slot) => sweepByOrm(db, slot)
  const standings = await inTurn(
    [
      { name: names.tick, run: onNextSlot(tick) },
      { name: names.hand, run: onNextSlot((slot) => sweepByHand(client, slot)) },
      { name: names.orm, run: onNextSlot(byOrm) },
      // A thousand of them are enough to know how long one takes.
      { name: names.row, run: onNextSlot((slot) => sweepByRow(db, slot, 1_000), 1_000, byOrm) },
    ],
    { rounds },
  )
  say(`\n${table(standings, { figure: rate, base: names.hand })}`)
  const holds = (standings.get(names.tick) ?? []).map((figures) => figures[hold] ?? Number.NaN)
  say(verdict({ what: 'tick to SQL by hand', value: ratioOf(standings, { figure: rate, of: names.tick, to: names.hand }), atMost: 4 }))
  say(verdict({ what: 'ORM in batches to tick', value: ratioOf(standings, { figure: rate, of: names.orm, to: names.tick }), atLeast: 10 }))
  say(
    verdict({
      what: 'ORM, a deadline at a time, to tick',
      value: ratioOf(standings, { figure: rate, of: names.row, to: names.tick }),
      atLeast: 10,
    }),
  )
  say(verdict({ what: 'longest hold of the event loop, ms', value: Math.max(...holds), atMost: 50 }))
}

async function idle({ client, db }: Bench, last: Slot): Promise<void> {
  await client.query(`UPDATE notice SET state = 'delivered', next_at = NULL, delivered_at = created_at`)
  await client.query('TRUNCATE journal_unsealed')
  await client.query('VACUUM ANALYZE')
  const clock = standingClock()
  clock.set(last.now)
  const times = await idleTicks(db, clock, 100)
  const { rows } = await client.query(`SELECT count(*)::int AS open FROM deadline WHERE state = 'open'`)
  const sent = (last.n + 1) * expected.notices
  say(`\nwith ${rows[0]?.open} open deadlines and ${sent} notices sent, nothing due`)
  say(verdict({ what: 'idle tick, ms (median of 100)', value: median(times), atMost: 10 }))
}

/** Prints figures and whether the targets are met. */
export async function run(): Promise<void> {
  const server = await openServer('anze_sweep')
  const db = openDatabase(server.url)
  const client = new pg.Client({ connectionString: server.url, options: '-c timezone=UTC' })
  try {
    await migrate(server.url)
    await client.connect()
    const all = await slots(db.prisma, (rounds + 1) * Object.keys(names).length)
    const startedAt = performance.now()
    await seed(client, all)
    say(`${open} open deadlines, ${dueEach} due a run; laid in ${((performance.now() - startedAt) / 1000).toFixed(0)} s`)
    await compare({ client, db }, all)
    const last = all.at(-1)
    if (last !== undefined) await idle({ client, db }, last)
  } finally {
    await client.end()
    await db.close()
    await server.close()
  }
}
