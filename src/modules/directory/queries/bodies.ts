import { z } from 'zod'

import { Prisma } from '../../../db/generated/client.ts'
import type { Tx } from '../../../db/types.ts'
import { departmentKindOf, type Level, levels } from '../data/industry-departments.ts'
import { levelOf } from '../rules/levels.ts'
import { regionName } from '../rules/regions.ts'
import type { Enterprise } from '../types.ts'
import { holdsAt } from './rows.ts'

export interface Body {
  readonly organisationId: string
  readonly name: string
  readonly level: Level
}

/** Why a report must be carried there by hand as well. */
export interface HandDelivery {
  readonly capacity: 'emergency-bureau' | 'industry-department'
  /** The body it must reach: its name, or what it would be called where none is registered. */
  readonly name: string
  /** none: no such body up to the province. nobody-reachable: the body is there, none of its people is. */
  readonly reason: 'none' | 'nobody-reachable'
}

/** Where a report about a site goes. */
export interface Bodies {
  readonly bureau: Body | null
  /** null also where the bureau itself is the department: see `departmentIsBureau`. */
  readonly department: Body | null
  readonly departmentIsBureau: boolean
  readonly handDelivery: readonly HandDelivery[]
}

const bodyRow = z.object({
  organisationId: z.string(),
  name: z.string(),
  regionCode: z.string(),
  developmentZone: z.string().nullable(),
  isReachable: z.boolean(),
})

/**
 * The bureau and the industry department of a site, at the county or failing that further up.
 *
 * A body nobody of which can be reached stands aside for the next level at once and is named for delivery by hand; where a
 * county has none, the city's takes its place.
 *
 * @see 375 §二(二)四
 */
export async function bodiesFor(tx: Tx, enterprise: Enterprise, now: Date): Promise<Bodies> {
  return bodiesAtLevel(tx, { enterprise, from: 'county' }, now)
}

/** The same from a level upwards: escalation to the city's or the province's bodies. */
export async function bodiesAtLevel(tx: Tx, asked: { enterprise: Enterprise; from: Level }, now: Date): Promise<Bodies> {
  const { enterprise } = asked
  const kind = departmentKindOf(enterprise.industry)
  const departmentIsBureau = kind === 'own-bureau'
  const bureau = climb(await known(tx, { enterprise, kind: 'emergency-bureau' }, now), asked.from)
  const department = departmentIsBureau
    ? { found: null, passedOver: [] }
    : climb(await known(tx, { enterprise, kind: 'industry-department' }, now), asked.from)
  const usual = departmentIsBureau ? [] : byHand('industry-department', department, `${regionName(enterprise.regionCode)}${kind}`)
  return {
    bureau: bureau.found,
    department: department.found,
    departmentIsBureau,
    handDelivery: [...byHand('emergency-bureau', bureau, `${regionName(enterprise.regionCode)}应急管理局`), ...usual],
  }
}

/** The nearest emergency bureau with reachable people, else the nearest at all; null when none is registered. */
export async function nearestBureau(tx: Tx, enterprise: Enterprise, now: Date): Promise<Body | null> {
  const { found, passedOver } = climb(await known(tx, { enterprise, kind: 'emergency-bureau' }, now), 'county')
  return found ?? passedOver[0] ?? null
}

interface Climbed {
  readonly found: Body | null
  readonly passedOver: readonly Body[]
}

type KnownBody = Body & { readonly isReachable: boolean }

function climb(bodies: readonly KnownBody[], from: Level): Climbed {
  const upwards = bodies.filter(({ level }) => levels.indexOf(level) >= levels.indexOf(from))
  const place = upwards.findIndex(({ isReachable }) => isReachable)
  return place === -1 ? { found: null, passedOver: upwards } : { found: upwards[place] ?? null, passedOver: upwards.slice(0, place) }
}

function byHand(capacity: HandDelivery['capacity'], climbed: Climbed, usualName: string): HandDelivery[] {
  const [nearest] = climbed.passedOver
  if (nearest !== undefined) return [{ capacity, name: nearest.name, reason: 'nobody-reachable' }]
  return climbed.found === null ? [{ capacity, name: usualName, reason: 'none' }] : []
}

/** Registered bodies whose area holds the site, nearest first; a development zone's own bureau before the county's. */
async function known(
  tx: Tx,
  asked: { enterprise: Enterprise; kind: 'emergency-bureau' | 'industry-department' },
  now: Date,
): Promise<KnownBody[]> {
  const { enterprise, kind } = asked
  const county = enterprise.regionCode
  const areas = [county, `${county.slice(0, 4)}00`, `${county.slice(0, 2)}0000`]
  const sector = kind === 'emergency-bureau' ? Prisma.sql`TRUE` : Prisma.sql`${enterprise.industry} = ANY(o.sectors)`
  const rows = z.array(bodyRow).parse(
    await tx.$queryRaw`
      SELECT o.id AS "organisationId", o.name, o.region_code AS "regionCode", o.development_zone AS "developmentZone",
        EXISTS (SELECT 1 FROM membership m JOIN account a ON a.person_id = m.person_id AND (a.ended_at IS NULL OR a.ended_at > ${now})
          WHERE m.organisation_id = o.id AND m.role NOT LIKE '%.admin' AND ${holdsAt('m', now)}) AS "isReachable"
      FROM organisation o
      WHERE o.kind = ${kind} AND (o.ended_at IS NULL OR o.ended_at > ${now}) AND ${sector}
        AND ((o.development_zone IS NULL AND o.region_code IN (${Prisma.join(areas)}))
          OR (o.development_zone = ${enterprise.developmentZone} AND starts_with(o.region_code, ${county.slice(0, 4)})))
      ORDER BY o.development_zone IS NULL, o.region_code DESC, o.id`,
  )
  return rows.map((row) => ({ organisationId: row.organisationId, name: row.name, level: levelOf(row), isReachable: row.isReachable }))
}
