import { z } from 'zod'

import { draftLifeDays, hazardClocks } from '../rules/clock-names.ts'
import { startClock, stopClock } from './clocks.ts'
import { hazardCommand } from './hazard-command.ts'

const dayMs = 86_400_000

/** Puts a draft away; it can be brought back for 90 days. */
export const discardDraft = hazardCommand({
  command: 'discard',
  form: z.object({}),
  apply: async (step) => {
    await stopClock(step, hazardClocks.draft, 'discarded')
    return { set: { putAwayAt: step.now } }
  },
})

/** Brings a put-away draft back for another seven days. */
export const bringBackDraft = hazardCommand({
  command: 'bring_back',
  form: z.object({}),
  apply: async (step) => {
    await startClock(step, hazardClocks.draft, new Date(step.now.getTime() + draftLifeDays * dayMs))
    return { set: { putAwayAt: null } }
  },
})
