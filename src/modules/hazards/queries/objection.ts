import type { Tx } from '../../../db/types.ts'
import { personInRole } from '../../directory/index.ts'
import type { PersonLabel } from '../types.ts'

/** An objection as the one who answers it reads it. */
export interface WaitingObjection {
  readonly by: PersonLabel
  readonly at: Date
  readonly reason: string
}

/** The objection to its grade that waits for an answer; null when none does. The hazard is one the reader may see. */
export async function waitingObjection(tx: Tx, hazardId: string): Promise<WaitingObjection | null> {
  const row = await tx.gradeObjection.findFirst({ where: { hazardId, state: 'waiting' }, orderBy: { at: 'desc' } })
  if (row === null) return null
  const hazard = await tx.hazard.findUnique({ where: { id: hazardId }, select: { enterpriseId: true } })
  const by = await personInRole(tx, { personId: row.personId, organisationId: hazard?.enterpriseId ?? '', role: row.role })
  return { by, at: row.at, reason: row.reason }
}
