import type { Tx } from '../db/types.ts'
import { record } from '../journal/index.ts'
import { enqueueNotices, type NoticeRequest } from '../notices/index.ts'
import { collapsedPeople } from './collapse.ts'
import { logRungs, noRecipient, type RungEntry, runRecipient } from './rung-log.ts'
import type { TimedRung } from './rung-times.ts'
import { type Telling, tellingsOf } from './tellings.ts'
import type { DeadlineKind, Rung, RungDeps, RunningDeadline } from './types.ts'

/** A deadline whose rungs are due. */
export interface Firing {
  readonly deadline: RunningDeadline
  readonly kind: DeadlineKind
  readonly ladderVersion: number
}

/**
 * Fires what is due, in order, each rung once.
 *
 * Stops when a handler has closed or moved the deadline: what is no longer open is not told.
 */
export async function fireRungs(tx: Tx, deps: RungDeps, firing: Firing & { due: readonly TimedRung[] }): Promise<void> {
  const { kind, deadline } = firing
  const rungs = firing.due.map(({ rung }) => rung)
  const reminders = new Map<string, Telling[]>()
  for (const rung of rungs) if (!rung.isEscalation) reminders.set(rung.rung, await tellingsOf(tx, kind, { rung, deadline }))
  const collapsed = collapsedPeople(
    rungs.map(({ rung, isEscalation }) => ({ rung, isEscalation, recipients: (reminders.get(rung) ?? []).map(({ to }) => to) })),
  )
  for (const rung of rungs) {
    await runHandlers(tx, deps, { ...firing, rung })
    // An escalation asks who its audience is at its turn: a handler of an earlier rung may have made the report it is about.
    const tellings = reminders.get(rung.rung) ?? (await tellingsOf(tx, kind, { rung, deadline }))
    await tell(tx, deps, { ...firing, rung, tellings, collapsed: collapsed.get(rung.rung) ?? new Set() })
    if (runsOf(rung).length > 0 && !(await isOpen(tx, deadline.id))) return
  }
}

const runsOf = ({ acts }: Rung): string[] => acts.flatMap((act) => ('run' in act ? [act.run] : []))

async function runHandlers(tx: Tx, deps: RungDeps, { kind, deadline, rung }: Firing & { rung: Rung }): Promise<void> {
  for (const run of runsOf(rung)) await kind.runs[run]?.(tx, deadline, deps)
}

async function isOpen(tx: Tx, id: string): Promise<boolean> {
  return (await tx.deadline.count({ where: { id, state: 'open' } })) > 0
}

interface TellingRung extends Firing {
  readonly rung: Rung
  readonly tellings: readonly Telling[]
  readonly collapsed: ReadonlySet<string>
}

async function tell(tx: Tx, deps: RungDeps, firing: TellingRung): Promise<void> {
  const { deadline, ladderVersion, rung, tellings } = firing
  const entries = await logRungs(tx, { deadlineId: deadline.id, ladderVersion, at: deps.clock.now() }, entriesOf(firing))
  const told = new Set(entries.filter(({ outcome }) => outcome === 'fired').map(({ recipient }) => recipient))
  await enqueueNotices(
    tx,
    deps,
    tellings.filter(({ to }) => told.has(to.personId)).map((telling) => requestOf(firing, telling)),
  )
  await record(tx, deps, {
    action: 'deadline.rung-fired',
    by: 'clock',
    channel: 'clock',
    source: `deadline:${deadline.id}`,
    subject: deadline.subject,
    details: { kind: deadline.kind, rung: rung.rung, clause: rung.clause, ladderVersion, dueAt: deadline.dueAt, entries },
  })
}

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
