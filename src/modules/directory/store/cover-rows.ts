import type { Tx } from '../../../db/types.ts'

/** Cover and assignments hold from their start (inclusive) to their end (exclusive). */
export interface NewPolicy {
  readonly id: string
  readonly insurerId: string
  readonly enterpriseId: string
  readonly isLead: boolean
  readonly startsAt: Date
  readonly endsAt: Date
}

export interface NewAssignment {
  readonly id: string
  readonly agencyId: string
  readonly insurerId: string
  readonly enterpriseId: string
  readonly startsAt: Date
  readonly endsAt: Date
}

/** Enters policies; one that is there already stays as it is. */
export async function addPolicies(tx: Tx, policies: readonly NewPolicy[]): Promise<void> {
  await tx.policy.createMany({ data: [...policies], skipDuplicates: true })
}

/** Enters assignments of agencies; one that is there already stays as it is. */
export async function addAssignments(tx: Tx, assignments: readonly NewAssignment[]): Promise<void> {
  await tx.assignment.createMany({ data: [...assignments], skipDuplicates: true })
}
