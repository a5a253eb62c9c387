import type { Actor, RoleCode } from '../../../src/modules/directory/index.ts'
import type { HazardGrade, HazardState } from '../../../src/modules/hazards/index.ts'
import { type Act, isSelfFound, type ModelHazard, type ModelPart, openStates, owedStates } from './model-hazard.ts'
import {
  agencyPeople,
  bureauField,
  bureauHeads,
  enforcers,
  finders,
  heads,
  managersOfSite,
  receivers,
  type Standing,
  standingsOf,
} from './standing.ts'

/** The texts say so, forbid it, or leave it open; what is open may go either way and is named in the line. */
export type Answer = 'yes' | 'no' | 'open'

interface Line {
  readonly as: Standing
  readonly roles: readonly RoleCode[]
  readonly only?: (hazard: ModelHazard) => boolean
  /** What the texts leave open. */
  readonly open?: string
}

export interface ModelRow {
  readonly from: readonly HazardState[]
  readonly grade: readonly HazardGrade[]
  readonly by: readonly Line[]
  /** What else must hold, whoever asks. */
  readonly when?: (hazard: ModelHazard, now: Date) => boolean
  /** Separation of duties: what this person may not have done before. */
  readonly unless?: (hazard: ModelHazard, person: string) => boolean
}

const any: readonly HazardGrade[] = ['ungraded', 'general', 'major']
const ungraded: readonly HazardGrade[] = ['ungraded']
const general: readonly HazardGrade[] = ['general']
const major: readonly HazardGrade[] = ['major']
const graded: readonly HazardGrade[] = ['general', 'major']
const dayMs = 86_400_000

const byFinder: readonly Line[] = [{ as: 'finder', roles: finders }]
const byHeads: readonly Line[] = [{ as: 'own', roles: heads }]
const bySite: readonly Line[] = [{ as: 'own', roles: managersOfSite }]
/** The named fixer, and whoever runs the site. */
const byFixers: readonly Line[] = [
  { as: 'own', roles: managersOfSite },
  { as: 'own', roles: ['qy.fixer'] },
]
const byInsurer: readonly Line[] = [
  { as: 'insurer', roles: ['bx.service', 'bx.manager'] },
  { as: 'substitute', roles: bureauField },
]
const byManager: readonly Line[] = [
  { as: 'insurer', roles: ['bx.manager'] },
  { as: 'substitute', roles: bureauHeads },
]
const byPlaceBureau: readonly Line[] = [{ as: 'place-bureau', roles: bureauField }]
const foundByBureau = (hazard: ModelHazard) => hazard.finder.organisationKind === 'emergency-bureau'
const notFoundByBureau = (hazard: ModelHazard) => !foundByBureau(hazard)

const graders: readonly Line[] = [{ as: 'agency', roles: ['fw.lead'] }, ...byInsurer, { as: 'finding-bureau', roles: bureauField }]
const selfGraders: readonly Line[] = [{ as: 'own', roles: managersOfSite, only: isSelfFound }]
const gradeApprovers: readonly Line[] = [
  { as: 'insurer', roles: ['bx.manager'], only: notFoundByBureau },
  { as: 'substitute', roles: bureauHeads, only: notFoundByBureau },
  { as: 'finding-bureau', roles: bureauHeads },
  { as: 'stand-in', roles: bureauHeads },
]
const verifiers: readonly Line[] = [
  { as: 'agency', roles: agencyPeople },
  { as: 'insurer', roles: ['bx.service'] },
  { as: 'substitute', roles: bureauField },
  { as: 'finding-bureau', roles: enforcers, only: ({ grade }) => grade === 'major' },
  {
    as: 'finding-bureau',
    roles: bureauField,
    open: 'the matrix lets a bureau verify major hazards by enforcement or by order, and read general ones',
  },
]
const generalVerifiers: readonly Line[] = [...verifiers, ...byManager, { as: 'own', roles: heads, only: isSelfFound }]

