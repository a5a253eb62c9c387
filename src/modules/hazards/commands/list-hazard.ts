import { addDays, shanghaiDate } from '../../../lib/calendar.ts'
import { audienceOf } from '../audience.ts'
import { listForm } from '../forms.ts'
import { fieldError } from '../parse-form.ts'
import { hazardClocks } from '../rules/clock-names.ts'
import { dueInstant } from '../rules/due-dates.ts'
import { hazardNotices } from '../rules/notice-names.ts'
import { putListing } from '../store/report-rows.ts'
import { startClock } from './clocks.ts'
import { hazardCommand } from './hazard-command.ts'
import { movePart } from './report-part.ts'
import { tell } from './telling.ts'

/** Days 挂牌督办 may give at most (C). */
export const mostListingDays = 90

/**
 * Puts the hazard under the supervision of the body (挂牌督办), with a day of its own. The due day of the fix stays as it was; closing
 * needs the bureau from here on.
 *
 * @see 安全生产法41
 */
export const listHazard = hazardCommand({
  command: 'list_hazard',
  form: listForm,
  apply: async (step) => {
    const { tx, actor, facts, form, now, ids } = step
    const today = shanghaiDate(now)
    const last = addDays(today, mostListingDays)
    if (form.due_on < today || form.due_on > last) throw fieldError('due_on', `应在今天（${today}）到 ${last} 之间，请重新选择。`)
    const { reportId } = await movePart(step, { command: 'list_hazard', set: {}, ends: [] })
    const dueAt = dueInstant(form.due_on)
    const by = { organisationId: actor.organisationId, personId: actor.personId, role: actor.role, at: now }
    const { id: hazardId } = facts.hazard
    await putListing(tx, { id: ids.next(), hazardId, reportId, ...by, reason: form.reason, dueOn: form.due_on, dueAt })
    await startClock(step, hazardClocks.listing, dueAt)
    const words = ['principal', 'signers', 'safety', 'fixer', 'responsible', 'manager'] as const
    await tell(step, { kind: hazardNotices.hazardListed, to: await audienceOf(tx, { facts, words }, now), buzz: ['buzz-app'] })
    return { set: { isListed: true }, reason: form.reason, details: { report: reportId, dueOn: form.due_on } }
  },
})
