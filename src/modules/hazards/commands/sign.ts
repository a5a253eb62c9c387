import { z } from 'zod'

import { AppError } from '../../../lib/errors.ts'
import { hazardClocks } from '../rules/clock-names.ts'
import { updateNotification } from '../store.ts'
import { startWorkdayClock, stopClock } from './clocks.ts'
import { hazardCommand } from './hazard-command.ts'

/** Hash of the text the card showed: what is signed is what was read. */
const form = z.object({ hash: z.string().min(1) })

/**
 * The principal or controller signs for the notification, in person, by a press on the card that shows it.
 *
 * One signature is enough: the other's card is redrawn. Nothing written in the chat signs.
 *
 * @throws AppError `stale` when the card showed another text than the present one.
 */
export const signHazard = hazardCommand({
  command: 'sign',
  form,
  apply: async (step) => {
    const { tx, actor, facts, now } = step
    const { notification, hazard } = facts
    if (notification === null || notification.textHash !== step.form.hash) {
      throw new AppError('stale', '告知书内容已更新，请看最新的卡片后再签收。')
    }
    const signature = { signedAt: now, signedBy: actor.personId, signedRole: actor.role, signedHash: step.form.hash }
    await updateNotification(tx, notification.id, signature)
    if (hazard.state === 'awaiting_signature') {
      await stopClock(step, hazardClocks.sign, 'signed')
      await startWorkdayClock(step, 'plan')
    }
    return { set: { signedAt: now }, evidence: [step.form.hash] }
  },
})