const hasLeft = ({ extensionCount, grade }: ModelHazard) => extensionCount < (grade === 'major' ? 1 : 2)
const isFixer = (hazard: ModelHazard, person: string) => hazard.fixer === person || hazard.submitter === person
const signedClosing = (hazard: ModelHazard, person: string) => hazard.verifier === person || hazard.closers.includes(person)

/** 0 manager, 1 principal or controller, 2 the bureau where it ordered or production was stopped; the bureau signs once. */
const closingStep = ({ closers }: ModelHazard) => closers.length
const atStep = (step: number) => (hazard: ModelHazard) => closingStep(hazard) === step
const byClosers: readonly Line[] = [
  ...byManager.map((line) => ({ ...line, only: atStep(0) })),
  { as: 'own', roles: heads, only: atStep(1) },
  { as: 'place-bureau', roles: bureauField, only: atStep(2) },
]
/** Signatures a closing takes. */
export const closingLength = ({ isOrdered, isStopped, isListed, site }: ModelHazard): number =>
  (isOrdered || isStopped || isListed) && site.insurer !== null ? 3 : 2

const deciders: readonly Line[] = [
  { as: 'place-bureau', roles: bureauField, only: ({ isOrdered }) => isOrdered },
  ...byManager.map((line) => ({ ...line, only: ({ isOrdered, grade }: ModelHazard) => !isOrdered && grade === 'major' })),
  { as: 'insurer', roles: ['bx.service'], only: ({ isOrdered, grade }) => !isOrdered && grade === 'general' },
  { as: 'substitute', roles: bureauField, only: ({ isOrdered, grade }) => !isOrdered && grade === 'general' },
  {
    as: 'insurer',
    roles: ['bx.manager'],
    only: ({ isOrdered, grade }) => !isOrdered && grade === 'general',
    open: 'the matrix names bx.service for general hazards, the manager for major ones',
  },
  {
    as: 'own',
    roles: heads,
    only: (hazard) => !hazard.isOrdered && hazard.grade === 'general' && isSelfFound(hazard),
    open: 'who extends what an enterprise found itself and nobody else sees',
  },
]
const beforeClosing: readonly HazardState[] = [...owedStates, 'to_verify']
const extending: readonly HazardState[] = ['awaiting_plan', 'rectifying']
const registered: readonly HazardState[] = [...openStates, 'closed']
const isExtensionWaiting = ({ extension }: ModelHazard) => extension?.state === 'waiting'
const isNotWaiting = (act: 'downgrade' | 'voiding' | 'gradeProposal') => (hazard: ModelHazard) => !hazard[act].isWaiting
const isWaiting = (act: 'downgrade' | 'voiding' | 'gradeProposal') => (hazard: ModelHazard) => hazard[act].isWaiting
const isProposer = (act: 'downgrade' | 'voiding' | 'gradeProposal') => (hazard: ModelHazard, person: string) =>
  hazard[act].proposer === person
const isDraftOpen = ({ isPutAway }: ModelHazard) => !isPutAway
const unsigned = ({ isSigned, notificationHash }: ModelHazard) => notificationHash !== null && !isSigned
const isSpokenOf = ({ isImminent, state }: ModelHazard) => isImminent || state === 'awaiting_signature'

const byReceivers: readonly Line[] = [{ as: 'receiver', roles: receivers }]
/** Nobody has received it, and it was not taken back before. */
const isUntouched = ({ report }: ModelHazard) =>
  report?.state === 'sent' &&
  report.renewedAt === null &&
  [...report.received.values()].every((part) => part === 'sent' || part === 'copied')

/** From where a body may take its part on: 已报送 → 已接收 → 处置中 → 已反馈 → 办结, 移送 before an opinion. */
const partSteps: Partial<Record<Act, readonly ModelPart[]>> = {
  receive_report: ['sent'],
  handle_report: ['received'],
  answer_report: ['received', 'handling'],
  finish_report: ['answered'],
  transfer_report: ['sent', 'received', 'handling'],
  list_hazard: ['received', 'handling', 'answered'],
}

