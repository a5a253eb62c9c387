import type { Tx } from '../../../db/types.ts'
import { organisationName, personName, roleLabel } from '../../directory/index.ts'
import type { PersonLabel } from '../types.ts'

/** What an enterprise says against a grade, as the one who answers reads it. */
export interface WaitingObjection {
  readonly by: PersonLabel
  readonly at: Date
  readonly reason: string
}

/**
 * The objection that waits for its answer, or null. For a hazard whose visibility was decided already.
 */
export async function waitingObjection(tx: Tx, hazardId: string): Promise<WaitingObjection | null> {
  const row = await tx.gradeObjection.findFirst({ where: { hazardId, state: 'waiting' }, orderBy: { at: 'desc' } })
  if (row === null) return null
  const hazard = await tx.hazard.findUnique({ where: { id: hazardId }, select: { enterpriseId: true } })
  const by = {
    personId: row.personId,
    name: await personName(tx, row.personId),
    organisationName: await organisationName(tx, hazard?.enterpriseId ?? ''),
    roleLabel: roleLabel(row.role),
  }
  return { by, at: row.at, reason: row.reason }
}
