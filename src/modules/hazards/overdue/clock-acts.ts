import type { Tx } from '../../../db/types.ts'
import type { RungDeps, RunningDeadline } from '../../../deadlines/index.ts'
import { record } from '../../../journal/index.ts'
import { enqueueNotices, refreshNotices } from '../../../notices/index.ts'
import { audienceOf } from '../audience.ts'
import { redrawHazard } from '../commands/redraw.ts'
import { factsOf } from '../queries/facts.ts'
import { hazardNotices } from '../rules/notice-names.ts'
import { endWaitingExtension } from '../store/extension-rows.ts'
import { lockHazard, writeHazard } from '../store.ts'

/** Puts a draft away whose seven days are over; nothing is deleted. */
export async function putAwayDraft(tx: Tx, deadline: RunningDeadline, deps: RungDeps): Promise<void> {
  const subject = deadline.subject
  await lockHazard(tx, subject.id)
  const facts = await factsOf(tx, subject.id)
  if (facts?.hazard.state !== 'draft' || facts.hazard.putAwayAt !== null) return
  await writeHazard(tx, facts.hazard, { putAwayAt: deps.clock.now() })
  await record(tx, deps, { action: 'hazard.put_away', by: 'clock', channel: 'clock', subject })
  await refreshNotices(tx, deps, subject)
}

/** The due instant passed without a decision on more time: the old date stands, both sides are told. */
export async function lapseExtension(tx: Tx, deadline: RunningDeadline, deps: RungDeps): Promise<void> {
  const subject = deadline.subject
  await lockHazard(tx, subject.id)
  const facts = await factsOf(tx, subject.id)
  if (facts?.extension?.state !== 'waiting') return
  const { id } = facts.extension
  const now = deps.clock.now()
  await endWaitingExtension(tx, id, { state: 'lapsed', decidedAt: now })
  await writeHazard(tx, facts.hazard, {})
  await record(tx, deps, { action: 'hazard.extension_lapsed', by: 'clock', channel: 'clock', subject, details: { extension: id } })
  const decider = facts.hazard.isOrdered ? 'county' : facts.hazard.grade === 'major' ? 'manager' : 'responsible'
  const people = await audienceOf(tx, { facts, words: ['fixer', 'safety', decider] }, now)
  const requests = people.map((to) => ({
    ...{ kind: hazardNotices.extensionLapsed, subject, to, params: { extension: id } },
    dedupeKey: `${hazardNotices.extensionLapsed}:${id}:${to.personId}`,
  }))
  await enqueueNotices(tx, deps, requests)
  await redrawHazard(tx, deps, facts)
}
