import { z } from 'zod'
import { AppError } from '../../../lib/errors.ts'
import { hazardNotices } from '../rules/notice-names.ts'
import { hazardCommand } from './hazard-command.ts'
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
    const { tx, actor, facts, form, now } = step
    const recipient = facts.report?.recipients.find(({ organisationId }) => organisationId === actor.organisationId)
    if (facts.report === null || recipient === undefined) throw new AppError('wrong-state', '没有等待接收的报告。')
    const reportId = facts.report.id
    const receiptNumber = form.receipt_number || ownNumber(facts.report.number, recipient.capacity)
    const { count } = await tx.overdueReportRecipient.updateMany({
      where: { reportId, organisationId: actor.organisationId, state: 'sent' },
      data: { state: 'received', receiptNumber, receivedAt: now, receivedBy: actor.personId },
    })
    if (count !== 1) throw new AppError('stale', '您单位已经接收了这份报告，请看最新的卡片。')
    const params = { report: reportId, body: actor.organisationName, receiptNumber }
    await tellAudience(step, { tell: hazardNotices.reportReceived, to: ['responsible', 'manager'], params })
    return { details: { report: reportId, receiptNumber } }
  },
})
