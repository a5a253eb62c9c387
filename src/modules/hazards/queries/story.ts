import { z } from 'zod'

import type { Tx } from '../../../db/types.ts'
import type { Channel } from '../../../notices/types.ts'
import { type Actor, type OrganisationKind, roleLabel } from '../../directory/index.ts'
import { actText, namelessActText } from '../rules/act-texts.ts'
import { actShown, deliveryShown } from '../rules/story-readers.ts'

/** One thing that happened to a hazard, as its reader may know it. */
export type StoryEntry = { readonly at: Date } & (
  | { readonly type: 'act'; readonly text: string }
  /** What became of telling somebody; `to` names person, body and role. */
  | {
      readonly type: 'delivery'
      readonly outcome: 'delivered' | 'read' | 'failed' | 'unknown'
      readonly notice: string
      readonly channel: Channel
      readonly to: string
      readonly reason: string | null
    }
  /** A clock had nobody to tell. */
  | { readonly type: 'nobody' }
  /** New days off have moved the next reminder. */
  | { readonly type: 'moved'; readonly from: Date | null; readonly to: Date | null }
)

/** A page of the story, newest first. */
export interface HazardStory {
  readonly entries: readonly StoryEntry[]
  readonly total: number
  readonly page: number
  readonly pages: number
}

/** Entries on one card: with long reasons they fill it. */
const pageSize = 12

/** Rows read at most, the newest; a hazard has some dozens. */
const mostRead = 1000

const channel = z.enum(['card', 'buzz-app', 'buzz-sms', 'buzz-phone'])
const instant = z.iso.datetime().nullable().catch(null)

const storyRow = z.object({
  at: z.date(),
  action: z.string(),
  personId: z.string().nullable(),
  personName: z.string().nullable(),
  organisationId: z.string().nullable(),
  organisationName: z.string().nullable(),
  organisationKind: z.string().nullable(),
  role: z.string().nullable(),
  reason: z.string().nullable(),
  mine: z.array(z.string().nullable()),
  notice: z.string().nullable(),
  channel: channel.nullable(),
  movedFrom: instant,
  movedTo: instant,
})

type StoryRow = z.infer<typeof storyRow>

/**
 * What was done about a hazard and what became of telling people, newest first, as far as this reader may know it.
 *
 * The caller has made sure that the reader may see the hazard.
 */
export async function hazardStory(tx: Tx, asked: { actor: Actor; hazard: string; page: number }): Promise<HazardStory> {
  const rows = z.array(storyRow).parse(await readRows(tx, asked.hazard))
  const entries = rows.flatMap((row) => entryOf(row, asked.actor))
  const pages = Math.max(1, Math.ceil(entries.length / pageSize))
  const page = Math.min(asked.page, pages)
  return { entries: entries.slice((page - 1) * pageSize, page * pageSize), total: entries.length, page, pages }
}

/** Of a delivery the person told, of an act the person who acted. A notice that ended because its matter was over is no news. */
function readRows(tx: Tx, hazard: string): Promise<unknown> {
  return tx.$queryRaw`
    SELECT j.at, j.action, who.person AS "personId", p.name AS "personName", who.body AS "organisationId", o.name AS "organisationName",
      o.kind AS "organisationKind", who.role, j.reason,
      ARRAY[h.insurer_id, h.answerable_id, h.agency_id, h.finder_organisation_id] AS mine,
      j.details->>'kind' AS notice, j.details->>'channel' AS channel,
      j.details #>> '{from,nextAt}' AS "movedFrom", j.details #>> '{to,nextAt}' AS "movedTo"
    FROM hazard h
    CROSS JOIN LATERAL (
      SELECT * FROM journal WHERE subject_type = 'hazard' AND subject_id = h.id
      UNION ALL SELECT * FROM journal WHERE subject_type = 'visit' AND subject_id = h.visit_id AND action LIKE 'notice.%') AS j
    LEFT JOIN notice n ON j.action LIKE 'notice.%' AND n.id = substr(j.source, length('notice:') + 1)
    CROSS JOIN LATERAL (SELECT
      CASE WHEN j.action LIKE 'notice.%' THEN n.person_id ELSE j.actor_person_id END AS person,
      CASE WHEN j.action LIKE 'notice.%' THEN n.organisation_id ELSE j.actor_organisation_id END AS body,
      CASE WHEN j.action LIKE 'notice.%' THEN n.role ELSE j.actor_role END AS role) AS who
    LEFT JOIN person p ON p.id = who.person LEFT JOIN organisation o ON o.id = who.body
    WHERE h.id = ${hazard} AND CASE
      WHEN j.action = 'notice.unknown' THEN n.id IS NOT NULL AND j.reason IS NOT NULL
      WHEN j.action LIKE 'notice.%' THEN n.id IS NOT NULL AND j.action IN ('notice.delivered', 'notice.read', 'notice.failed')
      WHEN j.action = 'deadline.rung-fired' THEN j.details->'entries' @> '[{"outcome": "nobody"}]'
      ELSE j.action NOT LIKE 'deadline.%' OR j.action = 'deadline.recomputed' END
    ORDER BY j.at DESC, j.seq DESC LIMIT ${mostRead}`
}

function entryOf(row: StoryRow, actor: Actor): StoryEntry[] {
  const reader = { organisationId: actor.organisationId, kind: actor.organisationKind }
  const other = { organisationId: row.organisationId ?? '', kind: row.organisationKind as OrganisationKind | null }
  const mine = row.mine.filter((id) => id !== null)
  const { at, action } = row
  if (action === 'deadline.rung-fired') return [{ at, type: 'nobody' }]
  if (action === 'deadline.recomputed') return [{ at, type: 'moved', from: dateOf(row.movedFrom), to: dateOf(row.movedTo) }]
  if (!action.startsWith('notice.')) {
    const act = { ...row, from: null, to: null, onVersion: null, press: null }
    return [{ at, type: 'act', text: actShown(reader, other, mine) === 'whole' ? actText(act) : namelessActText(act) }]
  }
  if (deliveryShown(reader, other, mine) === 'nothing') return []
  const outcome = action.slice('notice.'.length) as 'delivered' | 'read' | 'failed' | 'unknown'
  const { notice, channel: way, reason } = row
  return [{ at, type: 'delivery', outcome, notice: notice ?? '', channel: way ?? 'card', to: named(row), reason }]
}

const dateOf = (text: string | null): Date | null => (text === null ? null : new Date(text))

const named = ({ personName, organisationName, role }: StoryRow): string =>
  `${personName ?? '已不在名册的人'}（${organisationName ?? ''}${role === null ? '' : ` ${roleLabel(role)}`}）`
