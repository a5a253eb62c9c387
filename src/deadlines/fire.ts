import type { Tx } from '../db/types.ts'
import { type JournalEntry, recordAll } from '../journal/index.ts'
import { enqueueNotices, type NoticeRequest } from '../notices/index.ts'
import { collapsedPeople } from './collapse.ts'
import { logRungs, noRecipient, type RungEntry, runRecipient } from './rung-log.ts'
import { type Telling, tellingsOf } from './tellings.ts'
import type { DeadlineKind, Rung, RungDeps, RunningDeadline } from './types.ts'

/** A deadline, and its rungs that are due, in the order in which they fire. */
export interface Firing {
  readonly deadline: RunningDeadline
  readonly kind: DeadlineKind
  readonly ladderVersion: number
  readonly due: readonly Rung[]
}

/** Names of what a rung has modules do. */
export const runsOf = ({ acts }: Rung): string[] => acts.flatMap((act) => ('run' in act ? [act.run] : []))

/**
 * Fires what is due of one deadline, in order, each rung once.
 *
 * Stops when a handler has closed or moved the deadline: what is no longer open is not told.
 */
export async function fireRungs(tx: Tx, deps: RungDeps, firing: Firing): Promise<void> {
  const { kind, deadline, due } = firing
  const { tellings: known, collapsed } = await remindersOf(tx, firing)
  for (const rung of due) {
    for (const run of runsOf(rung)) await kind.runs[run]?.(tx, deadline, deps)
    // An escalation asks who its audience is at its turn: a handler of an earlier rung may have made the report it is about.
    const tellings = known.get(rung.rung) ?? (await tellingsOf(tx, [{ kind, deadline, rung }]))[0] ?? []
    await tell(tx, deps, [{ ...firing, rung, tellings, collapsed: collapsed.get(rung.rung) ?? new Set() }])
    if (runsOf(rung).length > 0 && !(await isOpen(tx, deadline.id))) return
  }
}

async function remindersOf(tx: Tx, { kind, deadline, due }: Firing) {
  const reminders = due.filter(({ isEscalation }) => !isEscalation)
  const found = await tellingsOf(
    tx,
    reminders.map((rung) => ({ kind, deadline, rung })),
  )
  const tellings = new Map(reminders.map(({ rung }, n) => [rung, found[n] ?? []]))
  return { tellings, collapsed: collapsedIn(due, tellings) }
}

const collapsedIn = (due: readonly Rung[], tellings: ReadonlyMap<string, readonly Telling[]>) =>
  collapsedPeople(due.map(({ rung, isEscalation }) => ({ rung, isEscalation, recipients: (tellings.get(rung) ?? []).map(({ to }) => to) })))

/**
 * Fires what is due of many deadlines in a few statements. Only for rungs that tell and run nothing: with nothing done between
 * them it makes no difference whether they are told one after the other.
 */
export async function fireTogether(tx: Tx, deps: RungDeps, firings: readonly Firing[]): Promise<void> {
  const rungs = firings.flatMap((firing) => firing.due.map((rung) => ({ ...firing, rung })))
  const found = (await tellingsOf(tx, rungs)).values()
  const telling = firings.flatMap((firing) => {
    const tellings = new Map(firing.due.map(({ rung }) => [rung, found.next().value ?? []]))
    const collapsed = collapsedIn(firing.due, tellings)
    return firing.due.map((rung): TellingRung => {
      const own = { tellings: tellings.get(rung.rung) ?? [], collapsed: collapsed.get(rung.rung) ?? new Set<string>() }
      return { ...firing, rung, ...own }
    })
  })
  await tell(tx, deps, telling)
}

async function isOpen(tx: Tx, id: string): Promise<boolean> {
  return (await tx.deadline.count({ where: { id, state: 'open' } })) > 0
}

interface TellingRung extends Firing {
  readonly rung: Rung
  readonly tellings: readonly Telling[]
  readonly collapsed: ReadonlySet<string>
}

/** Puts rungs on record, asks for their notices and journals them: a statement each, however many they are. */
async function tell(tx: Tx, deps: RungDeps, rungs: readonly TellingRung[]): Promise<void> {
  const at = deps.clock.now()
  const logs = rungs.map((one) => ({ deadlineId: one.deadline.id, ladderVersion: one.ladderVersion, at, entries: entriesOf(one) }))
  const isNew = await logRungs(tx, logs)
  const requests = rungs.flatMap((one, n) => {
    const told = new Set((isNew[n] ?? []).filter(({ outcome }) => outcome === 'fired').map(({ recipient }) => recipient))
    return one.tellings.filter(({ to }) => told.has(to.personId)).map((telling) => requestOf(one, telling))
  })
  await enqueueNotices(tx, deps, requests)
  await recordAll(
    tx,
    deps,
    rungs.map((one, n) => journalOf(one, isNew[n] ?? [])),
  )
}

const journalOf = ({ deadline, rung, ladderVersion }: TellingRung, entries: readonly RungEntry[]): JournalEntry => ({
  action: 'deadline.rung-fired',
  by: 'clock',
  channel: 'clock',
  source: `deadline:${deadline.id}`,
  subject: deadline.subject,
  details: { kind: deadline.kind, rung: rung.rung, clause: rung.clause, ladderVersion, dueAt: deadline.dueAt, entries },
})

function entriesOf({ rung, tellings, collapsed }: TellingRung): RungEntry[] {
  const people = tellings.map(
    ({ to }): RungEntry => ({
      rung: rung.rung,
      recipient: to.personId,
      outcome: collapsed.has(to.personId) ? 'collapsed' : 'fired',
    }),
  )
  const runs = runsOf(rung).map((run): RungEntry => ({ rung: rung.rung, recipient: runRecipient(run), outcome: 'fired' }))
  const entries = [...runs, ...people]
  return entries.length > 0 ? entries : [{ rung: rung.rung, recipient: noRecipient, outcome: 'nobody' }]
}

function requestOf({ deadline, ladderVersion, rung }: TellingRung, { kind, to, buzz }: Telling): NoticeRequest {
  return {
    kind,
    subject: deadline.subject,
    to,
    params: { ...deadline.params, deadline: deadline.kind, rung: rung.rung, dueAt: deadline.dueAt.toISOString() },
    dedupeKey: `${deadline.id}:${ladderVersion}:${rung.rung}:${to.personId}`,
    buzz,
  }
}
