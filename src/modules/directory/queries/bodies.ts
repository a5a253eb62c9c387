import { z } from 'zod'

import { Prisma } from '../../../db/generated/client.ts'
import type { Tx } from '../../../db/types.ts'
import { toJson } from '../../../lib/json.ts'
import { departmentKindOf, type Level, levels } from '../data/industry-departments.ts'
import { defaultDutyRoles } from '../rules/duty.ts'
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
  n: z.number(),
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
  const bureaus = { place: enterprise, kind: 'emergency-bureau' } as const
  const departments = { place: enterprise, kind: 'industry-department', sector: enterprise.industry } as const
  const [atBureaus = [], atDepartments = []] = await known(
    tx,
    { sought: departmentIsBureau ? [bureaus] : [bureaus, departments], isReachable: onReportDuty(now) },
    now,
  )
  const bureau = climb(atBureaus, asked.from)
  const department = climb(atDepartments, asked.from)
  const usual = departmentIsBureau ? [] : byHand('industry-department', department, `${regionName(enterprise.regionCode)}${kind}`)
  return {
    bureau: bureau.found,
    department: department.found,
    departmentIsBureau,
    handDelivery: [...byHand('emergency-bureau', bureau, `${regionName(enterprise.regionCode)}应急管理局`), ...usual],
  }
}

/** Where something lies, as far as it decides which bodies answer for it. */
export type Place = Pick<Enterprise, 'regionCode' | 'developmentZone'>

/** The nearest emergency bureau with reachable people, else the nearest at all; null when none is registered. */
export async function nearestBureau(tx: Tx, place: Place, now: Date): Promise<Body | null> {
  return (await nearestBureaus(tx, [place], now))[0] ?? null
}

/** The same for many places in one statement, in the order asked. */
export async function nearestBureaus(tx: Tx, places: readonly Place[], now: Date): Promise<(Body | null)[]> {
  const bodies = await known(tx, { sought: places.map((place) => ({ place, kind: 'emergency-bureau' })), isReachable: anybody }, now)
  return bodies.map((upwards) => {
    const { found, passedOver } = climb(upwards, 'county')
    return found ?? passedOver[0] ?? null
  })
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

interface Sought {
  readonly place: Place
  readonly kind: 'emergency-bureau' | 'industry-department'
  /** Industry the body must answer for. */
  readonly sector?: string
}

interface Seeking {
  readonly sought: readonly Sought[]
  /** Whose account makes a body reachable, over `membership m`. */
  readonly isReachable: Prisma.Sql
}

/** Anybody but administrators, who see people and no rows. */
const anybody = Prisma.sql`m.role NOT LIKE '%.admin'`

/** Who is told of an overdue report: the body's duty list as far as its people still hold their roles; without one, its staff. */
function onReportDuty(now: Date): Prisma.Sql {
  const listed = Prisma.sql`SELECT 1 FROM duty_entry d JOIN membership k ON k.organisation_id = d.organisation_id
    AND k.person_id = d.person_id AND k.role = d.role WHERE d.organisation_id = m.organisation_id AND d.matter = 'overdue-report'
    AND ${holdsAt('d', now)} AND ${holdsAt('k', now)}`
  return Prisma.sql`(CASE WHEN EXISTS (${listed}) THEN EXISTS (${listed} AND d.person_id = m.person_id AND d.role = m.role)
    ELSE m.role = ANY(${[...defaultDutyRoles('overdue-report')]}::text[]) END)`
}

/** Registered bodies whose area holds each place, nearest first; a development zone's own bureau before the county's. */
async function known(tx: Tx, { sought, isReachable }: Seeking, now: Date): Promise<KnownBody[][]> {
  const asked = sought.map(({ place: { regionCode, developmentZone }, kind, sector }, n) => ({
    ...{ n, kind, sector, zone: developmentZone, city: regionCode.slice(0, 4) },
    areas: [regionCode, `${regionCode.slice(0, 4)}00`, `${regionCode.slice(0, 2)}0000`],
  }))
  const rows = z.array(bodyRow).parse(
    await tx.$queryRaw`
      SELECT asked.n, o.id AS "organisationId", o.name, o.region_code AS "regionCode", o.development_zone AS "developmentZone",
        EXISTS (SELECT 1 FROM membership m JOIN account a ON a.person_id = m.person_id AND (a.ended_at IS NULL OR a.ended_at > ${now})
          WHERE m.organisation_id = o.id AND ${holdsAt('m', now)} AND ${isReachable}) AS "isReachable"
      FROM jsonb_to_recordset(${toJson(asked)}::jsonb) AS asked (n int, kind text, sector text, zone text, city text, areas text[])
      JOIN organisation o ON o.kind = asked.kind AND (o.ended_at IS NULL OR o.ended_at > ${now})
        AND (asked.sector IS NULL OR asked.sector = ANY(o.sectors))
        AND ((o.development_zone IS NULL AND o.region_code = ANY(asked.areas))
          OR (o.development_zone = asked.zone AND starts_with(o.region_code, asked.city)))
      ORDER BY asked.n, o.development_zone IS NULL, o.region_code DESC, o.id`,
  )
  const bodies = sought.map((): KnownBody[] => [])
  for (const { n, ...row } of rows)
    bodies[n]?.push({ organisationId: row.organisationId, name: row.name, level: levelOf(row), isReachable: row.isReachable })
  return bodies
}
