import { Prisma } from '../../../db/generated/client.ts'
import { hazardClocks } from '../rules/clock-names.ts'

/** A person in a body and role with names, as jsonb; null where the person column is null. */
function party(person: string, organisation: string, role: string): Prisma.Sql {
  return Prisma.raw(`(CASE WHEN ${person} IS NULL THEN NULL ELSE jsonb_build_object(
    'personId', ${person}, 'personName', coalesce((SELECT named.name FROM person named WHERE named.id = ${person}), ''),
    'organisationId', coalesce(${organisation}, ''), 'organisationName', coalesce((SELECT named.name FROM organisation named WHERE named.id = ${organisation}), ''),
    'role', coalesce(${role}, '')) END)`)
}

/** Columns of the row itself over `hazard h`. */
export const hazardColumns = Prisma.sql`h.id, h.number, h.version, h.state, h.grade, h.enterprise_id AS "enterpriseId",
  h.insurer_id AS "insurerId", h.answerable_id AS "answerableId", h.agency_id AS "agencyId", h.visit_id AS "visitId",
  h.found_at AS "foundAt", h.discovery, h.cause, h.programme, h.place, h.description, h.imminent,
  h.backfill_reason AS "backfillReason", h.photo_waiver AS "photoWaiver", h.standard_id AS "standardId", h.clause,
  h.clause_text AS "clauseText", h.clause_source AS "clauseSource", h.fact, h.harm, h.advice, h.due_on AS "dueOn",
  h.due_at AS "dueAt", h.original_due_at AS "originalDueAt", h.submitted_at AS "submittedAt",
  h.is_self_found AS "isSelfFound", h.is_shared AS "isShared", h.is_stopped AS "isStopped", h.is_listed AS "isListed",
  h.is_ordered AS "isOrdered", h.returned_count AS "returnedCount", h.extension_count AS "extensionCount",
  h.merged_into_id AS "mergedIntoId", h.recurs_of_id AS "recursOfId", h.put_away_at AS "putAwayAt",
  h.created_at AS "createdAt", h.registered_at AS "registeredAt", h.confirmed_at AS "confirmedAt",
  h.notified_at AS "notifiedAt", h.signed_at AS "signedAt", h.closed_at AS "closedAt"`

const people = Prisma.sql`
  ${party('h.finder_person_id', 'h.finder_organisation_id', 'h.finder_role')} AS "finder",
  (SELECT n.kind FROM organisation n WHERE n.id = h.finder_organisation_id) AS "finderKind",
  ${party('h.fixer_person_id', 'h.enterprise_id', "'qy.fixer'")} AS "fixer",
  (SELECT n.name FROM organisation n WHERE n.id = h.insurer_id) AS "insurerName",
  (SELECT jsonb_build_object('id', n.id, 'name', n.name, 'kind', n.kind) FROM organisation n WHERE n.id = h.answerable_id) AS "answerable",
  CASE WHEN o.id IS NULL THEN NULL ELSE jsonb_build_object('id', o.id, 'name', o.name, 'siteName', o.site_name, 'creditCode', o.credit_code,
    'regionCode', o.region_code, 'industry', o.industry, 'size', o.size, 'developmentZone', o.development_zone) END AS "enterprise"`

const chains = Prisma.sql`
  (SELECT jsonb_agg(jsonb_build_object('act', a.act, 'step', a.step, 'verdict', a.verdict, 'at', a.at, 'reason', a.reason,
      'details', a.details, 'round', a.round, 'by', ${party('a.person_id', 'a.organisation_id', 'a.role')}) ORDER BY a.at, a.id)
    FROM hazard_approval a WHERE a.hazard_id = h.id) AS "approvals",
  (SELECT jsonb_build_object('id', n.id, 'round', n.round, 'text', n.text, 'textHash', n.text_hash, 'issuedAt', n.issued_at,
      'signedAt', n.signed_at, 'deliveredOnPaper', n.delivered_on_paper, 'signedBy', ${party('n.signed_by', 'h.enterprise_id', 'n.signed_role')})
    FROM hazard_notification n WHERE n.hazard_id = h.id ORDER BY n.round DESC LIMIT 1) AS "notification",
  (SELECT jsonb_build_object('responsible', p.responsible, 'measures', p.measures, 'fundsFen', p.funds_fen::text, 'dueOn', p.due_on,
      'emergencyPlan', p.emergency_plan, 'interimControl', p.interim_control, 'personId', p.person_id)
    FROM rectification_plan p WHERE p.hazard_id = h.id ORDER BY p.version DESC LIMIT 1) AS "plan",
  (SELECT jsonb_build_object('id', s.id, 'round', s.round, 'measures', s.measures, 'costFen', s.cost_fen::text, 'at', s.at,
      'verifierId', s.verifier_id, 'verdict', s.verdict, 'reason', s.reason, 'by', ${party('s.person_id', 'h.enterprise_id', 's.role')})
    FROM rectification_submission s WHERE s.hazard_id = h.id ORDER BY s.round DESC LIMIT 1) AS "submission"`

