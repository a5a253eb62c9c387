import { audienceOf } from '../audience.ts'
import { reasonForm } from '../forms.ts'
import { gradingHours, hazardClocks } from '../rules/clock-names.ts'
import { loopNotices } from '../rules/notice-words.ts'
import { waitingProposal } from '../rules/separation.ts'
import { insertApproval } from '../store.ts'
import { startClock } from './clocks.ts'
import { hazardCommand } from './hazard-command.ts'
import { tell } from './telling.ts'

/** Sends a proposed major grade back with the reason; it is graded anew, by whoever grades. */
export const refuseGrade = hazardCommand({
  command: 'refuse_grade',
  form: reasonForm,
  apply: async (step) => {
    const { tx, actor, facts, form, now, ids } = step
    const proposal = waitingProposal(facts, 'grade')
    const by = { personId: actor.personId, organisationId: actor.organisationId, role: actor.role, at: now, reason: form.reason }
    const approval = { id: ids.next(), hazardId: facts.hazard.id, act: 'grade', step: 'approve', verdict: 'refused' }
    await insertApproval(tx, { ...approval, ...by, round: proposal?.round ?? 1, details: {} })
    await startClock(step, hazardClocks.grade, new Date(now.getTime() + gradingHours.general * 3_600_000))
    const proposer = proposal === null ? [] : [proposal.by]
    const graders = await audienceOf(tx, { facts: { ...facts, approvals: [] }, words: ['grader'] }, now)
    const told = new Set(proposer.map(({ personId }) => personId))
    await tell(
      step,
      { kind: loopNotices.gradeRefused, to: proposer },
      { kind: loopNotices.gradeTask, to: graders.filter(({ personId }) => !told.has(personId)) },
    )
    return { reason: form.reason }
  },
})
