import type { HazardFacts, HazardRecord } from '../../../src/modules/hazards/facts.ts'
import type { HazardGrade, HazardState } from '../../../src/modules/hazards/types.ts'

const at = new Date('2026-11-23T01:00:00Z')

/** Everybody a hazard of the mine meets; ids say who it is. */
export const people = {
  expert: { personId: 'expert', organisationId: 'agency', organisationKind: 'agency', regionCode: '140521', role: 'fw.expert' },
  lead: { personId: 'lead', organisationId: 'agency', organisationKind: 'agency', regionCode: '140521', role: 'fw.lead' },
  service: { personId: 'service', organisationId: 'insurer', organisationKind: 'insurer', regionCode: '140521', role: 'bx.service' },
  manager: { personId: 'manager', organisationId: 'insurer', organisationKind: 'insurer', regionCode: '140521', role: 'bx.manager' },
  finance: { personId: 'finance', organisationId: 'insurer', organisationKind: 'insurer', regionCode: '140521', role: 'bx.finance' },
  principal: { personId: 'principal', organisationId: 'mine', organisationKind: 'enterprise', regionCode: '140521', role: 'qy.principal' },
  controller: {
    personId: 'controller',
    organisationId: 'mine',
    organisationKind: 'enterprise',
    regionCode: '140521',
    role: 'qy.controller',
  },
  safety: { personId: 'safety', organisationId: 'mine', organisationKind: 'enterprise', regionCode: '140521', role: 'qy.safety' },
  fixer: { personId: 'fixer', organisationId: 'mine', organisationKind: 'enterprise', regionCode: '140521', role: 'qy.fixer' },
  worker: { personId: 'worker', organisationId: 'mine', organisationKind: 'enterprise', regionCode: '140521', role: 'qy.worker' },
  county: { personId: 'county', organisationId: 'bureau', organisationKind: 'emergency-bureau', regionCode: '140521', role: 'yjx.enforce' },
  regulator: {
    personId: 'regulator',
    organisationId: 'jg',
    organisationKind: 'financial-regulator',
    regionCode: '140521',
    role: 'jg.staff',
  },
  rival: { personId: 'rival', organisationId: 'other-insurer', organisationKind: 'insurer', regionCode: '140521', role: 'bx.manager' },
  neighbour: {
    personId: 'neighbour',
    organisationId: 'other-mine',
    organisationKind: 'enterprise',
    regionCode: '140521',
    role: 'qy.principal',
  },
} as const

export type Name = keyof typeof people

export const party = (name: Name) => ({ ...people[name], personName: name, organisationName: people[name].organisationId })

const record: HazardRecord = {
  id: 'h1',
  number: 'HZ-20261123-001',
  version: 1,
  state: 'draft',
  grade: 'ungraded',
  enterpriseId: 'mine',
  insurerId: 'insurer',
  answerableId: 'insurer',
  agencyId: 'agency',
  visitId: null,
  foundAt: at,
  discovery: 'service',
  cause: null,
  programme: null,
  place: '8102 回风巷',
  description: '顶板破碎',
  imminent: false,
  backfillReason: null,
  photoWaiver: null,
  standardId: null,
  clause: null,
  clauseText: null,
  clauseSource: null,
  fact: null,
  harm: null,
  advice: null,
  dueOn: null,
  dueAt: null,
  originalDueAt: null,
  submittedAt: null,
  isSelfFound: false,
  isShared: false,
  isStopped: false,
  isListed: false,
  isOrdered: false,
  returnedCount: 0,
  extensionCount: 0,
  mergedIntoId: null,
  recursOfId: null,
  putAwayAt: null,
  createdAt: at,
  registeredAt: at,
  confirmedAt: null,
  notifiedAt: null,
  signedAt: null,
  closedAt: null,
}

/** A hazard found by the agency's expert at the mine; say only what the case is about. */
export function aHazard(hazard: Partial<HazardRecord> = {}, facts: Partial<Omit<HazardFacts, 'hazard'>> = {}): HazardFacts {
  return {
    hazard: { ...record, ...hazard },
    enterprise: {
      id: 'mine',
      name: '示例煤业',
      siteName: '',
      creditCode: null,
      regionCode: '140521',
      industry: 'COAL',
      size: 'large',
      developmentZone: null,
    },
    regionName: '晋城市沁水县',
    insurerName: 'insurer',
    answerable: { id: 'insurer', name: 'insurer', kind: 'insurer' },
    finder: party('expert'),
    finderKind: 'agency',
    fixer: party('fixer'),
    approvals: [],
    notification: null,
    plan: null,
    submission: null,
    extension: null,
    objection: null,
    report: null,
    listing: null,
    statutory: null,
    photos: [],
    acts: [],
    mustSpeak: false,
    help: null,
    ...facts,
  }
}

/** A hazard as it usually stands in a state. */
export function inState(state: HazardState, grade: HazardGrade): HazardFacts {
  const isTold = grade === 'major' && state !== 'major_confirmed'
  const isHandedIn = ['to_verify', 'to_close', 'closed'].includes(state)
  const dated = grade === 'ungraded' ? {} : { dueOn: '2026-12-08', dueAt: new Date('2026-12-08T16:00:00Z') }
  const signedAt = ['awaiting_plan', 'rectifying', 'to_verify', 'to_close', 'closed'].includes(state) ? at : null
  return aHazard(
    { state, grade, ...dated, submittedAt: isHandedIn ? at : null, closedAt: state === 'closed' ? at : null },
    {
      notification: isTold
        ? {
            id: 'n1',
            round: 1,
            text: '告知书',
            textHash: 'hash',
            issuedAt: at,
            signedAt,
            signedBy: signedAt === null ? null : party('principal'),
            deliveredOnPaper: null,
          }
        : null,
      submission: isHandedIn
        ? {
            id: 's1',
            round: 1,
            measures: '已修',
            costFen: null,
            by: party('fixer'),
            at,
            verifierId: state === 'to_verify' ? null : 'expert',
            verdict: state === 'to_verify' ? null : 'passed',
            reason: null,
          }
        : null,
    },
  )
}
