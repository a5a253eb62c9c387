import type pg from 'pg'

import { farAhead, mixture, type Slot } from './schedule.ts'

/** Deadlines that fall due in one run. */
export const dueEach = 10_000
export const hazards = 200_000
/** Deadlines of other kinds that are open on every hazard; with the general clock this makes 1,000,000. */
const otherKinds = ['hazard.fix-major', 'hazard.verify', 'hazard.plan', 'hazard.close'] as const
export const open = hazards * (otherKinds.length + 1)

const since = '2026-01-01T00:00:00Z'

/** 20,000 sites in 121 counties with three people each, 20 insurers, a bureau in every county, city and province. */
const bodies = `
  INSERT INTO organisation (id, kind, name, site_name, region_code, industry, sectors, created_at)
    SELECT 'e' || n, 'enterprise', '示例企业' || n, '', '14' || lpad((1 + n % 11)::text, 2, '0') || lpad((1 + n % 121 / 11)::text, 2, '0'), 'COAL', '{}'::text[], '${since}'::timestamptz
    FROM generate_series(1, 20000) n
    UNION ALL SELECT 'i' || n, 'insurer', '示例保险' || n, '', '140000', NULL, '{}', '${since}' FROM generate_series(0, 19) n
    UNION ALL SELECT 'b' || code, 'emergency-bureau', '示例应急局' || code, '', code, NULL, '{}', '${since}'
    FROM (SELECT '140000' AS code
      UNION SELECT '14' || lpad(c::text, 2, '0') || lpad(k::text, 2, '0') FROM generate_series(1, 11) c, generate_series(0, 11) k) codes;
  CREATE TEMP TABLE posts AS
    SELECT id AS organisation, unnest(CASE kind WHEN 'enterprise' THEN ARRAY['qy.principal', 'qy.safety', 'qy.fixer']
      WHEN 'insurer' THEN ARRAY['bx.manager', 'bx.service'] ELSE ARRAY['yjx.staff', 'yjx.lead'] END) AS role FROM organisation;
  INSERT INTO person (id, name, created_at) SELECT organisation || '.' || role, '示例' || organisation, '${since}' FROM posts;
  INSERT INTO account (app_id, open_id, tenant_key, person_id, created_at)
    SELECT 'cli_bench', 'ou_' || organisation || '.' || role, 'bench', organisation || '.' || role, '${since}' FROM posts;
  INSERT INTO membership (id, person_id, organisation_id, role, region_codes, starts_at)
    SELECT organisation || '.' || role, organisation || '.' || role, organisation, role, '{}', '${since}' FROM posts;
  INSERT INTO policy (id, insurer_id, enterprise_id, is_lead, starts_at, ends_at)
    SELECT 'p' || n, 'i' || n % 20, 'e' || n, true, '${since}', '2028-01-01T00:00:00Z' FROM generate_series(1, 20000) n;
  INSERT INTO responsible_staff (id, insurer_id, enterprise_id, person_id, starts_at)
    SELECT 'r' || n, 'i' || n % 20, 'e' || n, 'i' || n % 20 || '.bx.service', '${since}' FROM generate_series(1, 20000) n;
  DROP TABLE posts`

const site = `'e' || (1 + n % 20000)`
const insurer = `'i' || (1 + n % 20000) % 20`
/** Ids of the form the program makes, in the order of making. */
const id = (prefix: string) => `'${prefix}-0000-7000-8000-' || lpad(n::text, 12, '0')`

const hazardRows = `
  INSERT INTO hazard (id, number, state, grade, enterprise_id, insurer_id, answerable_id, finder_person_id, finder_organisation_id,
      finder_role, found_at, place, description, fixer_person_id, due_on, due_at, created_at, registered_at)
    SELECT ${id('00000000')}, 'HZ-' || n, 'rectifying', 'general', ${site}, ${insurer}, ${insurer},
      ${insurer} || '.bx.service', ${insurer}, 'bx.service', '${since}', '示例地点' || n, '顶板破碎，支架歪斜，现场已拍照，要求限期整改',
      ${site} || '.qy.fixer', '2027-02-01', '2027-02-01T16:00:00Z', '${since}', '${since}'
    FROM generate_series(1, ${hazards}) n`

/** Deadlines nothing is due of for a year, spread over the day. */
const farDeadlines = (kind: string, number: number, from: number) => `
  INSERT INTO deadline (id, kind, subject_type, subject_id, opened_at, due_at, ladder_version, next_rung, next_at, state, params)
    SELECT ${id(`0000000${number}`)}, '${kind}', 'hazard', ${id('00000000')}, '${since}', '${farAhead.toISOString()}', 1, 'due-day',
      timestamptz '${farAhead.toISOString()}' + n % 86400 * interval '1 second', 'open', '{}'
    FROM generate_series(${from}, ${hazards}) n`

/** The general clocks that fall due in one slot, with the rungs they have behind them. */
function dueDeadlines({ n: slot, now, rungs }: Slot): string {
  let tenth = 0
  const places = rungs.flatMap(({ rung, dueAt }, place) =>
    Array.from({ length: mixture[place]?.tenths ?? 0 }, () => `(${tenth++}, '${rung}', timestamptz '${dueAt.toISOString()}')`),
  )
  const done = mixture.flatMap(({ rung, done }) => done.map((behind) => `('${rung}', '${behind}')`))
  return `
    WITH laid AS (
      INSERT INTO deadline (id, kind, subject_type, subject_id, opened_at, due_at, ladder_version, next_rung, next_at, state, params)
        SELECT ${id('00000001')}, 'hazard.fix-general', 'hazard', ${id('00000000')}, '${since}', due_at, 1, rung,
          '${now.toISOString()}', 'open', '{}'
        FROM generate_series(${slot * dueEach + 1}, ${(slot + 1) * dueEach}) n
        JOIN (VALUES ${places.join(', ')}) mixture (tenth, rung, due_at) ON tenth = n % 10
      RETURNING id, next_rung)
    INSERT INTO deadline_rung (deadline_id, ladder_version, rung, recipient, fired_at, outcome)
      SELECT laid.id, 1, behind, '<rung>', '${since}', 'past' FROM laid
      JOIN (VALUES ${done.join(', ')}) done (rung, behind) ON done.rung = laid.next_rung`
}

/** Fills an empty, migrated database: 1,000,000 open deadlines, of which 10,000 fall due in each slot. */
export async function seed(client: pg.Client, slots: readonly Slot[]): Promise<void> {
  await client.query(bodies)
  await client.query(hazardRows)
  for (const slot of slots) await client.query(dueDeadlines(slot))
  await client.query(farDeadlines('hazard.fix-general', 1, slots.length * dueEach + 1))
  for (const [place, kind] of otherKinds.entries()) await client.query(farDeadlines(kind, place + 2, 1))
  await client.query('VACUUM ANALYZE')
  await client.query('CHECKPOINT')
}
