import { shanghaiDate } from '../../../lib/calendar.ts'
import { reasonForm } from '../forms.ts'
import { parseForm } from '../parse-form.ts'
import { factsFor } from '../queries/facts.ts'
import { dueInstant, latestDue } from '../rules/due-dates.ts'
import { isPastReopening } from '../rules/guards.ts'
import { hazardNotices } from '../rules/notice-names.ts'
import { fixClock, startClock } from './clocks.ts'
import { draftRecurrence } from './draft-recurrence.ts'
import { hazardCommand, type RunHazardCommand } from './hazard-command.ts'
import { tellAudience } from './tell-audience.ts'

/** Within 90 days: the same hazard, under its old number, with a new due day counted from today. */
const reopenSame = hazardCommand({
  command: 'reopen',
  form: reasonForm,
  apply: async (step) => {
    const { facts, form, now } = step
    const grade = facts.hazard.grade === 'major' ? 'major' : 'general'
    const dueOn = latestDue(grade, shanghaiDate(now))
    const dueAt = dueInstant(dueOn)
    await startClock(step, fixClock(grade), dueAt)
    const to = grade === 'major' ? (['fixer', 'safety', 'principal', 'manager'] as const) : (['fixer', 'safety'] as const)
    await tellAudience(step, { tell: hazardNotices.reopened, to, params: { reason: form.reason } })
    return {
      set: { closedAt: null, submittedAt: null, dueOn, dueAt, originalDueAt: dueAt, extensionCount: 0 },
      reason: form.reason,
      details: { dueOn },
    }
  },
})

/**
 * Opens a closed hazard again because it came back or was never fixed.
 *
 * Up to 90 days after closing it is the same hazard. Later it is a new one marked 重复发生: a draft of the actor, filled
 * from the old one, which he checks and registers like any other.
 *
 * @returns the hazard, or the draft of the new one.
 * @throws AppError as every command on a hazard; `not-allowed` for a recurrence by somebody who may not report.
 */
export const reopenHazard: RunHazardCommand = async (deps, actor, input) => {
  const now = deps.clock.now()
  const facts = await factsFor(deps.db.prisma, { actor, hazard: input.hazard }, now)
  if (facts === null || !isPastReopening(facts.hazard, now)) return reopenSame(deps, actor, input)
  return draftRecurrence(deps, actor, { hazardId: facts.hazard.id, reason: parseForm(reasonForm, input.form).reason })
}
