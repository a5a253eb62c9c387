import { z } from 'zod'

import { Prisma } from '../../../src/db/generated/client.ts'
import type { Tx } from '../../../src/db/types.ts'
import type { Actor } from '../../../src/modules/directory/index.ts'
import { hazardScope } from '../../../src/modules/hazards/index.ts'

const journalRow = z.object({
  action: z.string(),
  person: z.string().nullable(),
  body: z.string().nullable(),
  role: z.string().nullable(),
  from: z.string().nullable(),
  to: z.string().nullable(),
})
const seen = z.object({
  version: z.number(),
  state: z.string(),
  grade: z.string(),
  number: z.string().nullable(),
  dueOn: z.string().nullable(),
  putAwayAt: z.date().nullable(),
  report: z.string().nullable(),
  parts: z.array(z.object({ body: z.string(), state: z.string() })).nullable(),
  journal: z.array(journalRow),
})

/** A hazard as it stands, with every row of the journal about it, oldest first. */
export type Observed = z.infer<typeof seen>

export async function observe(tx: Tx, hazard: string): Promise<Observed> {
  const rows = await tx.$queryRaw`
    SELECT version, state, grade, number, due_on AS "dueOn", put_away_at AS "putAwayAt",
      (SELECT r.state FROM overdue_report r WHERE r.hazard_id = h.id ORDER BY r.drafted_at DESC, r.id DESC LIMIT 1) AS report,
      (SELECT json_agg(json_build_object('body', t.organisation_id, 'state', t.state) ORDER BY t.organisation_id) FROM overdue_report_recipient t
       WHERE t.report_id = (SELECT r.id FROM overdue_report r WHERE r.hazard_id = h.id ORDER BY r.drafted_at DESC, r.id DESC LIMIT 1)) AS parts,
      (SELECT coalesce(json_agg(json_build_object('action', action, 'person', actor_person_id, 'body', actor_organisation_id,
         'role', actor_role, 'from', from_state, 'to', to_state) ORDER BY seq), '[]')
       FROM journal WHERE subject_type = 'hazard' AND subject_id = h.id) AS journal
    FROM hazard h WHERE id = ${hazard}`
  const [only] = z.array(seen).parse(rows)
  if (only === undefined) throw new Error('the hazard is gone')
  return only
}

/** For every reader, whether the one predicate of the module lets the hazard through; one statement. */
export async function seenBy(tx: Tx, asked: { hazard: string; readers: readonly Actor[] }, now: Date): Promise<boolean[]> {
  const conditions = asked.readers.map((reader) => Prisma.sql`coalesce(${hazardScope(reader, now)}, FALSE)`)
  const rows = await tx.$queryRaw`
    SELECT ARRAY[${Prisma.join(conditions)}] AS seen FROM hazard h LEFT JOIN organisation o ON o.id = h.enterprise_id WHERE h.id = ${asked.hazard}`
  return z.tuple([z.object({ seen: z.array(z.boolean()) })]).parse(rows)[0].seen
}

const signatures = z.array(z.object({ act: z.string(), round: z.number(), step: z.string(), person: z.string(), complete: z.boolean() }))
const fixes = z.array(z.object({ fixer: z.string(), verifier: z.string().nullable() }))

/** Every signature and verdict of a hazard, for the separation of duties. */
export async function signaturesOf(tx: Tx, hazard: string) {
  const approvals = await tx.$queryRaw`
    SELECT act, round, step, person_id AS person, details->>'isComplete' IS DISTINCT FROM 'false' AS complete
    FROM hazard_approval WHERE hazard_id = ${hazard} ORDER BY act, round, at`
  const submissions = await tx.$queryRaw`
    SELECT person_id AS fixer, verifier_id AS verifier FROM rectification_submission WHERE hazard_id = ${hazard}`
  return { approvals: signatures.parse(approvals), fixes: fixes.parse(submissions) }
}
