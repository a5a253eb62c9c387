import { can, isWithin, type Permission } from '../../directory/index.ts'
import type { Acting, HazardFacts } from '../facts.ts'
import { nextCloseStep } from './closing.ts'
import { namedApprover } from './separation.ts'

type Standing = (facts: HazardFacts, actor: Acting) => boolean

const isOf = (actor: Acting, organisationId: string | null) => organisationId !== null && actor.organisationId === organisationId

/** The enterprise whose hazard it is. */
const own: Standing = (facts, actor) => isOf(actor, facts.hazard.enterpriseId)
/** The insurer whose policy covered the day of discovery. */
const insurer: Standing = (facts, actor) => isOf(actor, facts.hazard.insurerId)
/** No policy covered that day: the bureau does what the insurer would. */
const substitute: Standing = (facts, actor) => facts.answerable?.kind === 'emergency-bureau' && isOf(actor, facts.answerable.id)
const findingBureau: Standing = (facts, actor) => facts.finderKind === 'emergency-bureau' && isOf(actor, facts.finder.organisationId)
const agency: Standing = (facts, actor) =>
  isOf(actor, facts.hazard.agencyId) || (facts.finderKind === 'agency' && isOf(actor, facts.finder.organisationId))
/** A bureau elsewhere may see the hazard because the report was handed on to it: that gives it the report and nothing more. */
const bureauOfPlace: Standing = ({ enterprise }, actor) =>
  actor.organisationKind === 'emergency-bureau' && (enterprise === null || isWithin(enterprise.regionCode, actor.regionCode))

/** Holds when the permission table names the role and the actor stands in one of these ways to the hazard. */
const withRole =
  (permission: Permission, ...standings: readonly Standing[]): Standing =>
  (facts, actor) =>
    can(actor, permission) && standings.some((standing) => standing(facts, actor))

const either =
  (...standings: readonly Standing[]): Standing =>
  (facts, actor) =>
    standings.some((standing) => standing(facts, actor))

const finder: Standing = (facts, actor) =>
  actor.personId === facts.finder.personId && isOf(actor, facts.finder.organisationId) && can(actor, 'hazard.report')
const gotReport: Standing = (facts, actor) => facts.report?.recipients.some((to) => isOf(actor, to.organisationId)) ?? false
const signer = withRole('hazard.sign', own)
const approver = withRole('hazard.grade.approve-major', insurer)
const standIn = withRole('hazard.grade.approve-major.bureau', (facts, actor) => isOf(actor, namedApprover(facts)))
const manager = either(withRole('hazard.close-major.manager', insurer), withRole('hazard.grade.approve-major.bureau', substitute))
const servant = withRole('hazard.deliver-on-paper', insurer, substitute)
const bureau = withRole('hazard.close-major.bureau', bureauOfPlace)

/** What a person is to one hazard: the role decides by the directory's table, the body by whose hazard it is. */
export const parties = {
  /** 发现人 */
  finder,
  /** A1 of the permission matrix. */
  grader: withRole('hazard.grade.general', agency, insurer, substitute, findingBureau),
  /** What an enterprise finds itself it grades itself, as long as it is general (晋政发〔2026〕1号: 自查自改). */
  'self-grader': (facts, actor) => facts.hazard.isSelfFound && own(facts, actor) && can(actor, 'hazard.grade.self-found'),
  /** May say "major" and must let another person decide. */
  proposer: either(finder, withRole('hazard.grade.propose', agency, insurer, own, substitute, findingBureau)),
  /** A2, the second person of a major grade: of the finding bureau, else of the insurer or the bureau in its part; or of the bureau asked because nobody there decides. */
  'grade-approver': (facts, actor) =>
    standIn(facts, actor) ||
    (facts.finderKind === 'emergency-bureau'
      ? withRole('hazard.grade.approve-major.bureau', findingBureau)(facts, actor)
      : approver(facts, actor) || withRole('hazard.grade.approve-major.bureau', substitute)(facts, actor)),
  /** Does the telling for the answerable body. */
  servant,
  manager,
  signer,
  enterprise: withRole('hazard.assign-fixer', own),
  /** Whoever may hand a fix in: the enterprise's managers, and of the fixers the one named. */
  fixers: (facts, actor) => {
    if (!(own(facts, actor) && can(actor, 'hazard.submit'))) return false
    return actor.role !== 'qy.fixer' || facts.fixer === null || facts.fixer.personId === actor.personId
  },
  verifier: either(withRole('hazard.verify', agency, insurer), withRole('hazard.verify.bureau', substitute, findingBureau)),
  /** Self-found general hazards close inside the enterprise: by the principal, who is not the fixer. */
  'self-verifier': (facts, actor) => facts.hazard.isSelfFound && facts.hazard.grade === 'general' && signer(facts, actor),
  /** Whose turn it is in closing a major hazard. */
  'next-closer': (facts, actor) => {
    const step = nextCloseStep(facts)
    if (step === 'approve') return manager(facts, actor)
    return step === 'co-sign' ? signer(facts, actor) : bureau(facts, actor)
  },
  bureau,
  /** A date set by order is moved by the authority alone; else by the insurer: service for general, manager for major. */
  'extension-decider': (facts, actor) => {
    const { isOrdered, isSelfFound, grade } = facts.hazard
    if (isOrdered) return can(actor, 'hazard.extend.decide-ordered') && bureauOfPlace(facts, actor)
    if (grade === 'major') return manager(facts, actor)
    return servant(facts, actor) || (isSelfFound && signer(facts, actor))
  },
  'report-recipient': withRole('report.receive', gotReport),
  /** 挂牌督办 is decided by a lead or by enforcement of a body that got the report. */
  'report-lister': withRole('report.list', gotReport),
} as const satisfies Record<string, Standing>

export type PartyName = keyof typeof parties
