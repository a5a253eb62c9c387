import { shanghaiDate } from '../../../lib/calendar.ts'
import { paperForm } from '../forms.ts'
import { fieldError } from '../parse-form.ts'
import { hazardClocks } from '../rules/clock-names.ts'
import { receiptPhotos } from '../rules/receipt-photos.ts'
import { updateNotification } from '../store.ts'
import { startWorkdayClock, stopClock } from './clocks.ts'
import { hazardCommand } from './hazard-command.ts'

/** Names as people write them: 王一、李二. */
const names = (text: string) => [...new Set(text.split(/[、,，;；\s]+/u).filter((name) => name !== ''))]

/**
 * Records that the notification was handed over on paper before two witnesses (送达回证).
 *
 * The two witnesses prove it; pictures of the receipt that were sent to the chat are kept with it. The hazard goes on to its plan; the signature stays empty and may still be given.
 */
export const deliverOnPaper = hazardCommand({
  command: 'deliver_on_paper',
  form: paperForm,
  apply: async (step) => {
    const { tx, facts, form, now, actor } = step
    const today = shanghaiDate(now)
    const issuedOn = shanghaiDate(facts.notification?.issuedAt ?? now)
    if (form.delivered_on > today || form.delivered_on < issuedOn) {
      throw fieldError('delivered_on', `应在告知之日（${issuedOn}）到今天（${today}）之间，请重新选择。`)
    }
    const witnesses = names(form.witnesses)
    if (witnesses.length < 2) throw fieldError('witnesses', '要有两位，请用顿号隔开两个姓名。')
    const photos = receiptPhotos(facts)
    const said = { how: form.how, ...(form.photo_waiver !== undefined && { photoWaiver: form.photo_waiver }) }
    const paper = {
      deliveredOn: form.delivered_on,
      receivedBy: form.received_by,
      witnesses,
      ...said,
      photos: [...photos],
      recordedBy: actor.personId,
    }
    if (facts.notification !== null) await updateNotification(tx, facts.notification.id, { deliveredOnPaper: paper })
    await stopClock(step, hazardClocks.sign, 'delivered-on-paper')
    await startWorkdayClock(step, 'plan')
    return { details: { deliveredOn: form.delivered_on, witnesses: witnesses.length }, evidence: photos }
  },
})
