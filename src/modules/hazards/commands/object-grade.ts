import { reasonForm } from '../forms.ts'
import { hazardNotices } from '../rules/notice-names.ts'
import { hazardCommand } from './hazard-command.ts'
import { tellAudience } from './tell-audience.ts'

/** The enterprise objects to a grade. No clock stops: a hazard is fixed first and argued about beside it. */
export const objectGrade = hazardCommand({
  command: 'object_grade',
  form: reasonForm,
  apply: async (step) => {
    const { tx, actor, facts, form, now, ids } = step
    const objection = ids.next()
    await tx.gradeObjection.create({
      data: {
        id: objection,
        hazardId: facts.hazard.id,
        state: 'waiting',
        reason: form.reason,
        personId: actor.personId,
        role: actor.role,
        at: now,
      },
    })
    await tellAudience(step, { tell: hazardNotices.gradeObjected, to: ['manager'], params: { objection } })
    return { reason: form.reason, details: { objection } }
  },
})
