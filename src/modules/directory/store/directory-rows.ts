import type { Tx } from '../../../db/types.ts'
import type { Enterprise, IndustryCode, OrganisationKind, RoleCode } from '../types.ts'

/** A body as it is entered; what is left out is empty. */
export interface NewOrganisation {
  readonly id: string
  readonly kind: OrganisationKind
  readonly name: string
  readonly siteName?: string
  readonly creditCode?: string
  readonly regionCode: string
  readonly industry?: IndustryCode
  readonly size?: Enterprise['size']
  readonly sectors?: readonly IndustryCode[]
  readonly developmentZone?: string
}

export interface NewPerson {
  readonly id: string
  readonly name: string
  readonly mobile?: string
  readonly idNumber?: string
}

export interface NewAccount {
  readonly appId: string
  readonly openId: string
  readonly tenantKey: string
  readonly personId: string
}

export interface NewMembership {
  readonly id: string
  readonly personId: string
  readonly organisationId: string
  readonly role: RoleCode
  readonly regionCodes?: readonly string[]
}

/** Enters bodies; one that is there already stays as it is. */
export async function addOrganisations(tx: Tx, organisations: readonly NewOrganisation[], createdAt: Date): Promise<void> {
  const data = organisations.map(({ sectors, ...row }) => ({ ...row, sectors: [...(sectors ?? [])], createdAt }))
  await tx.organisation.createMany({ data, skipDuplicates: true })
}

/** Enters people; one that is there already stays as it is. */
export async function addPeople(tx: Tx, people: readonly NewPerson[], createdAt: Date): Promise<void> {
  await tx.person.createMany({ data: people.map((row) => ({ ...row, createdAt })), skipDuplicates: true })
}

/** Binds accounts to people; a bound account stays bound. */
export async function addAccounts(tx: Tx, accounts: readonly NewAccount[], createdAt: Date): Promise<void> {
  await tx.account.createMany({ data: accounts.map((row) => ({ ...row, createdAt })), skipDuplicates: true })
}

/** Binds one account to a person from now on, whoever it stood for and whether or not it had ended. */
export async function bindAccount(tx: Tx, account: NewAccount, createdAt: Date): Promise<void> {
  const { appId, openId, tenantKey, personId } = account
  await tx.account.upsert({
    where: { appId_openId: { appId, openId } },
    create: { ...account, createdAt },
    update: { tenantKey, personId, endedAt: null, createdAt },
  })
}

/** Gives people roles from an instant on. */
export async function addMemberships(tx: Tx, memberships: readonly NewMembership[], startsAt: Date): Promise<void> {
  const data = memberships.map(({ regionCodes, ...row }) => ({ ...row, regionCodes: [...(regionCodes ?? [])], startsAt }))
  await tx.membership.createMany({ data, skipDuplicates: true })
}
