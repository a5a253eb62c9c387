import { shanghaiDate } from '../../../lib/calendar.ts'
import { audienceOf } from '../audience.ts'
import { planForm } from '../forms.ts'
import { fieldError } from '../parse-form.ts'
import { hazardClocks } from '../rules/clock-names.ts'
import { dueInstant, isOverdue, planDateProblem } from '../rules/due-dates.ts'
import { loopNotices } from '../rules/notice-words.ts'
import { draftStatutory } from '../statutory/draft-statutory.ts'
import { insertPlan } from '../store.ts'
import { startClock, stopClock } from './clocks.ts'
import { hazardCommand, type Outcome } from './hazard-command.ts'
import { tell } from './telling.ts'

/** With the plan known, the enterprise's own report to the authority is drafted (安全生产法41). */
const afterWrite: Outcome['afterWrite'] = ({ tx, deps, facts }) => draftStatutory(tx, deps, facts.hazard.id)

/**
 * The plan with its five parts (责任、措施、资金、时限、预案) and the control measures meanwhile; with it the fix is ordered from
 * fixer and safety manager, once: a later plan redraws their card.
 *
 * It only shortens the due date. Once overdue the old date stands: the plan says by when it will be done all the same.
 */
export const planRectification = hazardCommand({
  command: 'plan',
  form: planForm,
  apply: async (step) => {
    const { tx, actor, facts, form, now, ids } = step
    const { hazard } = facts
    const isPast = isOverdue(hazard, now)
    const problem = planDateProblem(form.due_on, isPast ? null : hazard.dueOn, shanghaiDate(now))
    if (problem !== null) throw fieldError('due_on', problem)
    await insertPlan(tx, {
      id: ids.next(),
      hazardId: hazard.id,
      responsible: form.responsible,
      measures: form.measures,
      fundsFen: form.funds,
      dueOn: form.due_on,
      emergencyPlan: form.emergency_plan,
      interimControl: form.interim_control,
      personId: actor.personId,
      at: now,
    })
    await stopClock(step, hazardClocks.plan, 'planned')
    await tell(step, {
      kind: loopNotices.fixerAssigned,
      to: await audienceOf(tx, { facts, words: ['fixer', 'safety'] }, now),
      key: 'planned',
    })
    const isShorter = !isPast && hazard.dueOn !== null && form.due_on < hazard.dueOn
    if (!isShorter) return { details: { dueOn: form.due_on }, afterWrite }
    const dueAt = dueInstant(form.due_on)
    await startClock(step, hazardClocks.fixMajor, dueAt)
    return { set: { dueOn: form.due_on, dueAt }, details: { dueOn: form.due_on, shortenedFrom: hazard.dueOn }, afterWrite }
  },
})
