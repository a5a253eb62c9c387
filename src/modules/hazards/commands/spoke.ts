import { z } from 'zod'

import { hazardClocks } from '../rules/clock-names.ts'
import { stopClock } from './clocks.ts'
import { hazardCommand } from './hazard-command.ts'

/** Without anything filled in the press says: spoken. */
const form = z.object({
  reached: z.boolean().default(true),
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
    const { reached, spoken_to: to, note } = step.form
    if (reached) await stopClock(step, hazardClocks.speak, 'spoken')
    const reason = [to, note].filter(Boolean).join('；')
    return { journal: reached ? 'hazard.spoken' : 'hazard.attempted', reason: reason === '' ? undefined : reason }
  },
})
