import type { Tx } from '../../../db/types.ts'
import type { DutyMatter } from '../rules/duty.ts'

export interface NewResponsible {
  readonly id: string
  readonly insurerId: string
  readonly enterpriseId: string
  readonly personId: string
}

export interface NewDeputy {
  readonly id: string
  readonly organisationId: string
  readonly personId: string
  readonly deputyPersonId: string
}

export interface NewDutyEntry {
  readonly id: string
  readonly organisationId: string
  readonly matter: DutyMatter
  readonly personId: string
  readonly role: string
  readonly position: number
}

/** Names the risk officers of sites from an instant on; does not end earlier ones. */
export async function addResponsible(tx: Tx, rows: readonly NewResponsible[], startsAt: Date): Promise<void> {
  await tx.responsibleStaff.createMany({ data: rows.map((row) => ({ ...row, startsAt })), skipDuplicates: true })
}

/** Ends who was responsible for a site. */
export async function endResponsible(tx: Tx, site: { insurerId: string; enterpriseId: string }, endsAt: Date): Promise<void> {
  await tx.responsibleStaff.updateMany({ where: { ...site, endsAt: null }, data: { endsAt } })
}

/** Names deputies from an instant on; does not end earlier ones. */
export async function addDeputies(tx: Tx, rows: readonly NewDeputy[], startsAt: Date): Promise<void> {
  await tx.deputy.createMany({ data: rows.map((row) => ({ ...row, startsAt })), skipDuplicates: true })
}

/** Ends who stands in for a person in a body. */
export async function endDeputies(tx: Tx, of: { organisationId: string; personId: string }, endsAt: Date): Promise<void> {
  await tx.deputy.updateMany({ where: { ...of, endsAt: null }, data: { endsAt } })
}

/** Enters lines of a duty list from an instant on. */
export async function addDutyEntries(tx: Tx, rows: readonly NewDutyEntry[], startsAt: Date): Promise<void> {
  await tx.dutyEntry.createMany({ data: rows.map((row) => ({ ...row, startsAt })), skipDuplicates: true })
}

/** Ends the whole list of a body for a matter. */
export async function endDutyList(tx: Tx, list: { organisationId: string; matter: DutyMatter }, endsAt: Date): Promise<void> {
  await tx.dutyEntry.updateMany({ where: { ...list, endsAt: null }, data: { endsAt } })
}
