import { Prisma } from '../../../db/generated/client.ts'
import type { Tx } from '../../../db/types.ts'
import { regionPrefix } from '../rules/regions.ts'
import { assignmentTailDays, policyTailYears, visibility } from '../rules/visibility.ts'
import type { Actor } from '../types.ts'

/**
 * The one predicate over enterprises: a condition on `organisation o` that holds for what this actor may see at an instant.
 *
 * Every query, count, list, suggestion and export carries it. What the visibility table does not grant is `FALSE`.
 */
export function enterpriseScope(actor: Actor, now: Date): Prisma.Sql {
  return Prisma.sql`(o.kind = 'enterprise' AND ${conditionOf(actor, now)})`
}

/**
 * `SELECT id` of the enterprises an actor may see, to be put behind `IN`.
 *
 * @example tx.$queryRaw`SELECT … FROM hazard h WHERE h.enterprise_id IN (${enterpriseIdsSql(actor, now)})`
 */
export function enterpriseIdsSql(actor: Actor, now: Date): Prisma.Sql {
  return Prisma.sql`SELECT o.id FROM organisation o WHERE ${enterpriseScope(actor, now)}`
}

/** Whether one enterprise is in scope; false for an id that does not exist. */
export async function maySeeEnterprise(tx: Tx, actor: Actor, seen: { enterpriseId: string; now: Date }): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM organisation o WHERE o.id = ${seen.enterpriseId} AND ${enterpriseScope(actor, seen.now)}`
  return rows.length > 0
}

function conditionOf(actor: Actor, now: Date): Prisma.Sql {
  switch (visibility[actor.role].enterprises) {
    case 'own':
      return Prisma.sql`o.id = ${actor.organisationId}`
    case 'assigned':
      return assigned(actor.organisationId, now)
    case 'insured':
      return insured(actor.organisationId, now)
    case 'insured-branch':
      return Prisma.sql`${insured(actor.organisationId, now)} AND ${withinAny(actor.branchRegionCodes)}`
    case 'region':
      return inRegion(actor)
    case 'region-sector':
      return actor.sectors.length === 0 ? nothing : Prisma.sql`${inRegion(actor)} AND o.industry IN (${Prisma.join([...actor.sectors])})`
    case 'none':
      return nothing
  }
}

const nothing = Prisma.sql`FALSE`

function assigned(agencyId: string, now: Date): Prisma.Sql {
  const tail = new Date(now.getTime() - assignmentTailDays * 86_400_000)
  return Prisma.sql`EXISTS (SELECT 1 FROM assignment g
    WHERE g.enterprise_id = o.id AND g.agency_id = ${agencyId} AND g.starts_at <= ${now} AND g.ends_at > ${tail})`
}

function insured(insurerId: string, now: Date): Prisma.Sql {
  const tail = new Date(now)
  tail.setUTCFullYear(tail.getUTCFullYear() - policyTailYears)
  return Prisma.sql`EXISTS (SELECT 1 FROM policy y
    WHERE y.enterprise_id = o.id AND y.insurer_id = ${insurerId} AND y.starts_at <= ${now} AND y.ends_at > ${tail})`
}

/** A development zone's bureau sees its zone, wherever in the city that lies; every other body its subtree. */
function inRegion(actor: Actor): Prisma.Sql {
  const zone = actor.developmentZone ?? null
  return zone === null
    ? withinAny([actor.regionCode])
    : Prisma.sql`${withinAny([`${actor.regionCode.slice(0, 4)}00`])} AND o.development_zone = ${zone}`
}

function withinAny(codes: readonly string[]): Prisma.Sql {
  const prefixes = codes.map(regionPrefix).filter((prefix) => prefix !== '')
  if (prefixes.length === 0) return nothing
  return Prisma.sql`(${Prisma.join(
    prefixes.map((prefix) => Prisma.sql`starts_with(o.region_code, ${prefix})`),
    ' OR ',
  )})`
}
