import { z } from 'zod'
import { sendReport } from '../overdue/send-report.ts'
import { hazardCommand } from './hazard-command.ts'

/**
 * Sends the drafted report of an overdue major hazard to bureau and department now, with an opinion of the insurer if it
 * has one. A draft that is being written needs no wait of 24 hours.
 *
 * @see 375 §二(二)四
 */
export const sendReportNow = hazardCommand({
  command: 'send_report',
  form: z.object({ opinion: z.string().trim().max(1000).optional() }),
  apply: async ({ tx, deps, actor, facts, form }) => ({
    details: await sendReport(tx, deps, { facts, by: actor, opinion: form.opinion }),
  }),
})
