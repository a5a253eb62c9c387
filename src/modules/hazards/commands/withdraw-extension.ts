import { z } from 'zod'
import { endExtension, waitingExtension } from './decide-extension.ts'
import { hazardCommand } from './hazard-command.ts'

/** Takes back a request nobody has decided yet; a withdrawn one does not count. The deciders' cards are redrawn. */
export const withdrawExtension = hazardCommand({
  command: 'withdraw_extension',
  form: z.object({}),
  apply: async (step) => {
    const extension = waitingExtension(step)
    await endExtension(step, { id: extension.id, state: 'withdrawn', decision: null })
    return { details: { extension: extension.id } }
  },
})