/** Who may do what from where: both state machines and the permission matrix, written from the texts beside the product's table. */
export const modelTable: Readonly<Record<Act, ModelRow>> = {
  draft: { from: ['draft'], grade: ungraded, by: byFinder, when: isDraftOpen },
  register: { from: ['draft'], grade: ungraded, by: byFinder, when: isDraftOpen },
  discard: { from: ['draft'], grade: ungraded, by: byFinder, when: isDraftOpen },
  bring_back: {
    from: ['draft'],
    grade: ungraded,
    by: byFinder,
    when: ({ putAwayAt }, now) => putAwayAt !== null && now.getTime() - putAwayAt.getTime() <= 90 * dayMs,
  },
  photo_before: { from: ['draft', 'to_grade'], grade: ungraded, by: byFinder, when: isDraftOpen },
  grade_general: { from: ['to_grade'], grade: ungraded, by: [...graders, ...selfGraders], when: isNotWaiting('gradeProposal') },
  grade_major: {
    from: ['to_grade'],
    grade: ungraded,
    by: [...graders, ...byFinder, { as: 'agency', roles: ['fw.expert'] }, ...bySite],
    when: isNotWaiting('gradeProposal'),
  },
  approve_grade: {
    from: ['to_grade'],
    grade: ungraded,
    by: gradeApprovers,
    when: isWaiting('gradeProposal'),
    unless: isProposer('gradeProposal'),
  },
  refuse_grade: {
    from: ['to_grade'],
    grade: ungraded,
    by: gradeApprovers,
    when: isWaiting('gradeProposal'),
    unless: isProposer('gradeProposal'),
  },
  // A general hazard never rests in `registered`: grading tells the enterprise in the same act.
  notify: { from: [], grade: general, by: graders },
  object_grade: {
    from: owedStates,
    grade: graded,
    by: bySite,
    when: (hazard) => !hazard.isObjectionWaiting && (!isSelfFound(hazard) || hazard.grade === 'major'),
  },
  answer_objection: { from: owedStates, grade: graded, by: byManager, when: ({ isObjectionWaiting }) => isObjectionWaiting },
  sign: { from: ['awaiting_signature', 'awaiting_plan', 'rectifying', 'to_verify', 'to_close'], grade: major, by: byHeads, when: unsigned },
  spoke: { from: ['to_grade', 'awaiting_signature'], grade: any, by: byInsurer, when: isSpokenOf },
  deliver_on_paper: { from: ['awaiting_signature'], grade: major, by: byInsurer, when: unsigned },
  plan: { from: ['awaiting_plan', 'rectifying'], grade: major, by: byHeads },
  stop: {
    from: openStates,
    grade: any,
    by: [...bySite, ...byPlaceBureau],
    when: ({ isStopped, isImminent, grade }) => !isStopped && (isImminent || grade === 'major'),
  },
  assign_fixer: { from: owedStates, grade: graded, by: bySite },
  photo_after: { from: ['awaiting_plan', 'rectifying'], grade: graded, by: byFixers },
  submit: { from: ['rectifying'], grade: graded, by: byFixers },
  verify_ok: { from: ['to_verify'], grade: graded, by: verifiers, unless: isFixer },
  verify_no: { from: ['to_verify'], grade: graded, by: verifiers, unless: isFixer },
  close: { from: ['to_close'], grade: major, by: byClosers, unless: signedClosing },
  refuse_close: { from: ['to_close'], grade: major, by: byClosers, unless: signedClosing },
  reopen: {
    from: ['closed'],
    grade: graded,
    by: [...verifiers, ...byManager, ...byPlaceBureau],
    when: ({ closedAt }, now) => closedAt !== null && now.getTime() - closedAt.getTime() <= 90 * dayMs,
  },
  extend: {
    from: extending,
    grade: graded,
    by: byFixers,
    when: (hazard) => !isExtensionWaiting(hazard) && hazard.dueAt !== null && hasLeft(hazard),
  },
  grant_extension: {
    from: extending,
    grade: graded,
    by: deciders,
    when: isExtensionWaiting,
    unless: ({ extension }, person) => extension?.by === person,
  },
  refuse_extension: {
    from: extending,
    grade: graded,
    by: deciders,
    when: isExtensionWaiting,
    unless: ({ extension }, person) => extension?.by === person,
  },
  withdraw_extension: {
    from: openStates,
    grade: graded,
    by: byFixers,
    when: isExtensionWaiting,
    unless: ({ extension }, person) => extension?.by !== person,
  },
  downgrade: { from: beforeClosing, grade: major, by: byManager, when: isNotWaiting('downgrade') },
  decide_downgrade: { from: beforeClosing, grade: major, by: byPlaceBureau, when: isWaiting('downgrade'), unless: isProposer('downgrade') },
  void: { from: openStates, grade: any, by: byManager, when: isNotWaiting('voiding') },
  decide_void: { from: openStates, grade: any, by: byPlaceBureau, when: isWaiting('voiding'), unless: isProposer('voiding') },
  merge: { from: openStates, grade: any, by: [...byInsurer, ...byPlaceBureau] },
  share: { from: registered, grade: any, by: bySite, when: (hazard) => isSelfFound(hazard) && !hazard.isShared },
  send_report: { from: openStates, grade: major, by: byManager, when: ({ report }) => report?.state === 'draft' },
  withdraw_report: { from: openStates, grade: major, by: byManager, when: isUntouched },
  // Every body of these sites is reached by card.
  carry_report: { from: registered, grade: major, by: byInsurer, when: () => false },
  receive_report: { from: registered, grade: major, by: byReceivers },
  handle_report: { from: registered, grade: major, by: byReceivers },
  answer_report: { from: registered, grade: major, by: byReceivers },
  finish_report: { from: registered, grade: major, by: byReceivers },
  transfer_report: { from: registered, grade: major, by: byReceivers },
  list_hazard: {
    from: openStates,
    grade: major,
    by: [{ as: 'receiver', roles: [...enforcers, 'yjx.lead', 'yjc.lead', 'yjp.lead', 'hy.lead'] }],
    when: ({ isListed }) => !isListed,
  },
  sign_statutory: { from: registered, grade: major, by: byHeads, when: ({ statutory }) => statutory !== null && !statutory.isSigned },
  record_statutory_receipt: {
    from: registered,
    grade: major,
    by: bySite,
    when: ({ statutory }) => statutory?.isSigned === true && !statutory.isReceived,
  },
}

