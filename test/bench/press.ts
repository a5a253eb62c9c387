/**
 * A whole press, from the gateway to the card it is answered with: the principal signs for a major hazard. Stored, authorised,
 * carried out, journalled, told and drawn, beside the same SQL statements in one transaction of the raw driver, and the same
 * rows read and written by ORM calls in an interactive transaction. Each run has a database of its own, copied from one.
 */
import { AsyncLocalStorage } from 'node:async_hooks'
import pg from 'pg'
import { openDatabase } from '../../src/db/client.ts'
import { percentile } from './figures.ts'
import { signByOrm } from './press-orm.ts'
import { openGateway, openPressRoom, type PressRoom, type RawPress } from './press-room.ts'
import { type Contestant, type Figures, inTurn, ratioOf, table, verdict } from './rounds.ts'

const say = (text: string) => process.stdout.write(`${text}\n`)
const names = {
  ours: 'ours: the whole press',
  raw: 'pg, the same statements, one transaction',
  orm: 'Prisma, ORM calls, interactive transaction',
} as const

/** One statement as the driver got it. */
interface Statement {
  readonly text: string
  readonly values: readonly unknown[]
}

/** In one transaction nothing may be left unflushed: what the product spares itself for a statement of its own is undone here. */
const flushed = ({ text, values }: Statement): Statement =>
  text.includes('synchronous_commit')
    ? { text: text.replace("'off'", "'on'"), values: values.map((value) => (value === 'off' ? 'on' : value)) }
    : { text, values }

/** The statements of each press, `BEGIN` and `COMMIT` left out. */
type Recording = readonly (readonly Statement[])[]

/** Makes one press; the contestants differ in this alone. */
type MakePress = (nth: number) => Promise<void>

interface Run {
  readonly count: number
  /** Made first and not counted: connections prepare their statements. */
  readonly warmUp: number
  readonly atOnce: number
}

async function timed(make: MakePress, { count, warmUp, atOnce }: Run): Promise<Figures> {
  const took: number[] = []
  const some = async (from: number, to: number): Promise<void> => {
    let next = from
    const worker = async () => {
      while (next < to) {
        const nth = next++
        const begun = performance.now()
        await make(nth)
        took.push(performance.now() - begun)
      }
    }
    await Promise.all(Array.from({ length: atOnce }, worker))
  }
  await some(0, warmUp)
  took.length = 0
  const [begun, cpu] = [performance.now(), process.cpuUsage()]
  await some(warmUp, count)
  const spent = process.cpuUsage(cpu)
  const made = count - warmUp
  return {
    'presses/s': (made * 1_000) / (performance.now() - begun),
    'CPU ms/press': (spent.user + spent.system) / 1_000 / made,
    'p50 ms': percentile(took, 0.5),
    'p99 ms': percentile(took, 0.99),
  }
}

const poolSize = 8

/** Has a press be made by the product on a copy of the database. */
async function onProduct<T>(room: PressRoom, work: (make: MakePress) => Promise<T>): Promise<T> {
  const url = await room.copy()
  const db = openDatabase(url, { poolSize })
  const gateway = await openGateway(db)
  const make = async (nth: number) => {
    const answer = (await gateway.receive(room.presses[nth] as RawPress)) as { toast?: { type?: string }; card?: unknown }
    if (answer.toast?.type !== 'success' || answer.card === undefined) throw new Error(`press ${nth}: ${JSON.stringify(answer.toast)}`)
  }
  try {
    return await work(make)
  } finally {
    await gateway.stop()
    await db.close()
    await room.forget(url)
  }
}

/** Every statement of every press with its parameters, in the order in which they were sent. */
async function recorded(room: PressRoom): Promise<Recording> {
  const current = new AsyncLocalStorage<Statement[]>()
  const { query } = pg.Client.prototype
  pg.Client.prototype.query = function noted(this: pg.Client, ...args: unknown[]) {
    const [asked, values] = args as [string | { text: string; values?: unknown[] }, unknown[] | undefined]
    const text = typeof asked === 'string' ? asked : asked.text
    const given = (typeof asked === 'string' ? values : asked.values) ?? []
    if (!/^(BEGIN|COMMIT)/.test(text)) current.getStore()?.push(flushed({ text, values: given }))
    return Reflect.apply(query, this, args)
  } as typeof query
  try {
    return await onProduct(room, async (make) => {
      const all: Statement[][] = []
      for (const nth of room.presses.keys()) {
        const statements: Statement[] = []
        await current.run(statements, () => make(nth))
        all.push(statements)
      }
      return all
    })
  } finally {
    pg.Client.prototype.query = query
  }
}

/** The recorded statements, prepared, in one transaction each. */
async function onDriver(room: PressRoom, recording: Recording, run: Run): Promise<Figures> {
  const url = await room.copy()
  const pool = new pg.Pool({ connectionString: url, max: poolSize, options: '-c timezone=UTC' })
  const known = new Map<string, string>()
  const nameOf = (text: string) => {
    const name = known.get(text) ?? `s${known.size}`
    known.set(text, name)
    return name
  }
  const make = async (nth: number) => {
    const client = await pool.connect()
    await client.query('BEGIN')
    for (const { text, values } of recording[nth] ?? []) await client.query({ name: nameOf(text), text, values: [...values] })
    await client.query('COMMIT')
    client.release()
  }
  try {
    return await timed(make, run)
  } finally {
    await pool.end()
    await room.forget(url)
  }
}

async function onOrm(room: PressRoom, run: Run): Promise<Figures> {
  const url = await room.copy()
  const db = openDatabase(url, { poolSize })
  try {
    return await timed((nth) => signByOrm(db, room.presses[nth] as RawPress), run)
  } finally {
    await db.close()
    await room.forget(url)
  }
}

/** @param args - rounds, presses a run, at once; 5, 160 and 8 when left out. */
export async function run([rounds = '5', count = '160', atOnce = '8']: readonly string[]): Promise<void> {
  const each: Run = { count: Number(count), warmUp: Math.ceil(Number(count) / 4), atOnce: Number(atOnce) }
  say(`preparing ${count} major hazards that wait for a signature …`)
  const room = await openPressRoom(each.count)
  try {
    const recording = await recorded(room)
    say(`${rounds} rounds of ${each.count - each.warmUp} presses, ${atOnce} at once, ${recording.at(-1)?.length} statements a press\n`)
    const contestants: readonly Contestant[] = [
      { name: names.ours, run: () => onProduct(room, (make) => timed(make, each)) },
      { name: names.raw, run: () => onDriver(room, recording, each) },
      { name: names.orm, run: () => onOrm(room, each) },
    ]
    const standings = await inTurn(contestants, { rounds: Number(rounds) })
    for (const figure of ['presses/s', 'CPU ms/press', 'p50 ms', 'p99 ms']) say(`${table(standings, { figure, base: names.raw })}\n`)
    const ratio = (to: string) => ratioOf(standings, { figure: 'presses/s', of: names.ours, to })
    say(verdict({ what: `presses/s of ${names.raw}`, value: ratio(names.raw), atLeast: 0.7 }))
    say(verdict({ what: `presses/s of ${names.orm}`, value: ratio(names.orm), atLeast: 4 }))
  } finally {
    await room.close()
  }
}
