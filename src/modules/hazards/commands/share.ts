import { z } from 'zod'

import { hazardCommand } from './hazard-command.ts'

/** The enterprise lets insurer, agency and bureau see what it found itself; it cannot be taken back. */
export const shareHazard = hazardCommand({
  command: 'share',
  form: z.object({}),
  apply: async () => ({ set: { isShared: true } }),
})
