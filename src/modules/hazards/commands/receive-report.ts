import { z } from 'zod'

import { hazardNotices } from '../rules/notice-names.ts'
import { hazardCommand } from './hazard-command.ts'
import { movePart, ownPart } from './report-part.ts'
import { tellAudience } from './tell-audience.ts'

/** Number where the body has none of its own: the report's, with who received it. */
const ownNumber = (number: string | null, capacity: string): string =>
  `${number ?? ''}-${capacity === 'industry-department' ? '行业' : '应急'}收`

/**
 * Receives a report for a body. The first receipt counts for the whole body; its other people's cards show who took it.
 *
 * @see 322 §五
 */
export const receiveReport = hazardCommand({
  command: 'receive_report',
  form: z.object({ receipt_number: z.string().trim().max(60).optional() }),
  apply: async (step) => {
    const { actor, form, now } = step
    const { number, mine, reportId } = ownPart(step)
    const receiptNumber = form.receipt_number || ownNumber(number, mine.capacity)
    const set = { receiptNumber, receivedAt: now, receivedBy: actor.personId }
    await movePart(step, { command: 'receive_report', set, ends: ['receipt'] })
    const params = { report: reportId, body: actor.organisationName, receiptNumber }
    await tellAudience(step, { tell: hazardNotices.reportReceived, to: ['responsible', 'manager'], params })
    return { details: { report: reportId, receiptNumber } }
  },
})
