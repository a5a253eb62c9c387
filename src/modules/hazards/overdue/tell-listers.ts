import type { Tx } from '../../../db/types.ts'
import type { RungDeps, RunningDeadline } from '../../../deadlines/index.ts'
import { record } from '../../../journal/index.ts'
import { enqueueNotices } from '../../../notices/index.ts'
import { bodiesAtLevel, dutyRecipients } from '../../directory/index.ts'
import { factsOf } from '../queries/facts.ts'
import { hazardNotices } from '../rules/notice-names.ts'

/** The day of 挂牌督办 has passed and the hazard is not closed: who listed it is told, and the city's bureau. */
export async function tellListers(tx: Tx, deadline: RunningDeadline, deps: RungDeps): Promise<void> {
  const { subject } = deadline
  const facts = await factsOf(tx, subject.id)
  if (!facts?.listing || !facts.enterprise) return
  const now = deps.clock.now()
  const { bureau } = await bodiesAtLevel(tx, { enterprise: facts.enterprise, from: 'city' }, now)
  const bodies = new Set([facts.listing.organisationId, ...(bureau === null ? [] : [bureau.organisationId])])
  for (const organisationId of bodies) {
    const people = await dutyRecipients(tx, { organisationId, matter: 'overdue-report' }, now)
    const requests = people.map((to) => ({
      ...{ kind: hazardNotices.listingOverdue, subject, to, buzz: ['buzz-app' as const] },
      dedupeKey: `${hazardNotices.listingOverdue}:${deadline.id}:${to.personId}`,
    }))
    await enqueueNotices(tx, deps, requests)
  }
  await record(tx, deps, { action: 'listing.overdue', by: 'clock', channel: 'clock', subject, details: { bodies: [...bodies] } })
}
