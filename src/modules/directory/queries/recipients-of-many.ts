import { z } from 'zod'

import type { Tx } from '../../../db/types.ts'
import { toJson } from '../../../lib/json.ts'
import type { Recipient } from '../../../notices/types.ts'
import { type DutyMatter, defaultDutyRoles } from '../rules/duty.ts'
import type { RoleCode } from '../types.ts'
import { holdsAt } from './rows.ts'

export interface HoldersAsked {
  readonly organisationId: string
  /** In the order in which people are wanted. */
  readonly roles: readonly RoleCode[]
}

export interface DutyAsked {
  readonly organisationId: string
  readonly matter: DutyMatter
}

export interface ResponsibleAsked {
  readonly insurerId: string
  readonly enterpriseId: string
}

const numbered = z.array(z.object({ n: z.number(), personId: z.string(), organisationId: z.string(), role: z.string() }))

/** Rows that name the question they answer, as one list a question, a person once. */
function answers(count: number, rows: unknown): Recipient[][] {
  const lists = Array.from({ length: count }, () => new Map<string, Recipient>())
  for (const { n, ...one } of numbered.parse(rows)) if (lists[n]?.has(one.personId) === false) lists[n].set(one.personId, one)
  return lists.map((list) => [...list.values()])
}

const asRows = (asked: readonly object[]): string => toJson(asked.map((one, n) => ({ n, ...one })))

/**
 * Who holds one of the roles in each body now; roles in the order asked for, then the longest-serving first. A person once.
 *
 * One statement for any number of questions, as are the others here.
 *
 * @returns one list a question, in the order asked.
 */
export async function holdersOfMany(tx: Tx, asked: readonly HoldersAsked[], now: Date): Promise<Recipient[][]> {
  if (asked.every(({ roles }) => roles.length === 0)) return asked.map(() => [])
  const rows = await tx.$queryRaw`
    SELECT asked.n, m.person_id AS "personId", m.organisation_id AS "organisationId", m.role
    FROM jsonb_to_recordset(${asRows(asked)}::jsonb) AS asked (n int, "organisationId" text, roles text[])
    JOIN membership m ON m.organisation_id = asked."organisationId" AND m.role = ANY(asked.roles) AND ${holdsAt('m', now)}
    ORDER BY asked.n, array_position(asked.roles, m.role), m.starts_at, m.id`
  return answers(asked.length, rows)
}

/**
 * Who takes a kind of matter for each body: its duty list as far as the people still hold the role they are listed under;
 * with no list left, the staff and their lead.
 */
export async function dutyOfMany(tx: Tx, asked: readonly DutyAsked[], now: Date): Promise<Recipient[][]> {
  const rows = await tx.$queryRaw`
    SELECT asked.n, d.person_id AS "personId", d.organisation_id AS "organisationId", d.role
    FROM jsonb_to_recordset(${asRows(asked)}::jsonb) AS asked (n int, "organisationId" text, matter text)
    JOIN duty_entry d ON d.organisation_id = asked."organisationId" AND d.matter = asked.matter AND ${holdsAt('d', now)}
    WHERE EXISTS (SELECT 1 FROM membership m WHERE m.organisation_id = d.organisation_id AND m.person_id = d.person_id
      AND m.role = d.role AND ${holdsAt('m', now)})
    ORDER BY asked.n, d.position, d.id`
  const byDefault = ({ organisationId, matter }: DutyAsked) => ({ organisationId, roles: defaultDutyRoles(matter) })
  return orElse(asked, answers(asked.length, rows), (left) => holdersOfMany(tx, left.map(byDefault), now))
}

/**
 * The one bx.service of each insurer who gets the reminders of a site; failing that any of its field staff, then its manager.
 *
 * @returns null for an insurer that has none of them.
 */
export async function responsibleOfMany(tx: Tx, asked: readonly ResponsibleAsked[], now: Date): Promise<(Recipient | null)[]> {
  const rows = await tx.$queryRaw`
    SELECT DISTINCT ON (asked.n) asked.n, m.person_id AS "personId", m.organisation_id AS "organisationId", m.role
    FROM jsonb_to_recordset(${asRows(asked)}::jsonb) AS asked (n int, "insurerId" text, "enterpriseId" text)
    JOIN responsible_staff r ON r.insurer_id = asked."insurerId" AND r.enterprise_id = asked."enterpriseId" AND ${holdsAt('r', now)}
    JOIN membership m ON m.person_id = r.person_id AND m.organisation_id = r.insurer_id
      AND m.role IN ('bx.service', 'bx.branch') AND ${holdsAt('m', now)}
    ORDER BY asked.n, r.starts_at DESC, r.id, m.role DESC`
  const others = ({ insurerId }: ResponsibleAsked) =>
    ({ organisationId: insurerId, roles: ['bx.service', 'bx.manager'] }) satisfies HoldersAsked
  const found = await orElse(asked, answers(asked.length, rows), (left) => holdersOfMany(tx, left.map(others), now))
  return found.map(([first]) => first ?? null)
}

/** Asks a second time where the first answer is empty; no statement when none is. */
async function orElse<Asked>(
  asked: readonly Asked[],
  first: Recipient[][],
  second: (left: readonly Asked[]) => Promise<Recipient[][]>,
): Promise<Recipient[][]> {
  const left = asked.filter((_one, place) => first[place]?.length === 0)
  if (left.length === 0) return first
  const more = (await second(left)).values()
  return first.map((list) => (list.length === 0 ? (more.next().value ?? []) : list))
}
