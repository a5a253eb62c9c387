import { audienceOf } from '../audience.ts'
import { verifyForm } from '../forms.ts'
import { fieldError } from '../parse-form.ts'
import { hazardClocks } from '../rules/clock-names.ts'
import { loopNotices } from '../rules/notice-words.ts'
import { judgeSubmission } from '../store.ts'
import { restartFixClock, startWorkdayClock, stopAllClocks, stopClock } from './clocks.ts'
import { hazardCommand, type Step } from './hazard-command.ts'
import { tell } from './telling.ts'

type Verifying = Step<{ on_site: boolean; reason?: string | undefined }>

async function judge({ tx, actor, facts, form, now }: Verifying, verdict: 'passed' | 'returned'): Promise<void> {
  if (facts.submission === null) return
  const verifier = { verifierId: actor.personId, verifierRole: actor.role, verifiedAt: now }
  await judgeSubmission(tx, facts.submission.id, { ...verifier, verdict, isOnSite: form.on_site, reason: form.reason ?? null })
}

/**
 * Finds a fix good: a general hazard is closed, a major one goes to its closing signatures.
 *
 * A major hazard is verified on the spot, never from pictures alone.
 */
export const verifyOk = hazardCommand({
  command: 'verify_ok',
  form: verifyForm,
  apply: async (step) => {
    const { tx, actor, facts, form, now } = step
    const isMajor = facts.hazard.grade === 'major'
    if (isMajor && !form.on_site) throw fieldError('on_site', '没有勾选：重大隐患要到现场复查，请到现场后再提交。')
    await judge(step, 'passed')
    const evidence = facts.photos.filter(({ submissionId }) => submissionId === facts.submission?.id).map(({ sha256 }) => sha256)
    if (!isMajor) {
      await stopAllClocks(step, 'closed')
      return { set: { closedAt: now }, evidence, reason: form.reason }
    }
    await stopClock(step, hazardClocks.verify, 'verified')
    await startWorkdayClock(step, 'close')
    const { submission } = facts
    const passed = submission === null ? null : { ...submission, verdict: 'passed' as const, verifierId: actor.personId }
    await tell(step, {
      kind: loopNotices.toClose,
      to: await audienceOf(tx, { facts: { ...facts, submission: passed }, words: ['closers'] }, now),
    })
    return { evidence, reason: form.reason }
  },
})

/** Sends a fix back with the reason; the due date stays, and past it the hazard is overdue at once. */
export const verifyNo = hazardCommand({
  command: 'verify_no',
  form: verifyForm,
  apply: async (step) => {
    const { tx, facts, form, now } = step
    if (form.reason === undefined) throw fieldError('reason', '没有填写，请写明哪里不合格、还要做什么。')
    await judge(step, 'returned')
    await stopClock(step, hazardClocks.verify, 'returned')
    await restartFixClock(step)
    await tell(step, { kind: loopNotices.returned, to: await audienceOf(tx, { facts, words: ['fixer', 'safety'] }, now) })
    return { set: { submittedAt: null, returnedCount: facts.hazard.returnedCount + 1 }, reason: form.reason }
  },
})