const requests = Prisma.sql`
  (SELECT jsonb_build_object('id', x.id, 'state', x.state, 'reasonClass', x.reason_class, 'reason', x.reason,
      'interimControl', x.interim_control, 'fromDueOn', x.from_due_on, 'newDueOn', x.new_due_on, 'isLate', x.is_late, 'decision', x.decision,
      'by', ${party('x.requested_by', 'h.enterprise_id', 'x.requested_role')})
    FROM extension_request x WHERE x.hazard_id = h.id ORDER BY x.requested_at DESC, x.id DESC LIMIT 1) AS "extension",
  (SELECT jsonb_build_object('id', b.id, 'state', b.state, 'personId', b.person_id)
    FROM grade_objection b WHERE b.hazard_id = h.id ORDER BY b.at DESC, b.id DESC LIMIT 1) AS "objection",
  (SELECT jsonb_build_object('id', r.id, 'number', r.number, 'state', r.state, 'text', r.text, 'draftedAt', r.drafted_at, 'sentAt', r.sent_at,
      'isAutomatic', r.is_automatic, 'dueAt', r.due_at, 'isRenewed', EXISTS (SELECT 1 FROM overdue_report e WHERE e.hazard_id = r.hazard_id
        AND e.due_at = r.due_at AND e.withdraw_reason IS NOT NULL), 'recipients', coalesce((SELECT jsonb_agg(jsonb_build_object(
        'organisationId', t.organisation_id, 'organisationName', coalesce(nullif(t.name, ''), n.name, ''), 'capacity', t.capacity,
        'level', t.level, 'basis', t.basis, 'reason', t.reason, 'state', t.state, 'receiptNumber', t.receipt_number,
        'receivedBy', (SELECT w.name FROM person w WHERE w.id = t.received_by), 'receivedAt', t.received_at, 'opinion', t.opinion,
        'result', t.result, 'carried', t.carried) ORDER BY t.added_at, t.capacity, t.organisation_id)
        FROM overdue_report_recipient t LEFT JOIN organisation n ON n.id = t.organisation_id WHERE t.report_id = r.id), '[]'))
    FROM overdue_report r WHERE r.hazard_id = h.id ORDER BY r.drafted_at DESC, r.id DESC LIMIT 1) AS "report",
  (SELECT jsonb_build_object('organisationId', l.organisation_id, 'organisationName', coalesce(n.name, ''), 'reason', l.reason,
      'dueOn', l.due_on, 'at', l.at) FROM hazard_listing l LEFT JOIN organisation n ON n.id = l.organisation_id
    WHERE l.hazard_id = h.id) AS "listing",
  EXISTS (SELECT 1 FROM deadline d WHERE d.subject_type = 'hazard' AND d.subject_id = h.id AND d.kind = ${hazardClocks.speak}
    AND d.state = 'open') AS "mustSpeak",
  (SELECT jsonb_build_object('id', y.id, 'signedAt', y.signed_at, 'receiptNumber', y.receipt_number)
    FROM statutory_report y WHERE y.hazard_id = h.id ORDER BY y.drafted_at DESC, y.id DESC LIMIT 1) AS "statutory"`

/** Rows of the journal a view and the test for repeats look at; the clock's own bookkeeping is no part of the story. */
const actsKept = 40

const photos = Prisma.sql`
  (SELECT jsonb_agg(jsonb_build_object('phase', f.phase, 'sha256', f.sha256, 'submissionId', f.submission_id, 'receivedAt', f.received_at,
      'seenIn', f.seen_in, 'capturedAt', (SELECT k.captured_at FROM stored_file k WHERE k.sha256 = f.sha256)) ORDER BY f.received_at, f.id)
    FROM hazard_photo f WHERE f.hazard_id = h.id) AS "photos"`

const acts = Prisma.sql`
  (SELECT jsonb_agg(jsonb_build_object('at', j.at, 'action', j.action, 'personId', j.actor_person_id,
      'personName', (SELECT n.name FROM person n WHERE n.id = j.actor_person_id), 'organisationId', j.actor_organisation_id,
      'organisationName', (SELECT n.name FROM organisation n WHERE n.id = j.actor_organisation_id), 'role', j.actor_role,
      'from', j.from_state, 'to', j.to_state, 'reason', j.reason, 'onVersion', j.details->'onVersion', 'press', j.details->>'press') ORDER BY j.seq)
    FROM (SELECT * FROM journal WHERE subject_type = 'hazard' AND subject_id = h.id AND action NOT LIKE 'deadline.%' AND action NOT LIKE 'notice.%' ORDER BY seq DESC LIMIT ${actsKept}) j) AS "acts"`

/**
 * Everything about hazards in one statement: `SELECT … FROM hazard h LEFT JOIN organisation o`; the caller adds WHERE.
 *
 * @param further - one more column, made for one reader.
 */
export const selectFactsWith = (further: Prisma.Sql): Prisma.Sql =>
  Prisma.sql`SELECT ${hazardColumns}, ${people}, ${chains}, ${requests}, ${photos}, ${acts}, ${further}
  FROM hazard h LEFT JOIN organisation o ON o.id = h.enterprise_id`

/** The same for lists and for the clock, where no card with a telephone link is drawn. */
export const selectFacts = selectFactsWith(Prisma.sql`NULL::jsonb AS "help"`)

/** The same without the story, which no rule about a press looks at: for long lists of what waits. */
export const selectFactsWithoutActs: Prisma.Sql = Prisma.sql`SELECT ${hazardColumns}, ${people}, ${chains}, ${requests}, ${photos},
  NULL::jsonb AS "acts", NULL::jsonb AS "help" FROM hazard h LEFT JOIN organisation o ON o.id = h.enterprise_id`
