import { openDeadline } from '../../../deadlines/index.ts'
import { AppError } from '../../../lib/errors.ts'
import { extendForm } from '../forms.ts'
import { hazardClocks } from '../rules/clock-names.ts'
import { checkExtension } from '../rules/extension.ts'
import { hazardNotices } from '../rules/notice-names.ts'
import { insertExtension } from '../store/extension-rows.ts'
import { hazardCommand } from './hazard-command.ts'
import { tellAudience } from './tell-audience.ts'

/**
 * Asks for more time; nothing moves until the one who may decide has decided.
 *
 * Asked before the due instant it lapses undecided at that instant and the old date stands; asked later (补申请) it is marked
 * late and waits.
 *
 * @see 375 §二(二)四
 */
export const requestExtension = hazardCommand({
  command: 'extend',
  form: extendForm,
  apply: async (step) => {
    const { tx, deps, actor, facts, form, now, ids } = step
    const { id, grade, dueOn, dueAt, extensionCount, isOrdered } = facts.hazard
    if (dueOn === null || dueAt === null || grade === 'ungraded') throw new AppError('wrong-state', '还没有整改期限，不用申请延期。')
    const asked = {
      grade,
      dueOn,
      granted: extensionCount,
      newDueOn: form.due_on,
      reason: form.reason,
      interimControl: form.interim_control,
    }
    const { isLate } = checkExtension(asked, now)
    const extensionId = ids.next()
    await insertExtension(tx, {
      ...{ id: extensionId, hazardId: id, fromDueOn: dueOn, newDueOn: form.due_on, isLate },
      ...{ reasonClass: form.reason_class, reason: form.reason, interimControl: form.interim_control },
      ...{ requestedBy: actor.personId, requestedRole: actor.role, requestedAt: now },
    })
    if (!isLate) await openDeadline(tx, deps, { kind: hazardClocks.extension, subject: { type: 'hazard', id }, dueAt })
    const decider = isOrdered ? 'county' : grade === 'major' ? 'manager' : 'responsible'
    await tellAudience(step, { tell: hazardNotices.extensionAsked, to: [decider], params: { extension: extensionId } })
    return { reason: form.reason, details: { extension: extensionId, fromDueOn: dueOn, newDueOn: form.due_on, isLate } }
  },
})
