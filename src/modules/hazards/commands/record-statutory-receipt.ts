import { closeDeadline } from '../../../deadlines/index.ts'
import { endOfDay, shanghaiDate, startOfDay } from '../../../lib/calendar.ts'
import { AppError } from '../../../lib/errors.ts'
import { receiptForm } from '../forms.ts'
import { fieldError } from '../parse-form.ts'
import { hazardClocks } from '../rules/clock-names.ts'
import { hazardCommand } from './hazard-command.ts'

/** Keeps the receipt of the authority for the enterprise's own report; its reminder stops. */
export const recordStatutoryReceipt = hazardCommand({
  command: 'record_statutory_receipt',
  form: receiptForm,
  apply: async ({ tx, deps, facts, form, now }) => {
    if (facts.statutory === null) throw new AppError('wrong-state', '法定报告还没有签字。')
    if (startOfDay(form.receipt_on) >= endOfDay(shanghaiDate(now))) throw fieldError('receipt_on', '在今天之后，请核对回执日期。')
    const data = { receiptNumber: form.receipt_number, receiptAt: startOfDay(form.receipt_on) }
    await tx.statutoryReport.update({ where: { id: facts.statutory.id }, data })
    // A quarter's clock runs on: at its end the next quarter's draft is made.
    const subject = { type: 'hazard', id: facts.hazard.id }
    await closeDeadline(tx, deps, { kind: hazardClocks.statutory, subject, state: 'met', reason: 'receipt' })
    return { details: { statutory: facts.statutory.id, receiptNumber: form.receipt_number } }
  },
})
