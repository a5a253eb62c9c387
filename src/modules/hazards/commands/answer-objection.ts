import { z } from 'zod'
import { AppError } from '../../../lib/errors.ts'
import { fieldError } from '../parse-form.ts'
import { hazardNotices } from '../rules/notice-names.ts'
import { waitingProposal } from '../rules/separation.ts'
import { hazardCommand, type Step } from './hazard-command.ts'
import { propose } from './sign-chain.ts'
import { tellAudience } from './tell-audience.ts'

const answerObjectionForm = z.object({ verdict: z.enum(['upheld', 'dismissed']), reason: z.string().trim().max(500).optional() })

/** Upheld, a major grade is not gone: the manager's agreement is the proposal, the county bureau decides. */
async function proposeDowngrade(step: Step<z.infer<typeof answerObjectionForm>>): Promise<void> {
  if (step.facts.hazard.grade !== 'major' || waitingProposal(step.facts, 'downgrade') !== null) return
  await propose(step, 'downgrade', step.form.reason ?? '采纳企业对定级的异议')
  await tellAudience(step, { tell: hazardNotices.downgradeAsked, to: ['county'] })
}

/** Answers the enterprise's objection to a grade, with the reason. */
export const answerObjection = hazardCommand({
  command: 'answer_objection',
  form: answerObjectionForm,
  apply: async (step) => {
    const { tx, actor, facts, form, now } = step
    const objection = facts.objection
    if (objection?.state !== 'waiting') throw new AppError('wrong-state', '没有等待答复的异议。')
    if (form.verdict === 'dismissed' && (form.reason ?? '') === '') throw fieldError('reason', '没有填写，请写明为什么不采纳。')
    await tx.gradeObjection.update({
      where: { id: objection.id },
      data: { state: form.verdict, answer: form.reason ?? '', answeredBy: actor.personId, answeredAt: now },
    })
    if (form.verdict === 'upheld') await proposeDowngrade(step)
    const params = { objection: objection.id, verdict: form.verdict, reason: form.reason ?? null }
    await tellAudience(step, { tell: hazardNotices.objectionAnswered, to: ['signers', 'safety'], params })
    return { reason: form.reason, details: { objection: objection.id, verdict: form.verdict } }
  },
})
