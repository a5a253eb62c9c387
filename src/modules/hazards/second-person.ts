import type { Tx } from '../../db/types.ts'
import type { Recipient } from '../../notices/index.ts'
import { askTogether, bodiesAtLevel, can, isRoleCode, type People, rolesThatCan } from '../directory/index.ts'
import type { AudienceFacts } from './audience-facts.ts'
import type { HazardFacts } from './facts.ts'
import { isProposer, namedApprover } from './rules/separation.ts'

const rights = ['hazard.grade.approve-major', 'hazard.grade.approve-major.bureau'] as const
const mayApprove = ({ role }: Recipient): boolean => isRoleCode(role) && rights.some((right) => can(role, right))

/** The body whose second person decides a major grade as a rule: the finding bureau, else the answerable body. */
const usualBody = ({ finderKind, finder, answerable }: AudienceFacts): string | null =>
  finderKind === 'emergency-bureau' ? finder.organisationId : (answerable?.id ?? null)

/** Of one body: its duty list as far as it may approve, else whoever there may; never the proposer. */
async function approversAt(people: People, facts: AudienceFacts, organisationId: string): Promise<readonly Recipient[]> {
  const able = (found: readonly Recipient[]) => found.filter((one) => mayApprove(one) && !isProposer(facts, 'grade', one))
  const onDuty = able(await people.duty({ organisationId, matter: 'grading' }))
  return onDuty.length > 0 ? onDuty : able(await people.holders({ organisationId, roles: rights.flatMap(rolesThatCan) }))
}

/** The second person of a major grade: of the bureau named in the proposal, else of the usual body. Empty when there is nobody. */
export async function secondPersons(people: People, facts: AudienceFacts): Promise<readonly Recipient[]> {
  const organisationId = namedApprover(facts) ?? usualBody(facts)
  return organisationId === null ? [] : approversAt(people, facts, organisationId)
}

/** The nearest bureau with somebody who may decide in place of the usual body; null when there is none up to the province. */
export async function standInFor(
  tx: Tx,
  facts: HazardFacts,
  now: Date,
): Promise<{ readonly organisationId: string; readonly people: readonly Recipient[] } | null> {
  if (facts.enterprise === null) return null
  for (const from of ['county', 'city', 'province'] as const) {
    const { bureau } = await bodiesAtLevel(tx, { enterprise: facts.enterprise, from }, now)
    if (bureau === null || bureau.organisationId === usualBody(facts)) continue
    const people = await approversAt(askTogether(tx, now), facts, bureau.organisationId)
    if (people.length > 0) return { organisationId: bureau.organisationId, people }
  }
  return null
}
