import { z } from 'zod'
import { moveDeadline } from '../../../deadlines/index.ts'
import { endOfDay, shanghaiDate } from '../../../lib/calendar.ts'
import { AppError } from '../../../lib/errors.ts'
import { withdrawDraft } from '../overdue/withdraw-draft.ts'
import { hazardNotices } from '../rules/notice-names.ts'
import { fixClock } from './clocks.ts'
import { endExtension, waitingExtension } from './decide-extension.ts'
import { hazardCommand } from './hazard-command.ts'
import { tellAudience } from './tell-audience.ts'

/**
 * Moves the due day to the one asked for. The original stays on record beside it.
 *
 * A report of the overdue hazard that was drafted and not yet sent is withdrawn with it.
 *
 * @see 375 §二(二)四
 */
export const grantExtension = hazardCommand({
  command: 'grant_extension',
  form: z.object({ reason: z.string().trim().max(500).optional() }),
  apply: async (step) => {
    const { tx, deps, actor, facts, form, now } = step
    const { id, grade, dueAt, originalDueAt, extensionCount } = facts.hazard
    const extension = waitingExtension(step)
    if (extension.newDueOn < shanghaiDate(now)) {
      throw new AppError('wrong-state', `申请的新期限 ${extension.newDueOn} 已经过去。请不同意，并请企业按新的日期重新申请。`)
    }
    const newDueAt = endOfDay(extension.newDueOn)
    await endExtension(step, { id: extension.id, state: 'granted', decision: form.reason ?? null })
    await moveDeadline(tx, deps, { kind: fixClock(grade), subject: { type: 'hazard', id }, dueAt: newDueAt })
    await withdrawDraft(tx, deps, { facts, by: actor, reason: '已同意延期' })
    const params = { extension: extension.id, verdict: 'granted' }
    await tellAudience(step, { tell: hazardNotices.extensionDecided, to: ['fixer', 'safety'], params })
    return {
      set: {
        dueOn: extension.newDueOn,
        dueAt: newDueAt,
        originalDueAt: originalDueAt ?? dueAt,
        extensionCount: extensionCount + 1,
      },
      reason: form.reason,
      details: { extension: extension.id, fromDueOn: extension.fromDueOn, newDueOn: extension.newDueOn },
    }
  },
})
