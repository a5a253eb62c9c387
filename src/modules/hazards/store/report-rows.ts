import type { Prisma } from '../../../db/generated/client.ts'
import type { Tx } from '../../../db/types.ts'

/** What stands in the report once it is sent. */
export async function updateReport(tx: Tx, id: string, data: Prisma.OverdueReportUncheckedUpdateInput): Promise<void> {
  await tx.overdueReport.update({ where: { id }, data, select: { id: true } })
}

/** The bodies a report was sent to. */
export async function insertReceivers(tx: Tx, rows: Prisma.OverdueReportRecipientCreateManyInput[]): Promise<void> {
  await tx.overdueReportRecipient.createMany({ data: rows })
}

/** Takes back a report that is a draft yet; a sent one is left as it is. */
export async function withdrawReport(tx: Tx, id: string, withdrawnAt: Date): Promise<void> {
  await tx.overdueReport.updateMany({ where: { id, state: 'draft' }, data: { state: 'withdrawn', withdrawnAt } })
}
