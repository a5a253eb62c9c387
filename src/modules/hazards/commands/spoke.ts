import { z } from 'zod'

import { AppError } from '../../../lib/errors.ts'
import { personName } from '../../directory/index.ts'
import { audienceOf } from '../audience.ts'
import { hazardClocks } from '../rules/clock-names.ts'
import { stopClock } from './clocks.ts'
import { hazardCommand, type Step } from './hazard-command.ts'

/** Without anything filled in the press says: spoken. */
const form = z.object({
  reached: z.boolean().default(true),
  /** The signer whose button was pressed. */
  person: z.string().optional(),
  spoken_to: z.string().trim().max(30).optional(),
  note: z.string().trim().max(200).optional(),
})

/**
 * Records a call to the principal or controller: spoken with, which ends the hour, or not reached, which counts as an
 * attempt towards telling the county.
 */
export const recordSpoke = hazardCommand({
  command: 'spoke',
  form,
  apply: async (step) => {
    const { reached, person, spoken_to: said, note } = step.form
    const to = person === undefined ? said : await signerCalled(step, person)
    if (reached) await stopClock(step, hazardClocks.speak, 'spoken')
    const reason = [to, note].filter(Boolean).join('；')
    return { journal: reached ? 'hazard.spoken' : 'hazard.attempted', reason: reason === '' ? undefined : reason }
  },
})

/** @throws AppError `wrong-state` for somebody who is not principal or controller today: a talk with him does not count. */
async function signerCalled({ tx, facts, now }: Step<unknown>, personId: string): Promise<string> {
  const signers = await audienceOf(tx, { facts, words: ['signers'] }, now)
  if (signers.some((signer) => signer.personId === personId)) return personName(tx, personId)
  throw new AppError('wrong-state', '这个人现在不是企业主要负责人或实际控制人，请按最新的卡片再打一次电话。')
}