type Person = Pick<Actor, 'personId' | 'organisationId' | 'organisationKind' | 'role'>

/** Whether the texts let this person do this act now. That the hazard can be seen at all is asked before. */
export function modelAnswer(act: Act, hazard: ModelHazard, person: Person, now: Date): Answer {
  const row = modelTable[act]
  if (!row.from.includes(hazard.state) || !row.grade.includes(hazard.grade)) return 'no'
  if (row.when?.(hazard, now) === false || row.unless?.(hazard, person.personId) === true) return 'no'
  if (!isOwnTurn(act, hazard, person)) return 'no'
  const standings = standingsOf(hazard, person)
  const lines = linesOf(act, row, hazard).filter(
    ({ as, roles, only }) => standings.has(as) && roles.includes(person.role) && (only === undefined || only(hazard)),
  )
  if (lines.length === 0) return 'no'
  return lines.some(({ open }) => open === undefined) ? 'yes' : 'open'
}

const linesOf = (act: Act, { by }: ModelRow, { grade }: ModelHazard) =>
  (act === 'verify_ok' || act === 'verify_no') && grade === 'general' ? generalVerifiers : by

/** Of the fixers the one named; of the receivers the body whose turn it is. */
function isOwnTurn(act: Act, hazard: ModelHazard, person: Person): boolean {
  const mine = hazard.report?.received.get(person.organisationId)
  const steps = partSteps[act]
  if (steps !== undefined) return hazard.report?.state === 'sent' && mine !== undefined && steps.includes(mine)
  const isFixersAct = ['submit', 'photo_after', 'extend', 'withdraw_extension'].includes(act)
  return !isFixersAct || person.role !== 'qy.fixer' || hazard.fixer === null || hazard.fixer === person.personId
}
