import type { Tx } from '../../../db/types.ts'
import type { RungDeps, RunningDeadline } from '../../../deadlines/index.ts'
import { record } from '../../../journal/index.ts'
import { enqueueNotices } from '../../../notices/index.ts'
import { audienceOf } from '../audience.ts'
import type { HazardFacts } from '../facts.ts'
import { factsOf } from '../queries/facts.ts'
import { hazardNotices } from '../rules/notice-names.ts'

/** Recorded attempts that failed, after which the county is told before the 72 hours are over. */
export const failedAttemptsNeeded = 2

const isUnsigned = ({ notification, hazard }: HazardFacts): boolean =>
  hazard.state === 'awaiting_signature' && notification?.signedAt === null && notification.deliveredOnPaper === null

/**
 * Cards that did not reach a signer, and calls of the insurer that were recorded as unanswered.
 *
 * A card with its rings is one attempt; what was dropped because there was nothing left to tell is none.
 */
async function failedAttempts(tx: Tx, facts: HazardFacts, now: Date): Promise<number> {
  const signers = await audienceOf(tx, { facts, words: ['signers'] }, now)
  // Nobody is there to be reached on any channel: every attempt has failed.
  if (signers.length === 0) return failedAttemptsNeeded
  const notices = await tx.notice.findMany({
    where: {
      subjectType: 'hazard',
      subjectId: facts.hazard.id,
      kind: hazardNotices.majorNotice,
      personId: { in: signers.map(({ personId }) => personId) },
      state: 'failed',
    },
    select: { id: true, parentId: true },
  })
  const calls = await tx.journalRow.count({
    where: { subjectType: 'hazard', subjectId: facts.hazard.id, action: 'hazard.attempted' },
  })
  const cards = new Set(notices.map(({ id, parentId }) => parentId ?? id))
  return cards.size + calls
}

/** 48 hours unsigned: the county is told when two recorded attempts have failed, else it waits for the 72 hours. */
export async function tellCountyAfterFailures(tx: Tx, deadline: RunningDeadline, deps: RungDeps): Promise<void> {
  const facts = await factsOf(tx, deadline.subject.id)
  if (facts === null || !isUnsigned(facts)) return
  if ((await failedAttempts(tx, facts, deps.clock.now())) >= failedAttemptsNeeded) await tellCounty(tx, deps, { facts, hours: 48 })
}

/** 72 hours unsigned: the county is told in any case; once, if it was told after 48. */
export async function tellCountyUnsigned(tx: Tx, deadline: RunningDeadline, deps: RungDeps): Promise<void> {
  const facts = await factsOf(tx, deadline.subject.id)
  if (facts !== null && isUnsigned(facts)) await tellCounty(tx, deps, { facts, hours: 72 })
}

async function tellCounty(tx: Tx, deps: RungDeps, unsigned: { facts: HazardFacts; hours: number }): Promise<void> {
  const { facts, hours } = unsigned
  const subject = { type: 'hazard', id: facts.hazard.id }
  const people = await audienceOf(tx, { facts, words: ['county'] }, deps.clock.now())
  const requests = people.map((to) => ({
    ...{ kind: hazardNotices.unsignedCounty, subject, to, params: { hours }, buzz: ['buzz-app' as const] },
    dedupeKey: `${hazardNotices.unsignedCounty}:${facts.hazard.id}:${facts.notification?.round ?? 1}:${to.personId}`,
  }))
  const told = await enqueueNotices(tx, deps, requests)
  if (told.length === 0) return
  await record(tx, deps, {
    action: 'hazard.county_told_unsigned',
    by: 'clock',
    channel: 'clock',
    subject,
    details: { hours, told: told.length },
  })
}
