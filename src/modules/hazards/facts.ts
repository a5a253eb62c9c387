import type { Enterprise, RoleCode } from '../directory/types.ts'
import type { HazardGrade, HazardState, ListingView, PhotoView, PlanView, ReportView } from './types.ts'

/** A person in the (body, role) an act was done under, with names for people to read. */
export interface PartyFact {
  readonly personId: string
  readonly personName: string
  readonly organisationId: string
  readonly organisationName: string
  readonly role: string
}

/** The row of a hazard. */
export interface HazardRecord {
  readonly id: string
  readonly number: string | null
  readonly version: number
  readonly state: HazardState
  readonly grade: HazardGrade
  readonly enterpriseId: string | null
  readonly insurerId: string | null
  readonly answerableId: string | null
  readonly agencyId: string | null
  readonly visitId: string | null
  readonly foundAt: Date | null
  readonly discovery: string | null
  readonly cause: string | null
  readonly programme: string | null
  readonly place: string
  readonly description: string
  readonly imminent: boolean
  readonly backfillReason: string | null
  readonly photoWaiver: string | null
  readonly standardId: string | null
  readonly clause: string | null
  readonly clauseText: string | null
  readonly clauseSource: string | null
  readonly fact: string | null
  readonly harm: string | null
  readonly advice: string | null
  readonly dueOn: string | null
  readonly dueAt: Date | null
  readonly originalDueAt: Date | null
  readonly submittedAt: Date | null
  readonly isSelfFound: boolean
  readonly isShared: boolean
  readonly isStopped: boolean
  readonly isListed: boolean
  readonly isOrdered: boolean
  readonly returnedCount: number
  readonly extensionCount: number
  readonly mergedIntoId: string | null
  readonly recursOfId: string | null
  readonly putAwayAt: Date | null
  readonly createdAt: Date
  readonly registeredAt: Date | null
  readonly confirmedAt: Date | null
  readonly notifiedAt: Date | null
  readonly signedAt: Date | null
  readonly closedAt: Date | null
}

export interface ApprovalFact {
  readonly act: 'grade' | 'downgrade' | 'void' | 'close'
  readonly step: 'propose' | 'approve' | 'co-sign' | 'bureau'
  readonly verdict: 'agreed' | 'refused'
  readonly by: PartyFact
  readonly at: Date
  readonly reason: string | null
  readonly details: Readonly<Record<string, unknown>>
  readonly round: number
}

export interface NotificationFact {
  readonly id: string
  readonly round: number
  readonly text: string
  readonly textHash: string
  readonly issuedAt: Date
  readonly signedAt: Date | null
  readonly signedBy: PartyFact | null
  readonly deliveredOnPaper: Readonly<Record<string, unknown>> | null
}

export interface SubmissionFact {
  readonly id: string
  readonly round: number
  readonly measures: string
  readonly costFen: bigint | null
  readonly by: PartyFact
  readonly at: Date
  readonly verifierId: string | null
  readonly verdict: 'passed' | 'returned' | null
  readonly reason: string | null
}

export interface ExtensionFact {
  readonly id: string
  readonly state: 'waiting' | 'granted' | 'refused' | 'withdrawn' | 'lapsed'
  readonly reasonClass: string
  readonly reason: string
  readonly interimControl: string
  readonly fromDueOn: string
  readonly newDueOn: string
  readonly isLate: boolean
  readonly by: PartyFact
  readonly decision: string | null
}

export interface ReportFact extends ReportView {
  /** The instant from which the hazard was overdue. */
  readonly dueAt: Date
}

/** One row of the journal about this hazard. */
export interface ActFact {
  readonly at: Date
  readonly action: string
  readonly personId: string | null
  readonly personName: string | null
  readonly organisationId: string | null
  readonly organisationName: string | null
  readonly role: string | null
  readonly from: string | null
  readonly to: string | null
  readonly reason: string | null
  /** Version of the hazard the act was done on. */
  readonly onVersion: number | null
  /** Hash of the press; see rules/repeat.ts. */
  readonly press: string | null
}

export interface PhotoFact extends PhotoView {
  readonly phase: 'before' | 'after' | 'refusal' | 'receipt'
  /** null while the submission it belongs to has not been handed in. */
  readonly submissionId: string | null
}

/**
 * Everything the rules may ask about one hazard, read in one statement: what `may` decides on and what a view is made of.
 *
 * Lists are oldest first. Of notification, plan, submission, extension, objection and report the newest is given.
 */
export interface HazardFacts {
  readonly hazard: HazardRecord
  readonly enterprise: Enterprise | null
  readonly regionName: string
  readonly insurerName: string | null
  readonly answerable: { readonly id: string; readonly name: string; readonly kind: string } | null
  readonly finder: PartyFact
  /** Kind of the finder's body: decides who approves a grade. */
  readonly finderKind: string
  readonly fixer: PartyFact | null
  readonly approvals: readonly ApprovalFact[]
  readonly notification: NotificationFact | null
  readonly plan: (PlanView & { readonly personId: string }) | null
  readonly submission: SubmissionFact | null
  readonly extension: ExtensionFact | null
  readonly objection: { readonly id: string; readonly state: 'waiting' | 'upheld' | 'dismissed'; readonly personId: string } | null
  readonly report: ReportFact | null
  readonly listing: ListingView | null
  readonly statutory: { readonly id: string; readonly signedAt: Date | null; readonly receiptNumber: string | null } | null
  /** The hour to speak with a signer runs: nobody has spoken with one yet. */
  readonly mustSpeak: boolean
  readonly photos: readonly PhotoFact[]
  /** Newest last, at most forty. */
  readonly acts: readonly ActFact[]
  /** The human the reader these facts were read for can ring; null in lists and for the clock. */
  readonly help: { readonly name: string; readonly mobile: string } | null
}

/** The part of an actor the rules ask about; an {@link Actor} of the directory has it. */
export interface Acting {
  readonly personId: string
  readonly organisationId: string
  readonly organisationKind: string
  /** Region of the body. */
  readonly regionCode: string
  readonly role: RoleCode
}
