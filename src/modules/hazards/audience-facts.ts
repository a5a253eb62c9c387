import type { ApprovalFact, HazardFacts, HazardRecord, PartyFact, SubmissionFact } from './facts.ts'

type Who = Pick<PartyFact, 'personId'>

/** One signature in a chain, as far as it decides who signs next. */
export type ChainLink = Pick<ApprovalFact, 'act' | 'step' | 'verdict' | 'at' | 'round' | 'details'> & { readonly by: Who }

/** What decides whom a hazard's matter goes to: the part of {@link HazardFacts} that is read of a thousand hazards at once. */
export interface AudienceFacts {
  readonly hazard: Pick<
    HazardRecord,
    'id' | 'grade' | 'enterpriseId' | 'insurerId' | 'isSelfFound' | 'isShared' | 'isOrdered' | 'isListed' | 'isStopped'
  >
  readonly enterprise: Pick<NonNullable<HazardFacts['enterprise']>, 'regionCode' | 'developmentZone'> | null
  readonly answerable: Pick<NonNullable<HazardFacts['answerable']>, 'id' | 'kind'> | null
  readonly finder: Pick<PartyFact, 'personId' | 'organisationId' | 'role'>
  readonly finderKind: string
  readonly fixer: Who | null
  readonly approvals: readonly ChainLink[]
  readonly submission: (Pick<SubmissionFact, 'at' | 'verdict' | 'verifierId'> & { readonly by: Who }) | null
  readonly statutory: Pick<NonNullable<HazardFacts['statutory']>, 'receiptNumber'> | null
}
