import type { Tx } from '../../../db/types.ts'
import type { RungDeps, RunningDeadline } from '../../../deadlines/index.ts'
import { record } from '../../../journal/index.ts'
import { enqueueNotices, type Recipient } from '../../../notices/index.ts'
import { bodiesAtLevel, dutyRecipients } from '../../directory/index.ts'
import { tellOperators } from '../../operations/index.ts'
import { audienceOf } from '../audience.ts'
import type { HazardFacts } from '../facts.ts'
import { factsOf } from '../queries/facts.ts'
import { signHours } from '../rules/clock-names.ts'
import { hazardNotices } from '../rules/notice-names.ts'
import { isUnsigned } from '../rules/unsigned.ts'
import type { Unreached } from './skip-channel.ts'
import { nextStandIn, reachesAnybody } from './stand-in.ts'

/** Recorded attempts that failed, after which the county is told before the 72 hours are over. */
export const failedAttemptsNeeded = 2

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
  const people = await audienceOf(tx, { facts: unsigned.facts, words: ['county'] }, deps.clock.now())
  await tellBureau(tx, deps, { ...unsigned, people })
}

interface ToBureau {
  readonly facts: HazardFacts
  readonly hours: number
  readonly people: readonly Recipient[]
}

async function tellBureau(tx: Tx, deps: RungDeps, { facts, hours, people }: ToBureau): Promise<void> {
  const subject = { type: 'hazard', id: facts.hazard.id }
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

/** The county could not be told that nobody signed: a colleague is, then the city, now; where nobody is there either, the operator. */
export async function unsignedNotReached(tx: Tx, deps: RungDeps, { hazard, channel, to }: Unreached): Promise<void> {
  const facts = await factsOf(tx, hazard)
  const untold = { hazard, kind: hazardNotices.unsignedCounty, to }
  if (channel !== 'card' || !facts?.enterprise || !isUnsigned(facts) || (await reachesAnybody(tx, untold))) return
  const now = deps.clock.now()
  const colleague = await nextStandIn(tx, untold, now)
  if (colleague !== null) return tellBureau(tx, deps, { facts, hours: signHours, people: [colleague] })
  const { bureau } = await bodiesAtLevel(tx, { enterprise: facts.enterprise, from: 'city' }, now)
  const isAbove = bureau !== null && bureau.organisationId !== to.organisationId
  const people = isAbove ? await dutyRecipients(tx, { organisationId: bureau.organisationId, matter: 'overdue-report' }, now) : []
  if (people.length > 0) return tellBureau(tx, deps, { facts, hours: signHours, people })
  await tellOperators(tx, deps, {
    matter: '重大隐患没有签收，应急管理部门也联系不上',
    text: `${facts.hazard.number ?? ''} 的告知没有人签收，县级和市级应急管理部门都没有能收到消息的登记人员。请电话联系，并请他们登记值班人员。`,
    dedupeKey: `unsigned-nobody-above:${hazard}`,
  })
}
