import type { Tx } from '../../../db/types.ts'
import type { SendTarget } from '../../../notices/types.ts'
import { roleLabel } from '../rules/roles.ts'
import { displayName } from './rows.ts'

/** A person as others see one: name, body, role in words. */
export interface PersonInRole {
  readonly personId: string
  readonly name: string
  readonly organisationName: string
  readonly roleLabel: string
}

/** Name of a person; empty for an id nobody has. */
export async function personName(tx: Tx, personId: string): Promise<string> {
  const person = await tx.person.findUnique({ where: { id: personId }, select: { name: true } })
  return person?.name ?? ''
}

/** Name of a body, its site in brackets; empty for an id nobody has. */
export async function organisationName(tx: Tx, organisationId: string): Promise<string> {
  const body = await tx.organisation.findUnique({ where: { id: organisationId }, select: { name: true, siteName: true } })
  return body === null ? '' : displayName(body)
}

/** A person with the body and role something was done under, however long ago. */
export async function personInRole(tx: Tx, who: { personId: string; organisationId: string; role: string }): Promise<PersonInRole> {
  return {
    personId: who.personId,
    name: await personName(tx, who.personId),
    organisationName: await organisationName(tx, who.organisationId),
    roleLabel: roleLabel(who.role),
  }
}

/** The account a person is reached through; of several the newest. null when there is none or all have ended. */
export async function accountOf(tx: Tx, personId: string): Promise<SendTarget | null> {
  return tx.account.findFirst({
    where: { personId, endedAt: null },
    orderBy: [{ createdAt: 'desc' }, { appId: 'asc' }],
    select: { appId: true, openId: true },
  })
}

/** The accounts many people are reached through, by person, each like {@link accountOf}; who has none is left out. */
export async function accountsOf(tx: Tx, personIds: readonly string[]): Promise<ReadonlyMap<string, SendTarget>> {
  const rows = await tx.account.findMany({
    where: { personId: { in: [...personIds] }, endedAt: null },
    orderBy: [{ createdAt: 'asc' }, { appId: 'desc' }],
    select: { personId: true, appId: true, openId: true },
  })
  // The newest comes last and stays.
  return new Map(rows.map(({ personId, appId, openId }) => [personId, { appId, openId }]))
}

/** Whether a person has an account a card can be sent to. */
export async function reachable(tx: Tx, personId: string): Promise<boolean> {
  return (await accountOf(tx, personId)) !== null
}

/** The person behind an account that has not ended; null for a stranger. */
export async function personOf(tx: Tx, account: SendTarget): Promise<{ personId: string; name: string } | null> {
  const { appId, openId } = account
  const row = await tx.account.findUnique({ where: { appId_openId: { appId, openId } } })
  if (row === null || row.endedAt !== null) return null
  return { personId: row.personId, name: await personName(tx, row.personId) }
}

/** A person's whole contact: only for who has said what for. null for an id nobody has. */
export async function wholeContact(
  tx: Tx,
  personId: string,
): Promise<{ name: string; mobile: string | null; idNumber: string | null } | null> {
  return tx.person.findUnique({ where: { id: personId }, select: { name: true, mobile: true, idNumber: true } })
}

/** The body a person belongs to now, for a card about that person; the longest membership where there are several. */
export async function organisationOfPerson(tx: Tx, personId: string, now: Date): Promise<string> {
  const row = await tx.membership.findFirst({
    where: { personId, startsAt: { lte: now }, OR: [{ endsAt: null }, { endsAt: { gt: now } }] },
    orderBy: { startsAt: 'asc' },
    select: { organisationId: true },
  })
  return row === null ? '' : organisationName(tx, row.organisationId)
}
