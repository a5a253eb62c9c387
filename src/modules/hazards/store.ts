import type { Prisma } from '../../db/generated/client.ts'
import type { Tx } from '../../db/types.ts'
import { AppError } from '../../lib/errors.ts'

/** What a command changes in the row; the version is raised by the store. */
export type HazardPatch = Omit<Prisma.HazardUncheckedUpdateInput, 'id' | 'version'>

/**
 * Holds a hazard for the rest of the transaction: two presses at the same moment happen one after the other.
 *
 * An id or number nobody has locks nothing; the query that follows answers "not found".
 */
export async function lockHazard(tx: Tx, hazard: string): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM hazard WHERE id = ${hazard} OR number = ${hazard} FOR UPDATE`
}

/**
 * Writes a locked hazard and raises its version by one.
 *
 * @throws AppError `stale` when somebody wrote in between, which a lock rules out.
 */
export async function writeHazard(tx: Tx, hazard: { id: string; version: number }, patch: HazardPatch): Promise<void> {
  const { count } = await tx.hazard.updateMany({
    where: { id: hazard.id, version: hazard.version },
    data: { ...patch, version: hazard.version + 1 },
  })
  if (count !== 1) throw new AppError('stale', '这条隐患刚刚有了新进展，请看最新的卡片。')
}

export async function insertHazard(tx: Tx, row: Prisma.HazardUncheckedCreateInput): Promise<void> {
  await tx.hazard.create({ data: row, select: { id: true } })
}

/**
 * The next number of a day, HZ-YYYYMMDD-NNN: no gap and no double, because the day's row is held until the transaction ends.
 *
 * @param on - day of registration in Shanghai.
 */
export async function nextNumber(tx: Tx, on: string): Promise<string> {
  const { last } = await tx.hazardNumber.upsert({ where: { day: on }, create: { day: on, last: 1 }, update: { last: { increment: 1 } } })
  return `HZ-${on.replaceAll('-', '')}-${String(last).padStart(3, '0')}`
}

/** One signature of a two-person act. */
export async function insertApproval(tx: Tx, row: Prisma.HazardApprovalUncheckedCreateInput): Promise<void> {
  await tx.hazardApproval.create({ data: row, select: { id: true } })
}
