import { z } from 'zod'

import { hazardCommand } from './hazard-command.ts'

const form = z.object({ reason: z.string().trim().max(500).optional() })

/** Records that production was stopped and people were withdrawn; closing then needs the bureau as well. */
export const stopProduction = hazardCommand({
  command: 'stop',
  form,
  apply: async (step) => ({ set: { isStopped: true }, reason: step.form.reason === '' ? undefined : step.form.reason }),
})
