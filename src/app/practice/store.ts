import type { Tx } from '../../db/types.ts'

/** Version of a part this room has; 0 when it has none. */
export async function laidVersion(tx: Tx, part: string): Promise<number> {
  const row = await tx.practicePart.findUnique({ where: { part }, select: { version: true } })
  return row?.version ?? 0
}

/** Notes that a part has been laid. */
export async function noteLaid(tx: Tx, laid: { part: string; version: number; laidAt: Date }): Promise<void> {
  await tx.practicePart.upsert({ where: { part: laid.part }, create: laid, update: laid })
}

/** Ends every notice that still waits to be sent: it belongs to days before the room opened, and its people know of it. */
export async function dropPastNotices(tx: Tx): Promise<void> {
  const over = { state: 'dropped', reason: 'practice-history', nextAt: null, refreshAt: null, leaseUntil: null }
  await tx.notice.updateMany({ where: { state: 'queued' }, data: over })
}
