import { shanghaiDate } from '../../../lib/calendar.ts'
import type { AppError } from '../../../lib/errors.ts'
import { carryForm } from '../forms.ts'
import { closeReceiverClocks } from '../overdue/receiver-clocks.ts'
import { fieldError } from '../parse-form.ts'
import { receiptPhotos } from '../rules/receipt-photos.ts'
import { moveReceiver } from '../store/report-rows.ts'
import { hazardCommand } from './hazard-command.ts'
import { tellMoved } from './report-part.ts'

/**
 * Records that the printed report was handed over to a body no card reaches: who took it, when, how, with a picture of the
 * receipt or the reason why there is none.
 */
export const carryReport = hazardCommand({
  command: 'carry_report',
  form: carryForm,
  apply: async (step) => {
    const { tx, deps, actor, facts, form, now } = step
    const report = facts.report
    const to = report?.recipients.find(({ organisationId, state }) => organisationId === form.body && state === 'by-hand')
    if (!report || to === undefined) throw fieldError('body', '不在等待当面送达的单位里，请重新选择。')
    const today = shanghaiDate(now)
    const sentOn = shanghaiDate(report.sentAt ?? now)
    if (form.delivered_on > today || form.delivered_on < sentOn) {
      throw fieldError('delivered_on', `应在报送之日（${sentOn}）到今天（${today}）之间，请重新选择。`)
    }
    const photos = receiptPhotos(facts)
    if (photos.length === 0 && form.photo_waiver === undefined) throw missingReceipt()
    const how = [form.how, form.photo_waiver === undefined ? null : `没有回执照片：${form.photo_waiver}`].filter(Boolean).join('；')
    const carried = { on: form.delivered_on, to: form.received_by, how, by: actor.personName, photos: [...photos] }
    const { organisationId, organisationName } = to
    await moveReceiver(tx, { reportId: report.id, organisationId, from: ['by-hand'], set: { state: 'carried', carried } })
    await closeReceiverClocks(tx, deps, { reportId: report.id, body: organisationId }, { clocks: ['receipt'], reason: 'carried' })
    await tellMoved(step, {
      step: 'carried',
      reportId: report.id,
      words: `${form.delivered_on} 送到${organisationName}，${form.received_by}接收`,
    })
    return { reason: organisationName, details: { report: report.id, body: organisationId }, evidence: photos }
  },
})

/** The refusal where neither a picture nor a reason is there. */
export const missingReceipt = (): AppError =>
  fieldError('photo_waiver', '没有填写，也没有收到送达回证的照片。请先把照片发到这个聊天里，确实没有的写明原因。')
