import type pg from 'pg'

import type { Slot } from './schedule.ts'

/** Deadlines of one statement. */
const batch = 1_000

/**
 * What somebody would write who knew this one ladder and nothing else: claim, audience, rungs, notices, journal and next rung in
 * one statement. $1 now, $2 to $5 the rung, its due instant, the next rung and its instant, as arrays; $6 most deadlines.
 */
const statement = `
  WITH due AS MATERIALIZED (
    SELECT id, kind, subject_type, subject_id, due_at, ladder_version, next_rung, params FROM deadline
    WHERE next_at <= $1 AND state = 'open' AND (lease_until IS NULL OR lease_until <= $1)
    ORDER BY next_at, id LIMIT $6 FOR UPDATE SKIP LOCKED
  ), audience (rung, at_insurer, role, notice) AS (
    VALUES ('due-day', false, 'qy.fixer', 'fix-reminder'), ('due-day', false, 'qy.safety', 'fix-reminder'),
      ('after-1', false, 'qy.principal', 'hazard-overdue'), ('after-5', true, 'bx.manager', 'hazard-overdue')
  ), told AS MATERIALIZED (
    SELECT due.*, gen_random_uuid()::text AS notice_id, audience.notice, m.person_id, m.organisation_id, m.role
    FROM due JOIN audience ON audience.rung = due.next_rung JOIN hazard h ON h.id = due.subject_id
    JOIN membership m ON m.organisation_id = CASE WHEN at_insurer THEN h.answerable_id ELSE h.enterprise_id END
      AND m.role = audience.role AND m.starts_at <= $1 AND (m.ends_at IS NULL OR m.ends_at > $1)
  ), rungs AS (
    INSERT INTO deadline_rung (deadline_id, ladder_version, rung, recipient, fired_at, outcome)
    SELECT id, ladder_version, next_rung, person_id, $1, 'fired' FROM told ON CONFLICT DO NOTHING
  ), notices AS (
    INSERT INTO notice (id, kind, subject_type, subject_id, person_id, organisation_id, role, channel, params, dedupe_key, state, next_at, created_at)
    SELECT notice_id, notice, subject_type, subject_id, person_id, organisation_id, role, 'card',
      params || jsonb_build_object('deadline', kind, 'rung', next_rung, 'dueAt', due_at),
      id || ':' || ladder_version || ':' || next_rung || ':' || person_id, 'queued', $1, $1
    FROM told ON CONFLICT (dedupe_key) DO NOTHING
  ), written AS (
    INSERT INTO journal (at, action, channel, source, subject_type, subject_id, details, evidence)
    SELECT $1, 'deadline.rung-fired', 'clock', 'deadline:' || id, subject_type, subject_id,
      jsonb_build_object('kind', kind, 'rung', next_rung, 'clause', '375 §二(三)三', 'ladderVersion', ladder_version, 'dueAt', due_at,
        'entries', (SELECT jsonb_agg(jsonb_build_object('rung', told.next_rung, 'recipient', told.person_id, 'outcome', 'fired'))
          FROM told WHERE told.id = due.id)), '{}'
    FROM due RETURNING seq
  ), unsealed AS (
    INSERT INTO journal_unsealed (seq) SELECT seq FROM written
  ), schedule AS (
    SELECT * FROM unnest($2::text[], $3::timestamptz[], $4::text[], $5::timestamptz[]) AS s (rung, due_at, next_rung, next_at)
  ), moved AS (
    UPDATE deadline SET next_rung = schedule.next_rung, next_at = schedule.next_at, lease_until = NULL
    FROM due JOIN schedule ON schedule.rung = due.next_rung AND schedule.due_at = due.due_at WHERE deadline.id = due.id
  )
  SELECT count(*)::int AS taken FROM due`

/** Sweeps one slot with hand-written SQL, a statement a batch. */
export async function sweepByHand(client: pg.Client, { now, rungs }: Slot): Promise<void> {
  const values = [
    now,
    rungs.map(({ rung }) => rung),
    rungs.map(({ dueAt }) => dueAt),
    rungs.map(({ next }) => next),
    rungs.map(({ nextAt }) => nextAt),
    batch,
  ]
  for (;;) {
    const { rows } = await client.query<{ taken: number }>({ name: 'sweep', text: statement, values })
    if ((rows[0]?.taken ?? 0) === 0) return
  }
}
