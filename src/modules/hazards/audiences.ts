import type { Tx } from '../../db/types.ts'
import type { Recipient } from '../../notices/types.ts'
import { dutyRecipients, holders, nearestBureau, principalsOf, type RoleCode, responsibleFor } from '../directory/index.ts'
import type { HazardFacts } from './facts.ts'
import { nextCloseStep } from './rules/closing.ts'
import type { HazardAudience } from './rules/ladders.ts'
import { waitingProposal } from './rules/separation.ts'

/** A hazard at an instant, read inside the transaction that tells. */
interface Asked {
  readonly tx: Tx
  readonly facts: HazardFacts
  readonly now: Date
}

type Resolve = (asked: Asked) => Promise<readonly Recipient[]>

const some = (recipient: Recipient | null): readonly Recipient[] => (recipient === null ? [] : [recipient])

const inEnterprise =
  (...roles: readonly RoleCode[]): Resolve =>
  async ({ tx, facts, now }) =>
    facts.hazard.enterpriseId === null ? [] : await holders(tx, { organisationId: facts.hazard.enterpriseId, roles }, now)

const principals: Resolve = async ({ tx, facts, now }) =>
  facts.hazard.enterpriseId === null ? [] : await principalsOf(tx, facts.hazard.enterpriseId, now)

/** The one at the insurer who looks after the site; where a bureau takes its part, the bureau's staff on duty. */
const responsible: Resolve = async ({ tx, facts, now }) => {
  const { insurerId, enterpriseId, answerableId } = facts.hazard
  if (insurerId !== null && enterpriseId !== null) return some(await responsibleFor(tx, { insurerId, enterpriseId }, now))
  return answerableId === null ? [] : await dutyRecipients(tx, { organisationId: answerableId, matter: 'closing' }, now)
}

/** Who decides for the answerable body: its managers; where a bureau takes the part, its enforcement and lead. */
const manager: Resolve = async ({ tx, facts, now }) => {
  const { insurerId, answerableId } = facts.hazard
  if (insurerId !== null) return await holders(tx, { organisationId: insurerId, roles: ['bx.manager'] }, now)
  return answerableId === null ? [] : await dutyRecipients(tx, { organisationId: answerableId, matter: 'grading' }, now)
}

const county: Resolve = async ({ tx, facts, now }) => {
  const bureau = facts.enterprise === null ? null : await nearestBureau(tx, facts.enterprise, now)
  return bureau === null ? [] : await dutyRecipients(tx, { organisationId: bureau.organisationId, matter: 'overdue-report' }, now)
}

/** Whoever found it, as long as the person still holds the role: a past colleague is told nothing. */
const finder: Resolve = async ({ tx, facts, now }) => {
  const { personId, organisationId, role } = facts.finder
  const still = await holders(tx, { organisationId, roles: [role as RoleCode] }, now)
  return still.filter((holder) => holder.personId === personId)
}

/** Nobody proposed yet: the first grader. Proposed as major: who approves. Self-found: the enterprise grades itself. */
const grader: Resolve = async (asked) => {
  const { tx, facts, now } = asked
  const isProposed = waitingProposal(facts, 'grade') !== null
  if (facts.finderKind === 'emergency-bureau') {
    const organisationId = facts.finder.organisationId
    return isProposed ? await dutyRecipients(tx, { organisationId, matter: 'grading' }, now) : await finder(asked)
  }
  if (isProposed) return await manager(asked)
  return facts.hazard.isSelfFound ? await inEnterprise('qy.safety')(asked) : await responsible(asked)
}

const verifierRoles: readonly string[] = [
  'fw.expert',
  'fw.lead',
  'bx.service',
  'bx.branch',
  'yjx.staff',
  'yjx.enforce',
  'yjc.staff',
  'yjc.enforce',
]

/** The finder where that is a verifying role and the person is still there, else who looks after the site. */
const verifier: Resolve = async (asked) => {
  if (asked.facts.hazard.isSelfFound && asked.facts.hazard.grade === 'general') return await principals(asked)
  const found = verifierRoles.includes(asked.facts.finder.role) ? await finder(asked) : []
  return found.length > 0 ? found : await responsible(asked)
}

const closers: Resolve = async (asked) => {
  const step = nextCloseStep(asked.facts)
  if (step === null) return []
  if (step === 'approve') return await manager(asked)
  return step === 'co-sign' ? await principals(asked) : await county(asked)
}

const resolvers: Readonly<Record<HazardAudience, Resolve>> = {
  finder,
  grader,
  fixer: ({ facts: { fixer } }) => Promise.resolve(fixer === null ? [] : [fixer]),
  safety: inEnterprise('qy.safety'),
  principal: principals,
  signers: principals,
  responsible,
  manager,
  verifier,
  closers,
  county,
}

/**
 * Who an audience word means for a hazard at an instant; a person once, empty when there is nobody.
 *
 * Asked when something is told, never kept: people change between two rungs of a ladder.
 */
export async function audienceOf(asked: Asked, ...words: readonly HazardAudience[]): Promise<readonly Recipient[]> {
  const seen = new Map<string, Recipient>()
  for (const word of words) {
    for (const { personId, organisationId, role } of await resolvers[word](asked)) {
      if (!seen.has(personId)) seen.set(personId, { personId, organisationId, role })
    }
  }
  return [...seen.values()]
}
