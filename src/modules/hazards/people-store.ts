import type { Tx } from '../../db/types.ts'
import type { Recipient } from '../../notices/index.ts'

const ended = ['closed', 'merged', 'voided']

/** Open hazards whose fix waits on a person in an enterprise. */
export async function fixesOf(tx: Tx, { personId, organisationId }: Recipient): Promise<string[]> {
  const where = { fixerPersonId: personId, enterpriseId: organisationId, state: { notIn: ended } }
  const rows = await tx.hazard.findMany({ where, select: { id: true }, orderBy: { id: 'asc' } })
  return rows.map(({ id }) => id)
}

/** Names another fixer; the version rises, so that a card of the old one is out of date. */
export async function giveFixTo(tx: Tx, hazardId: string, personId: string | null): Promise<void> {
  await tx.hazard.update({ where: { id: hazardId }, data: { fixerPersonId: personId, version: { increment: 1 } }, select: { id: true } })
}

/** Major hazards of an enterprise that were told and that nobody has signed for, however far they are. */
export async function unsignedOf(tx: Tx, enterpriseId: string): Promise<string[]> {
  const where = { enterpriseId, grade: 'major', notifiedAt: { not: null }, signedAt: null, state: { notIn: ended } }
  const rows = await tx.hazard.findMany({ where, select: { id: true }, orderBy: { notifiedAt: 'asc' } })
  return rows.map(({ id }) => id)
}

/** General hazards of an enterprise that are under repair with nobody to fix them. */
export async function unfixedOf(tx: Tx, enterpriseId: string): Promise<{ id: string; visitId: string | null }[]> {
  const where = { enterpriseId, grade: 'general', state: 'rectifying', fixerPersonId: null }
  return tx.hazard.findMany({ where, select: { id: true, visitId: true }, orderBy: { id: 'asc' } })
}
