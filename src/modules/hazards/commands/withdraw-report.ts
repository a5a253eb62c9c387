import { dutyRecipients } from '../../directory/index.ts'
import { reasonForm } from '../forms.ts'
import { draftAgain } from '../overdue/draft-report.ts'
import { closeAllReceiverClocks } from '../overdue/receiver-clocks.ts'
import { hazardNotices } from '../rules/notice-names.ts'
import { updateReport } from '../store/report-rows.ts'
import { hazardCommand, type Step } from './hazard-command.ts'
import { tell } from './telling.ts'

/**
 * Takes a sent report back before any body has received it, to correct it: a new draft stands at once and the clock sends it
 * in 24 hours. Once a due time; the lateness goes on counting from that time.
 */
export const withdrawReport = hazardCommand({
  command: 'withdraw_report',
  form: reasonForm,
  apply: async (step) => {
    const { tx, deps, facts, form, now } = step
    const report = facts.report
    if (report === null) return {}
    await closeAllReceiverClocks(tx, deps, { id: report.id, reason: 'report-taken-back' })
    await updateReport(tx, report.id, { state: 'withdrawn', withdrawnAt: now, withdrawReason: form.reason })
    await tellBack(step, report)
    return {
      reason: form.reason,
      details: { report: report.id },
      afterWrite: ({ tx: within }) => draftAgain(within, deps, { hazardId: facts.hazard.id, since: report.dueAt }),
    }
  },
})

/** Whoever had it on a card reads there, and in a new one, that it does not hold any more. */
async function tellBack(step: Step<{ reason: string }>, report: NonNullable<Step<unknown>['facts']['report']>): Promise<void> {
  const { tx, now, form } = step
  for (const { organisationId, state } of report.recipients) {
    if (state === 'by-hand') continue
    const to = await dutyRecipients(tx, { organisationId, matter: 'overdue-report' }, now)
    const params = { report: report.id, number: report.number, reason: form.reason }
    await tell(step, { kind: hazardNotices.reportTakenBack, to, key: report.id, params })
  }
}
