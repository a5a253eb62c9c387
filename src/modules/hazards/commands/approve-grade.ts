import { z } from 'zod'

import { shanghaiDate } from '../../../lib/calendar.ts'
import { audienceOf } from '../audience.ts'
import { clauseById } from '../clauses/index.ts'
import type { HazardFacts } from '../facts.ts'
import { tellOperatorUnsigned } from '../overdue/signer-not-reached.ts'
import { hazardClocks, signHours } from '../rules/clock-names.ts'
import { dueInstant, latestDue } from '../rules/due-dates.ts'
import { proposedGrade } from '../rules/grade-proposal.ts'
import { hazardNotices } from '../rules/notice-names.ts'
import { notificationText, textHash } from '../rules/notification-text.ts'
import { waitingProposal } from '../rules/separation.ts'
import { draftStatutory } from '../statutory/draft-statutory.ts'
import { insertApproval, insertNotification } from '../store.ts'
import { startClock, stopClock } from './clocks.ts'
import { hazardCommand, type Step } from './hazard-command.ts'
import { tell } from './telling.ts'

const hourMs = 3_600_000

/**
 * Confirms a major hazard and tells principal and controller in the same act: the text is fixed, its hash kept, and the due
 * date runs from here whether or not anybody signs.
 */
export const approveGrade = hazardCommand({
  command: 'approve_grade',
  form: z.object({}),
  apply: async (step) => {
    const { facts, now } = step
    const dueOn = dueDay(facts, now)
    const dueAt = dueInstant(dueOn)
    await sign(step)
    const text = notificationText(content(step, dueOn))
    const evidence = textHash(text)
    const notification = { id: step.ids.next(), hazardId: facts.hazard.id, round: (facts.notification?.round ?? 0) + 1 }
    await insertNotification(step.tx, { ...notification, text, textHash: evidence, issuedAt: now, issuedBy: step.actor.personId })
    await stopClock(step, hazardClocks.grade, 'graded')
    await startClock(step, hazardClocks.sign, new Date(now.getTime() + signHours * hourMs))
    await startClock(step, hazardClocks.fixMajor, dueAt)
    await tellSigners(step)
    return {
      to: 'major_confirmed',
      set: { grade: 'major', confirmedAt: now, notifiedAt: now, dueOn, dueAt, originalDueAt: dueAt },
      details: { dueOn, notification: evidence },
      followedBy: [{ action: 'major.notified', from: 'major_confirmed', to: 'awaiting_signature' }],
      afterWrite: ({ tx, deps, facts: written }) => draftStatutory(tx, deps, written.hazard.id),
    }
  },
})

/** The date proposed, as long as it still lies ahead; else the usual one. A major hazard is never without a date. */
function dueDay(facts: HazardFacts, now: Date): string {
  const today = shanghaiDate(now)
  const { dueOn } = proposedGrade(facts)
  return dueOn !== null && dueOn >= today ? dueOn : latestDue('major', today)
}

async function sign({ tx, actor, facts, now, ids }: Step<unknown>): Promise<void> {
  const round = waitingProposal(facts, 'grade')?.round ?? 1
  const by = { personId: actor.personId, organisationId: actor.organisationId, role: actor.role }
  const approval = { id: ids.next(), hazardId: facts.hazard.id, act: 'grade', step: 'approve', verdict: 'agreed', round }
  await insertApproval(tx, { ...approval, ...by, at: now, details: {} })
}

function content({ facts, actor, now }: Step<unknown>, dueOn: string) {
  const { hazard, enterprise } = facts
  const foundOn = shanghaiDate(hazard.foundAt ?? hazard.createdAt)
  const line = enterprise === null ? null : clauseById(`${hazard.standardId}|${hazard.clause}`, { industry: enterprise.industry, foundOn })
  const site = enterprise === null || enterprise.siteName === '' ? '' : `（${enterprise.siteName}）`
  return {
    number: hazard.number ?? '',
    enterpriseName: `${enterprise?.name ?? ''}${site}`,
    creditCode: enterprise?.creditCode ?? null,
    place: hazard.place,
    foundOn,
    finderBody: facts.finder.organisationName,
    fact: hazard.fact ?? hazard.description,
    clause: line === null ? clauseByHand(hazard.clause) : `《${line.standardTitle}》（${line.number}）第 ${line.clause} 项`,
    clauseText: hazard.clauseText ?? '',
    clauseSource: line === null ? ('by-hand' as const) : ('catalogue' as const),
    harm: hazard.harm ?? '',
    advice: hazard.advice ?? '',
    dueOn,
    issuedOn: shanghaiDate(now),
    issuerName: actor.organisationName,
    isImminent: hazard.imminent,
  }
}

/** Where the catalogue has no line the number may stand in the text that was typed in. */
const clauseByHand = (clause: string | null): string => (clause === null || clause === '' ? '定级人填写的条款' : `「${clause}」`)

/** Card and app buzz at hour 0; nobody there to sign: the paper is the only way, at once. */
async function tellSigners(step: Step<unknown>): Promise<void> {
  const { tx, facts, now } = step
  const signers = await audienceOf(tx, { facts, words: ['signers'] }, now)
  if (signers.length > 0) return tell(step, { kind: hazardNotices.majorNotice, to: signers, buzz: ['buzz-app'] })
  await tell(step, { kind: hazardNotices.paperTask, to: await audienceOf(tx, { facts, words: ['responsible'] }, now) })
  return tellOperatorUnsigned(tx, step.deps, facts)
}
