import { z } from 'zod'

import type { Tx } from '../../../db/types.ts'
import { type Actor, enterpriseScope, levelOf } from '../../directory/index.ts'
import { hazardScope, overdueSql } from '../access.ts'
import { type ListFilter, listFilters, listTitles } from './list-filters.ts'

/** One figure of the status card with the list it was counted from. */
export interface HazardFigure {
  readonly label: string
  readonly value: string
  /** Key of the list; null where the reader may see the number but no rows. */
  readonly filter: ListFilter | null
  readonly isAlarming: boolean
}

const counts = z.object({
  open: z.number(),
  overdue: z.number(),
  overdueMajor: z.number(),
  unsigned: z.number(),
  toVerify: z.number(),
  watched: z.number(),
  sites: z.number(),
})

/** Fewest enterprises behind a number shown to who may not see the rows; below it the number would name somebody. */
const fewestBehind = 5

/** The few figures of this reader's scope. One statement; a financial regulator gets the numbers without rows. */
export async function hazardFigures(tx: Tx, actor: Actor, now: Date): Promise<readonly HazardFigure[]> {
  const open = listFilters.open()
  const countsOnly = actor.organisationKind === 'financial-regulator'
  const scope = countsOnly ? enterpriseScope(actor, now) : hazardScope(actor, now)
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT count(*) FILTER (WHERE ${open})::int AS open,
      count(*) FILTER (WHERE ${overdueSql(now)})::int AS overdue,
      count(*) FILTER (WHERE h.grade = 'major' AND ${overdueSql(now)})::int AS "overdueMajor",
      count(*) FILTER (WHERE h.state = 'awaiting_signature')::int AS unsigned,
      count(*) FILTER (WHERE h.state = 'to_verify')::int AS "toVerify",
      count(*) FILTER (WHERE ${listFilters.watched()})::int AS watched,
      count(DISTINCT h.enterprise_id) FILTER (WHERE ${open})::int AS sites
    FROM hazard h LEFT JOIN organisation o ON o.id = h.enterprise_id
    WHERE ${scope} AND h.state <> 'draft'`
  const counted = counts.parse(rows[0])
  const shown = (value: number) => (countsOnly && counted.sites < fewestBehind ? '—' : String(value))
  const figure = (filter: ListFilter, value: number, isAlarming = false): HazardFigure => ({
    label: listTitles[filter],
    value: shown(value),
    filter: countsOnly ? null : filter,
    isAlarming: isAlarming && value > 0,
  })
  return [
    figure('open', counted.open),
    figure('overdue', counted.overdue, true),
    figure('overdue-major', counted.overdueMajor, true),
    figure('unsigned-major', counted.unsigned, true),
    figure('to-verify', counted.toVerify),
    ...(isProvince(actor) ? [figure('watched', counted.watched, true)] : []),
  ]
}

/** 省级关注名单 is the province's to look at. */
const isProvince = ({ organisationKind, regionCode }: Actor): boolean =>
  organisationKind === 'emergency-bureau' && levelOf({ regionCode }) === 'province'

const openRow = z.object({ enterpriseId: z.string(), all: z.number(), major: z.number() })

/** Open hazards a site, of those this actor may see; a site without any is left out. One statement. */
export async function openCounts(
  tx: Tx,
  asked: { readonly actor: Actor; readonly enterpriseIds: readonly string[] },
  now: Date,
): Promise<ReadonlyMap<string, { readonly all: number; readonly major: number }>> {
  const rows = await tx.$queryRaw`
    SELECT h.enterprise_id AS "enterpriseId", count(*)::int AS "all", count(*) FILTER (WHERE h.grade = 'major')::int AS major
    FROM hazard h LEFT JOIN organisation o ON o.id = h.enterprise_id
    WHERE h.enterprise_id = ANY(${[...asked.enterpriseIds]}::text[]) AND ${listFilters.open()} AND ${hazardScope(asked.actor, now)}
    GROUP BY h.enterprise_id`
  return new Map(
    z
      .array(openRow)
      .parse(rows)
      .map((row) => [row.enterpriseId, row]),
  )
}
