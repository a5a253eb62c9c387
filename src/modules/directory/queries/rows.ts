import { z } from 'zod'

import { Prisma } from '../../../db/generated/client.ts'
import { organisationKinds } from '../rules/organisation-kinds.ts'
import { isRoleCode } from '../rules/roles.ts'
import type { Actor, Enterprise, RoleCode } from '../types.ts'

export const industries = ['COAL', 'NCM', 'HCH', 'FWK', 'MET', 'TRA', 'CON', 'CIV', 'FSH', 'OTH'] as const

const roleCode = z.custom<RoleCode>((value) => typeof value === 'string' && isRoleCode(value))

/** Name of a body as people see it: a site among several stands in brackets. */
export function displayName(organisation: { name: string; siteName: string }): string {
  return organisation.siteName === '' ? organisation.name : `${organisation.name}（${organisation.siteName}）`
}

const enterpriseRow = z.object({
  id: z.string(),
  name: z.string(),
  siteName: z.string(),
  creditCode: z.string().nullable(),
  regionCode: z.string(),
  industry: z.enum(industries).catch('OTH'),
  size: z.enum(['large', 'medium', 'small', 'micro', 'unknown']).catch('unknown'),
  developmentZone: z.string().nullable(),
})

/** Columns of {@link readEnterprises} over `organisation o`. */
export const enterpriseColumns = Prisma.sql`o.id, o.name, o.site_name AS "siteName", o.credit_code AS "creditCode",
  o.region_code AS "regionCode", o.industry, o.size, o.development_zone AS "developmentZone"`

/** Raw rows of {@link enterpriseColumns} as enterprises. */
export function readEnterprises(rows: unknown): Enterprise[] {
  return z.array(enterpriseRow).parse(rows)
}

const actorRow = z.object({
  membershipId: z.string(),
  personId: z.string(),
  personName: z.string(),
  organisationId: z.string(),
  organisationName: z.string(),
  siteName: z.string(),
  organisationKind: z.enum(organisationKinds),
  role: roleCode,
  regionCode: z.string(),
  branchRegionCodes: z.array(z.string()),
  sectors: z.array(z.enum(industries)),
  developmentZone: z.string().nullable(),
})

/** Columns of {@link readActors} over `membership m`, `person p`, `organisation o`. */
export const actorColumns = Prisma.sql`m.id AS "membershipId", m.person_id AS "personId", p.name AS "personName",
  o.id AS "organisationId", o.name AS "organisationName", o.site_name AS "siteName", o.kind AS "organisationKind", m.role,
  o.region_code AS "regionCode", m.region_codes AS "branchRegionCodes", o.sectors, o.development_zone AS "developmentZone"`

/** Raw rows of {@link actorColumns} as actors. */
export function readActors(rows: unknown): Actor[] {
  return z
    .array(actorRow)
    .parse(rows)
    .map(({ siteName, ...row }) => ({ ...row, organisationName: displayName({ name: row.organisationName, siteName }) }))
}

/** Condition that a row with `starts_at` and `ends_at` holds at an instant: start inclusive, end exclusive. */
export function holdsAt(alias: string, at: Date): Prisma.Sql {
  const starts = Prisma.raw(`${alias}.starts_at`)
  const ends = Prisma.raw(`${alias}.ends_at`)
  return Prisma.sql`(${starts} <= ${at} AND (${ends} IS NULL OR ${ends} > ${at}))`
}
