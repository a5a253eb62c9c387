import type { Tx } from '../../../db/types.ts'
import { organisationName } from '../../directory/index.ts'

/** An accident alert as the insurer's people are told of it. */
export interface AccidentAlertView {
  readonly at: Date
  readonly reportByAt: Date
  readonly enterpriseName: string | null
  readonly text: string
  readonly by: { readonly name: string; readonly mobile: string | null }
}

/** One alert by id; null when there is none. Only those it was sent to are shown it. */
export async function accidentAlert(tx: Tx, id: string): Promise<AccidentAlertView | null> {
  const alert = await tx.accidentAlert.findUnique({ where: { id } })
  if (alert === null) return null
  const person = await tx.person.findUnique({ where: { id: alert.personId }, select: { name: true, mobile: true } })
  const enterpriseName = alert.enterpriseId === null ? null : await organisationName(tx, alert.enterpriseId)
  const by = { name: person?.name ?? '', mobile: person?.mobile ?? null }
  return { at: alert.at, reportByAt: alert.reportByAt, enterpriseName, text: alert.text, by }
}
