import { z } from 'zod'

import { regionName } from '../../directory/index.ts'
import type { HazardFacts } from '../facts.ts'
import type { HazardGrade, HazardState } from '../types.ts'

const at = z.coerce.date()
const when = at.nullable()
const words = z.string().nullable()
const states: readonly string[] = [
  'draft',
  'to_grade',
  'registered',
  'major_confirmed',
  'awaiting_signature',
  'awaiting_plan',
  'rectifying',
  'to_verify',
  'to_close',
  'closed',
  'merged',
  'voided',
] satisfies HazardState[]
export const stateWord = z.custom<HazardState>((value) => typeof value === 'string' && states.includes(value))
export const gradeWord = z.enum(['ungraded', 'general', 'major']) satisfies z.ZodType<HazardGrade>

const party = z.object({
  personId: z.string(),
  personName: z.string(),
  organisationId: z.string(),
  organisationName: z.string(),
  role: z.string(),
})
const record = z.object({
  id: z.string(),
  number: words,
  version: z.number(),
  state: stateWord,
  grade: gradeWord,
  enterpriseId: words,
  insurerId: words,
  answerableId: words,
  agencyId: words,
  visitId: words,
  foundAt: when,
  discovery: words,
  cause: words,
  programme: words,
  place: z.string(),
  description: z.string(),
  imminent: z.boolean(),
  backfillReason: words,
  photoWaiver: words,
  standardId: words,
  clause: words,
  clauseText: words,
  clauseSource: words,
  fact: words,
  harm: words,
  advice: words,
  dueOn: words,
  dueAt: when,
  originalDueAt: when,
  submittedAt: when,
  isSelfFound: z.boolean(),
  isShared: z.boolean(),
  isStopped: z.boolean(),
  isListed: z.boolean(),
  isOrdered: z.boolean(),
  returnedCount: z.number(),
  extensionCount: z.number(),
  mergedIntoId: words,
  recursOfId: words,
  putAwayAt: when,
  createdAt: at,
  registeredAt: when,
  confirmedAt: when,
  notifiedAt: when,
  signedAt: when,
  closedAt: when,
})
const enterprise = z.object({
  id: z.string(),
  name: z.string(),
  siteName: z.string(),
  creditCode: words,
  regionCode: z.string(),
  industry: z.enum(['COAL', 'NCM', 'HCH', 'FWK', 'MET', 'TRA', 'CON', 'CIV', 'FSH', 'OTH']).catch('OTH'),
  size: z.enum(['large', 'medium', 'small', 'micro', 'unknown']).catch('unknown'),
  developmentZone: words,
})
const details = z.record(z.string(), z.unknown())
const approval = z.object({
  act: z.enum(['grade', 'downgrade', 'void', 'close']),
  step: z.enum(['propose', 'approve', 'co-sign', 'bureau']),
  verdict: z.enum(['agreed', 'refused']),
  by: party,
  at,
  reason: words,
  details,
  round: z.number(),
})
const notification = z.object({
  id: z.string(),
  round: z.number(),
  text: z.string(),
  textHash: z.string(),
  issuedAt: at,
  signedAt: when,
  signedBy: party.nullable(),
  deliveredOnPaper: details.nullable(),
})
const fen = z.string().transform((value) => BigInt(value))
const plan = z.object({
  responsible: z.string(),
  measures: z.string(),
  fundsFen: fen,
  dueOn: z.string(),
  emergencyPlan: z.string(),
  interimControl: z.string(),
  personId: z.string(),
})
const submission = z.object({
  id: z.string(),
  round: z.number(),
  measures: z.string(),
  costFen: fen.nullable(),
  by: party,
  at,
  verifierId: words,
  verdict: z.enum(['passed', 'returned']).nullable(),
  reason: words,
})
const extension = z.object({
  id: z.string(),
  state: z.enum(['waiting', 'granted', 'refused', 'withdrawn', 'lapsed']),
  reasonClass: z.string(),
  reason: z.string(),
  interimControl: z.string(),
  fromDueOn: z.string(),
  newDueOn: z.string(),
  isLate: z.boolean(),
  by: party,
  decision: words,
})
const objection = z.object({ id: z.string(), state: z.enum(['waiting', 'upheld', 'dismissed']), personId: z.string() })
const recipient = z.object({
  organisationId: z.string(),
  organisationName: z.string(),
  capacity: z.enum(['emergency-bureau', 'industry-department', 'both']),
  level: z.enum(['county', 'city', 'province']),
  basis: z.enum(['first', 'copy', 'passed-up', 'climbed', 'transferred']),
  reason: words,
  state: z.enum(['sent', 'copied', 'received', 'handling', 'answered', 'done', 'transferred', 'by-hand', 'carried']),
  receiptNumber: words,
  receivedBy: words,
  receivedAt: when,
  opinion: words,
  result: words,
  carried: z.object({ on: z.string(), to: z.string(), how: z.string(), by: z.string(), photos: z.array(z.string()) }).nullable(),
})
const report = z.object({
  id: z.string(),
  number: words,
  state: z.enum(['draft', 'sent', 'withdrawn']),
  text: z.string(),
  draftedAt: at,
  sentAt: when,
  isAutomatic: z.boolean(),
  isRenewed: z.boolean(),
  dueAt: at,
  recipients: z.array(recipient),
})
const listing = z.object({ organisationId: z.string(), organisationName: z.string(), reason: z.string(), dueOn: z.string(), at })
const statutory = z.object({ id: z.string(), signedAt: when, receiptNumber: words })
const photo = z.object({
  phase: z.enum(['before', 'after', 'refusal', 'receipt']),
  sha256: z.string(),
  submissionId: words,
  receivedAt: at,
  capturedAt: when,
  seenIn: z.array(z.string()),
})
const act = z.object({
  at,
  action: z.string(),
  personId: words,
  personName: words,
  organisationId: words,
  organisationName: words,
  role: words,
  from: words,
  to: words,
  reason: words,
  onVersion: z.number().nullable(),
  press: words,
})
const factsRow = record.extend({
  enterprise: enterprise.nullable(),
  insurerName: words,
  answerable: z.object({ id: z.string(), name: z.string(), kind: z.string() }).nullable(),
  finder: party,
  finderKind: words,
  fixer: party.nullable(),
  approvals: z.array(approval).nullable(),
  notification: notification.nullable(),
  plan: plan.nullable(),
  submission: submission.nullable(),
  extension: extension.nullable(),
  objection: objection.nullable(),
  report: report.nullable(),
  listing: listing.nullable(),
  statutory: statutory.nullable(),
  photos: z.array(photo).nullable(),
  acts: z.array(act).nullable(),
  mustSpeak: z.boolean(),
  help: z.object({ name: z.string(), mobile: z.string() }).nullable(),
})

/** Raw rows of `selectFacts` as facts. */
export function readFacts(rows: unknown): HazardFacts[] {
  return z.array(factsRow).parse(rows).map(toFacts)
}

function toFacts(row: z.infer<typeof factsRow>): HazardFacts {
  return {
    hazard: record.parse(row),
    enterprise: row.enterprise,
    regionName: row.enterprise === null ? '' : regionName(row.enterprise.regionCode),
    insurerName: row.insurerName,
    answerable: row.answerable,
    finder: row.finder,
    finderKind: row.finderKind ?? '',
    fixer: row.fixer,
    approvals: row.approvals ?? [],
    notification: row.notification,
    plan: row.plan,
    submission: row.submission,
    extension: row.extension,
    objection: row.objection,
    report: row.report,
    listing: row.listing,
    statutory: row.statutory,
    photos: row.photos ?? [],
    acts: row.acts ?? [],
    mustSpeak: row.mustSpeak,
    help: row.help,
  }
}
