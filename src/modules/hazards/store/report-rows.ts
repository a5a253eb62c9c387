import type { Prisma } from '../../../db/generated/client.ts'
import type { Tx } from '../../../db/types.ts'
import { AppError } from '../../../lib/errors.ts'
import type { ReceiverState } from '../types.ts'

/** What stands in the report once it is sent. */
export async function updateReport(tx: Tx, id: string, data: Prisma.OverdueReportUncheckedUpdateInput): Promise<void> {
  await tx.overdueReport.update({ where: { id }, data, select: { id: true } })
}

/** The bodies a report was sent to; one that has it already is left as it is. */
export async function insertReceivers(tx: Tx, rows: Prisma.OverdueReportRecipientCreateManyInput[]): Promise<void> {
  await tx.overdueReportRecipient.createMany({ data: rows, skipDuplicates: true })
}

interface Move {
  readonly reportId: string
  readonly organisationId: string
  readonly from: readonly ReceiverState[]
  readonly set: Prisma.OverdueReportRecipientUncheckedUpdateManyInput
}

/**
 * Moves one body's part of a report on.
 *
 * @throws AppError `stale` when it stands elsewhere by now: a colleague was first.
 */
export async function moveReceiver(tx: Tx, { reportId, organisationId, from, set }: Move): Promise<void> {
  const where = { reportId, organisationId, state: { in: [...from] } }
  const { count } = await tx.overdueReportRecipient.updateMany({ where, data: set })
  if (count !== 1) throw new AppError('stale', '您单位的同事刚刚办理了这份报告，请看最新的卡片。')
}

/** Takes back a report that is a draft yet; a sent one is left as it is. */
export async function withdrawReport(tx: Tx, id: string, withdrawnAt: Date): Promise<void> {
  await tx.overdueReport.updateMany({ where: { id, state: 'draft' }, data: { state: 'withdrawn', withdrawnAt } })
}

/** 挂牌督办; a hazard that was reopened may be listed again, with the newer day. */
export async function putListing(tx: Tx, row: Prisma.HazardListingUncheckedCreateInput): Promise<void> {
  const { id: _id, hazardId, ...again } = row
  await tx.hazardListing.upsert({ where: { hazardId }, create: row, update: again, select: { id: true } })
}

/** Puts a report on the watch list; it stands there once. */
export async function putOnWatch(tx: Tx, row: Prisma.WatchEntryCreateManyInput): Promise<void> {
  await tx.watchEntry.createMany({ data: [row], skipDuplicates: true })
}
