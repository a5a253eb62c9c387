import type { Tx } from '../../../db/types.ts'
import { shanghaiDate } from '../../../lib/calendar.ts'
import { personName } from '../../directory/index.ts'
import type { Acting } from '../facts.ts'
import { periodLabel } from './period.ts'

/** The enterprise's own report as it is read and signed. */
export interface StatutoryReportView {
  readonly text: string
  /** 2026年第4季度; empty for a single report. */
  readonly period: string
  readonly signedBy: string | null
  readonly signedAt: Date | null
  readonly receiptNumber: string | null
  /** YYYY-MM-DD */
  readonly receiptOn: string | null
}

/**
 * The newest report of a hazard; null when none was drafted, and for everybody outside the enterprise, whose own it is until
 * it hands it in. Of the enterprise a worker sees only what he reported, and this he did not.
 */
export async function statutoryOf(tx: Tx, asked: { readonly actor: Acting; readonly hazard: string }): Promise<StatutoryReportView | null> {
  const { actor, hazard: hazardId } = asked
  const hazard = await tx.hazard.findUnique({ where: { id: hazardId }, select: { enterpriseId: true } })
  if (hazard?.enterpriseId !== actor.organisationId || actor.role === 'qy.worker') return null
  const row = await tx.statutoryReport.findFirst({ where: { hazardId }, orderBy: [{ draftedAt: 'desc' }, { id: 'desc' }] })
  if (row === null) return null
  return {
    text: row.text,
    period: row.cycle === 'quarter' ? periodLabel(row.period) : '',
    signedBy: row.signedBy === null ? null : await personName(tx, row.signedBy),
    signedAt: row.signedAt,
    receiptNumber: row.receiptNumber,
    receiptOn: row.receiptAt === null ? null : shanghaiDate(row.receiptAt),
  }
}
