import { maskPhone, visibility } from '../../directory/index.ts'
import type { Acting, HazardFacts } from '../facts.ts'
import type { ReceiverView, ReportView } from '../types.ts'

const mobiles = /(?<!\d)1\d{10}(?!\d)/g

/**
 * The report of an overdue hazard as this reader may see it.
 *
 * The body that answers for it reads draft and report, a body it was sent to reads it once sent. Whoever else sees the hazard
 * knows of a sent report only where it went and how far it is there: the text names people with their telephones. null where
 * there is nothing this reader may know.
 */
export function reportFor({ report, hazard }: HazardFacts, actor: Acting): ReportView | null {
  if (report === null) return null
  if (actor.organisationId === hazard.answerableId) return { ...report, text: asSeenBy(actor, report.text) }
  if (report.state !== 'sent') return null
  const isReceiver = report.recipients.some(({ organisationId }) => organisationId === actor.organisationId)
  if (isReceiver) return { ...report, text: asSeenBy(actor, report.text) }
  return { ...report, text: '', recipients: report.recipients.map(onlyWhere) }
}

/** Of what bodies wrote to it nothing: it stands with the report. */
const onlyWhere = (receiver: ReceiverView): ReceiverView => ({
  ...receiver,
  ...{ reason: null, receivedBy: null, opinion: null, result: null, carried: null },
})

const asSeenBy = ({ role }: Acting, text: string): string => (visibility[role].phone === 'shown' ? text : text.replace(mobiles, maskPhone))
