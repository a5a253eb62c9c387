/**
 * 500 presses of 20 people on the embedded database, at a human pace and back to back, beside the same presses on a bot
 * that does nothing. Prints figures and judges none.
 */
import { loadavg } from 'node:os'

import pg from 'pg'

import { ControlApi } from '../harness/control-api.ts'
import { openProductRoom } from './bench-room.ts'
import { drive, type Made } from './drive.ts'
import { heading, line, percentile } from './figures.ts'
import { openIdOf, personOf, twenty } from './people.ts'
import { type Plan, prepareRound } from './prepare.ts'
import type { Press } from './press-kinds.ts'
import { openTrivialRoom } from './trivial-room.ts'

const each = 25
/** A person reads half a second to a second between two presses. */
const human = () => 500 + Math.random() * 500
const none = () => 0
const say = (text: string) => process.stdout.write(`${text}\n`)

type Room = Awaited<ReturnType<typeof openProductRoom>>

/** Statements sent to the database since the start of the program. */
let statements = 0
function countStatements(): void {
  const { query } = pg.Client.prototype
  pg.Client.prototype.query = function counted(this: pg.Client, ...args: unknown[]) {
    statements += 1
    return Reflect.apply(query, this, args)
  } as typeof query
}

/** The card each person presses on: the notice about the hazard where there is one, else the help card. */
async function messagesOf({ sandbox, deps }: Room): Promise<(by: (typeof twenty)[number], press: Press) => string> {
  const api = new ControlApi(sandbox.url)
  const anchors = new Map<string, string>()
  for (const by of twenty) {
    await api.menu(openIdOf(by), 'help')
    await api.settle()
    anchors.set(personOf(by), (await api.messages(openIdOf(by))).at(-1)?.messageId ?? '')
  }
  const notices = await deps.db.prisma.notice.findMany({ where: { channel: 'card', messageId: { not: null } } })
  const byHazard = new Map(notices.map(({ subjectId, personId, messageId }) => [`${subjectId} ${personId}`, messageId ?? '']))
  return (by, { value, action }) => {
    const own = action.startsWith('hz_') ? byHazard.get(`${String(value.hazard)} ${personOf(by)}`) : undefined
    return own ?? anchors.get(personOf(by)) ?? ''
  }
}

/** When each person's card about a hazard came, by hazard. */
function watchNotices({ sandbox }: Room): Map<string, number> {
  const arrived = new Map<string, number>()
  sandbox.world.feed.listen((name, data) => {
    if (name !== 'message') return
    const { content } = (data as { message: { content: unknown } }).message
    const text = JSON.stringify(content)
    const hazard = text.includes('hz_sign') ? /"hazard":"([^"]+)"/.exec(text)?.[1] : undefined
    if (hazard !== undefined && !arrived.has(hazard)) arrived.set(hazard, performance.now())
  })
  return arrived
}

async function round(room: Room, plan: Plan, readsMs: () => number): Promise<{ made: Made[]; cards: number[] }> {
  const api = new ControlApi(room.sandbox.url)
  const message = await messagesOf(room)
  const arrived = watchNotices(room)
  const made = await drive(plan, { url: room.sandbox.url, message, readsMs })
  await api.settle()
  const approvals = made.filter(({ press }) => press.action === 'hz_grade_ok')
  const cards = approvals.map(({ press, startedAt }) => (arrived.get(String(press.value.hazard)) ?? Number.NaN) - startedAt)
  return { made, cards }
}

/** Statements of one press of each kind, alone on the machine. */
async function statementsByAction(room: Room, plan: Plan): Promise<string> {
  const message = await messagesOf(room)
  const counts = new Map<string, number>()
  const api = new ControlApi(room.sandbox.url)
  for (const [by, presses] of plan) {
    for (const press of presses) {
      if (counts.has(press.action) && !press.action.startsWith('hz_')) continue
      await api.settle()
      const before = statements
      await drive(new Map([[by, [press]]]), { url: room.sandbox.url, message, readsMs: none })
      counts.set(press.action, Math.min(counts.get(press.action) ?? Number.POSITIVE_INFINITY, statements - before))
    }
  }
  return [...counts].map(([action, count]) => `${action} ${count}`).join(', ')
}

const load = () => `load ${loadavg()[0]?.toFixed(2)}`
const times = (made: readonly Made[]) => made.map(({ elapsedMs }) => elapsedMs)

function byAction(made: readonly Made[]): string[] {
  const actions = [...new Set(made.map(({ press }) => press.action))].sort()
  return actions.map((action) => line(`    ${action}`, times(made.filter(({ press }) => press.action === action))))
}

type TrivialRoom = Awaited<ReturnType<typeof openTrivialRoom>>

async function trivialRound(room: TrivialRoom, plan: Plan, readsMs: () => number): Promise<number[]> {
  const message = (by: (typeof twenty)[number]) => room.anchors.get(openIdOf(by)) ?? ''
  return times(await drive(plan, { url: room.sandbox.url, message, readsMs }))
}

/** @param args - `--statements` also counts the statements of one press of each kind. */
export async function run(args: readonly string[]): Promise<void> {
  countStatements()
  say(`preparing hazards (${load()})`)
  const room = await openProductRoom()
  const trivialRoom = await openTrivialRoom(twenty.map(openIdOf))
  try {
    const api = new ControlApi(room.sandbox.url)
    const plans = [await prepareRound(room.deps, twenty, each), await prepareRound(room.deps, twenty, each)] as const
    const counted = args.includes('--statements') ? await prepareRound(room.deps, twenty, each) : undefined
    while ((await api.settle().catch(() => null)) === null);
    if (counted) say(`statements of one press alone: ${await statementsByAction(room, counted)}`)
    say(`\n${heading}`)
    for (const [name, readsMs, plan] of [
      ['20 people, each reads 0.5-1 s between presses', human, plans[0]],
      ['20 people, back to back', none, plans[1]],
    ] as const) {
      const { made, cards } = await round(room, plan, readsMs)
      say(line(name, times(made)))
      for (const text of byAction(made)) say(text)
      say(line('  approval pressed → card to be signed shown', cards))
      const trivial = await trivialRound(trivialRoom, plan, readsMs)
      say(line('  the same presses on a bot that does nothing', trivial))
      const ratio = (share: number) => (percentile(times(made), share) / percentile(trivial, share)).toFixed(1)
      say(`  ratio p50 ${ratio(0.5)}, p95 ${ratio(0.95)}; ${load()}\n`)
    }
  } finally {
    await trivialRoom.close()
    await room.close()
  }
}
