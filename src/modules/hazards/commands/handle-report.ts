import { z } from 'zod'

import { hazardCommand } from './hazard-command.ts'
import { movePart, tellMoved } from './report-part.ts'

/** A body says that it is at work on a report it received (处置中). It stops no clock: an opinion is still owed. */
export const handleReport = hazardCommand({
  command: 'handle_report',
  form: z.object({}),
  apply: async (step) => {
    const { reportId } = await movePart(step, { command: 'handle_report', set: { handlingAt: step.now }, ends: [] })
    await tellMoved(step, { step: 'handling', reportId })
    return { details: { report: reportId } }
  },
})
