import type { Tx } from '../../db/types.ts'
import type { Recipient } from '../../notices/index.ts'
import { askTogether, can, heads, isRoleCode, type People, type RoleCode } from '../directory/index.ts'
import type { AudienceFacts } from './audience-facts.ts'
import { nextCloseStep } from './rules/closing.ts'
import { hasSignedChain, isTheFixer, waitingProposal } from './rules/separation.ts'
import { secondPersons } from './second-person.ts'

/** Who a hazard's matter goes to, in words; resolved anew each time, because people come and go. */
export type AudienceWord =
  | 'finder'
  | 'grader'
  | 'approvers'
  | 'fixer'
  | 'safety'
  | 'principal'
  | 'signers'
  | 'responsible'
  | 'manager'
  | 'verifier'
  | 'closers'
  | 'county'

interface Asked {
  readonly people: People
  readonly facts: AudienceFacts
}

type Resolve = (asked: Asked) => Promise<readonly Recipient[]>

const inEnterprise =
  (...roles: readonly RoleCode[]): Resolve =>
  async ({ people, facts: { hazard } }) =>
    hazard.enterpriseId === null ? [] : people.holders({ organisationId: hazard.enterpriseId, roles })

const signers: Resolve = inEnterprise(...heads)

const onDuty =
  (matter: 'grading' | 'closing' | 'overdue-report', body: (facts: AudienceFacts) => string | null): Resolve =>
  async ({ people, facts }) => {
    const organisationId = body(facts)
    return organisationId === null ? [] : people.duty({ organisationId, matter })
  }

const answerable = (facts: AudienceFacts) => facts.answerable?.id ?? null

/** The one at the insurer who looks after the site; where a bureau takes its part, who takes grading there. */
const responsible: Resolve = async (asked) => {
  const { insurerId, enterpriseId } = asked.facts.hazard
  if (insurerId === null || enterpriseId === null) return onDuty('grading', answerable)(asked)
  const one = await asked.people.responsible({ insurerId, enterpriseId })
  return one === null ? [] : [one]
}

/** The finder while still in that role; afterwards whoever is responsible now. */
const finder: Resolve = async (asked) => {
  const { personId, organisationId, role } = asked.facts.finder
  if (!isRoleCode(role)) return responsible(asked)
  const there = await asked.people.holders({ organisationId, roles: [role] })
  const same = there.filter((holder) => holder.personId === personId)
  return same.length > 0 ? same : responsible(asked)
}

const safety: Resolve = async (asked) => {
  const managers = await inEnterprise('qy.safety')(asked)
  return managers.length > 0 ? managers : signers(asked)
}

/** The one named, in the role held at the enterprise now; nobody named: the safety managers. */
const fixer: Resolve = async (asked) => {
  const staff = await inEnterprise('qy.fixer', 'qy.safety', 'qy.principal', 'qy.controller')(asked)
  const named = staff.filter(({ personId }) => personId === asked.facts.fixer?.personId)
  return named.length > 0 ? named : safety(asked)
}

/** The second person of a major grade, never the one who proposed it. */
const approvers: Resolve = ({ people, facts }) => secondPersons(people, facts)

/** Proposed as major: who approves. What an enterprise keeps to itself it grades itself; else the one responsible. */
const grader: Resolve = async (asked) => {
  const { facts } = asked
  if (waitingProposal(facts, 'grade') !== null) return approvers(asked)
  if (facts.finderKind === 'emergency-bureau') return finder(asked)
  return facts.hazard.isSelfFound && !facts.hazard.isShared ? safety(asked) : responsible(asked)
}

/** Who found it verifies it where the role allows, else the one responsible; inside the enterprise the principal. */
const verifier: Resolve = async (asked) => {
  const { facts } = asked
  if (facts.hazard.isSelfFound && facts.hazard.grade === 'general') return (await signers(asked)).filter((one) => !isTheFixer(facts, one))
  const { role } = facts.finder
  const mayVerify = isRoleCode(role) && (can(role, 'hazard.verify') || can(role, 'hazard.verify.bureau'))
  return mayVerify ? finder(asked) : responsible(asked)
}

const bureauOf =
  (matter: 'closing' | 'overdue-report'): Resolve =>
  async (asked) => {
    const { people, facts } = asked
    const bureau = facts.enterprise === null ? null : await people.nearestBureau(facts.enterprise)
    return onDuty(matter, () => bureau?.organisationId ?? null)(asked)
  }

/** Whose signature the closing waits for, without those who signed already. */
const closers: Resolve = async (asked) => {
  const step = nextCloseStep(asked.facts)
  if (step === null) return []
  const resolve = { approve: onDuty('closing', answerable), 'co-sign': signers, bureau: bureauOf('closing') }[step]
  return (await resolve(asked)).filter((one) => !hasSignedChain(asked.facts, one))
}

const resolvers: Readonly<Record<AudienceWord, Resolve>> = {
  finder,
  grader,
  approvers,
  fixer,
  safety,
  principal: inEnterprise('qy.principal'),
  signers,
  responsible,
  manager: onDuty('grading', answerable),
  verifier,
  closers,
  county: bureauOf('overdue-report'),
}

/** The people some audience words mean for this hazard, in their order, a person once. Empty when there is nobody. */
export async function resolveAudience(
  people: People,
  asked: { readonly facts: AudienceFacts; readonly words: readonly AudienceWord[] },
): Promise<readonly Recipient[]> {
  const found = new Map<string, Recipient>()
  for (const word of asked.words) {
    for (const one of await resolvers[word]({ people, facts: asked.facts })) {
      if (!found.has(one.personId)) found.set(one.personId, one)
    }
  }
  return [...found.values()]
}

/** The same for one hazard alone, as people are today. */
export const audienceOf = (tx: Tx, asked: Parameters<typeof resolveAudience>[1], now: Date): Promise<readonly Recipient[]> =>
  resolveAudience(askTogether(tx, now), asked)
