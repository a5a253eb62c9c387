import type { Acting, HazardFacts } from '../facts.ts'
import { nextCloseStep } from './closing.ts'

const insurerService: readonly string[] = ['bx.service', 'bx.branch']
const insurerManager: readonly string[] = ['bx.manager']
const agencyLead: readonly string[] = ['fw.lead']
const agencyExperts: readonly string[] = ['fw.expert', 'fw.lead']
/** 工作人员, 执法, 负责人 of an emergency bureau; a development zone's bureau has the county's roles. */
const bureauStaff: readonly string[] = ['yjx.staff', 'yjc.staff', 'yjp.staff']
const bureauSigners: readonly string[] = ['yjx.enforce', 'yjx.lead', 'yjc.enforce', 'yjc.lead', 'yjp.lead']
const countyBureau: readonly string[] = ['yjx.staff', 'yjx.enforce', 'yjx.lead']
/** 主要负责人, 实际控制人: only they acknowledge. */
const signers: readonly string[] = ['qy.principal', 'qy.controller']
const enterpriseManagers: readonly string[] = ['qy.safety', ...signers]

const isOf = (actor: Acting, organisationId: string | null, roles: readonly string[]) =>
  organisationId !== null && actor.organisationId === organisationId && roles.includes(actor.role)

const isOwn = (facts: HazardFacts, actor: Acting, roles: readonly string[]) => isOf(actor, facts.hazard.enterpriseId, roles)

const isInsurer = (facts: HazardFacts, actor: Acting, roles: readonly string[]) => isOf(actor, facts.hazard.insurerId, roles)

/** No policy covered the day of discovery: the bureau does what the insurer would. */
const takesInsurersPart = (facts: HazardFacts, actor: Acting, roles: readonly string[]) =>
  facts.answerable?.kind === 'emergency-bureau' && isOf(actor, facts.answerable.id, roles)

const isFindingBureau = (facts: HazardFacts, actor: Acting, roles: readonly string[]) =>
  facts.finderKind === 'emergency-bureau' && isOf(actor, facts.finder.organisationId, roles)

const isWorkingAgency = (facts: HazardFacts, actor: Acting, roles: readonly string[]) =>
  isOf(actor, facts.hazard.agencyId, roles) || (facts.finderKind === 'agency' && isOf(actor, facts.finder.organisationId, roles))

const allBureau = [...bureauStaff, ...bureauSigners]

const isManager = (facts: HazardFacts, actor: Acting) =>
  isInsurer(facts, actor, insurerManager) || takesInsurersPart(facts, actor, bureauSigners)

const isVerifier = (facts: HazardFacts, actor: Acting) =>
  isWorkingAgency(facts, actor, agencyExperts) ||
  isInsurer(facts, actor, insurerService) ||
  takesInsurersPart(facts, actor, allBureau) ||
  isFindingBureau(facts, actor, allBureau)

const isFinder = (facts: HazardFacts, actor: Acting) =>
  actor.personId === facts.finder.personId && actor.organisationId === facts.finder.organisationId

const isSigner = (facts: HazardFacts, actor: Acting) => isOwn(facts, actor, signers)

const isServant = (facts: HazardFacts, actor: Acting) =>
  isInsurer(facts, actor, [...insurerService, ...insurerManager]) || takesInsurersPart(facts, actor, allBureau)

const isCounty = (_facts: HazardFacts, actor: Acting) =>
  actor.organisationKind === 'emergency-bureau' && countyBureau.includes(actor.role)

/** What a person is to one hazard, decided from body and role; the hazard is already one this person may see. */
export const parties = {
  /** 发现人 */
  finder: isFinder,
  /** A1 of the permission matrix. */
  grader: (facts, actor) =>
    isWorkingAgency(facts, actor, agencyLead) ||
    isInsurer(facts, actor, [...insurerService, ...insurerManager]) ||
    takesInsurersPart(facts, actor, allBureau) ||
    isFindingBureau(facts, actor, allBureau),
  /** What an enterprise finds itself it grades itself, as long as it is general (晋政发〔2026〕1号: 自查自改). */
  'self-grader': (facts, actor) => facts.hazard.isSelfFound && isOwn(facts, actor, enterpriseManagers),
  /** May say "major" and must let another person decide. */
  proposer: (facts, actor) =>
    isFinder(facts, actor) || isWorkingAgency(facts, actor, agencyExperts) || isOwn(facts, actor, enterpriseManagers),
  /** A2: the second person of a major grade. */
  'grade-approver': (facts, actor) =>
    facts.finderKind === 'emergency-bureau' ? isFindingBureau(facts, actor, bureauSigners) : isManager(facts, actor),
  /** 客户/风控专员 of the answerable body and those above: does the telling. */
  servant: isServant,
  manager: isManager,
  signer: isSigner,
  enterprise: (facts, actor) => isOwn(facts, actor, enterpriseManagers),
  /** Whoever may hand a fix in: managers of the enterprise, and the one fixer named. */
  fixers: (facts, actor) =>
    isOwn(facts, actor, enterpriseManagers) ||
    (isOwn(facts, actor, ['qy.fixer']) && (facts.fixer === null || facts.fixer.personId === actor.personId)),
  verifier: isVerifier,
  /** Self-found general hazards close inside the enterprise: the principal, who is not the fixer. */
  'self-verifier': (facts, actor) => facts.hazard.isSelfFound && facts.hazard.grade === 'general' && isOwn(facts, actor, signers),
  /** Whose turn it is in closing a major hazard. */
  'next-closer': (facts, actor) => {
    const step = nextCloseStep(facts)
    if (step === 'approve') return isManager(facts, actor)
    return step === 'co-sign' ? isSigner(facts, actor) : isCounty(facts, actor)
  },
  /** The county's bureau; that it covers the place is already part of seeing the hazard. */
  bureau: isCounty,
  /** A date set by order is moved by that authority alone; else the insurer: service for general, manager for major. */
  'extension-decider': (facts, actor) => {
    if (facts.hazard.isOrdered) return isCounty(facts, actor)
    if (facts.hazard.grade === 'major') return isManager(facts, actor)
    if (facts.hazard.isSelfFound && isOwn(facts, actor, signers)) return true
    return isServant(facts, actor)
  },
  'report-recipient': (facts, actor) => facts.report?.recipients.some((to) => to.organisationId === actor.organisationId) ?? false,
} as const satisfies Record<string, (facts: HazardFacts, actor: Acting) => boolean>

export type PartyName = keyof typeof parties
