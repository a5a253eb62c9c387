import type { Prisma } from '../../../db/generated/client.ts'
import type { Tx } from '../../../db/types.ts'

/** A request for more time, which waits. */
export async function insertExtension(tx: Tx, row: Omit<Prisma.ExtensionRequestUncheckedCreateInput, 'state'>): Promise<void> {
  await tx.extensionRequest.create({ data: { ...row, state: 'waiting' }, select: { id: true } })
}

/** Ends a request that still waits. @returns false when it had ended already. */
export async function endWaitingExtension(tx: Tx, id: string, data: Prisma.ExtensionRequestUncheckedUpdateManyInput): Promise<boolean> {
  const { count } = await tx.extensionRequest.updateMany({ where: { id, state: 'waiting' }, data })
  return count === 1
}
