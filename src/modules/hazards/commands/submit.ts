import { AppError } from '../../../lib/errors.ts'
import { audienceOf } from '../audience.ts'
import type { HazardFacts } from '../facts.ts'
import { submitForm } from '../forms.ts'
import { loopNotices } from '../rules/notice-words.ts'
import { insertSubmission } from '../store.ts'
import { fixClock, startWorkdayClock, stopClock } from './clocks.ts'
import { hazardCommand } from './hazard-command.ts'
import { tell } from './telling.ts'

/**
 * Hands a fix in: measures and at least one picture after it, taken for this round.
 *
 * On time it stops the clock of the fix, however late it is verified; handed in late it stays overdue until it is closed.
 */
export const submitRectification = hazardCommand({
  command: 'submit',
  form: submitForm,
  apply: async (step) => {
    const { tx, actor, facts, form, now, ids } = step
    const evidence = newPhotos(facts)
    const { hazard } = facts
    const submission = { id: ids.next(), hazardId: hazard.id, round: (facts.submission?.round ?? 0) + 1, measures: form.measures }
    const by = { personId: actor.personId, role: actor.role, at: now }
    await insertSubmission(tx, { ...submission, ...by, costFen: form.cost ?? null })
    const isOnTime = hazard.dueAt === null || now < hazard.dueAt
    if (isOnTime) await stopClock(step, fixClock(hazard.grade), 'submitted')
    await startWorkdayClock(step, 'verify')
    const submitted = { ...facts, submission: submissionFact(submission, { step: by, facts }) }
    await tell(step, { kind: loopNotices.toVerify, to: await audienceOf(tx, { facts: submitted, words: ['verifier'] }, now) })
    return { set: { submittedAt: now }, evidence, details: { round: submission.round, isOnTime } }
  },
})

/** @throws AppError `invalid-input` when no picture was sent for this round. */
function newPhotos({ photos }: HazardFacts): readonly string[] {
  const after = photos.filter(({ phase, submissionId }) => phase === 'after' && submissionId === null)
  if (after.length > 0) return after.map(({ sha256 }) => sha256)
  throw new AppError('invalid-input', '还没有整改后的照片。请先在聊天里直接发送照片，再提交。')
}

/** The submission as the audience looks at it: who handed in does not verify. */
function submissionFact(
  row: { id: string; round: number; measures: string },
  of: { step: { personId: string; role: string; at: Date }; facts: HazardFacts },
): NonNullable<HazardFacts['submission']> {
  const { personId, role, at } = of.step
  const by = { ...of.facts.finder, personId, role, organisationId: of.facts.hazard.enterpriseId ?? '' }
  return { ...row, costFen: null, by, at, verifierId: null, verdict: null, reason: null }
}
