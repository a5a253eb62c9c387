import type { Tx } from '../../../db/types.ts'

export interface NewInviteCode {
  readonly id: string
  /** SHA-256 of the code: the code itself is shown once and kept nowhere. */
  readonly codeHash: string
  readonly organisationId: string
  readonly role: string
  /** null: made by the operator for the first administrator of a body. */
  readonly createdBy: string | null
  readonly createdAt: Date
  readonly expiresAt: Date
}

export async function addInviteCode(tx: Tx, row: NewInviteCode): Promise<void> {
  await tx.inviteCode.create({ data: row })
}

/** An invite code that has just been used up. */
export interface UsedCode {
  readonly id: string
  readonly organisationId: string
  readonly role: string
  readonly createdBy: string | null
}

/** Uses a code up; null when it is unknown, used or expired. Of two users at once only one gets it. */
export async function useInviteCode(tx: Tx, used: { codeHash: string; openId: string; at: Date }): Promise<UsedCode | null> {
  const { count } = await tx.inviteCode.updateMany({
    where: { codeHash: used.codeHash, usedAt: null, expiresAt: { gt: used.at } },
    data: { usedAt: used.at, usedByOpenId: used.openId },
  })
  if (count === 0) return null
  return tx.inviteCode.findUnique({
    where: { codeHash: used.codeHash },
    select: { id: true, organisationId: true, role: true, createdBy: true },
  })
}
