import type { Enterprise, RoleCode } from '../directory/types.ts'
import type { ListingView, ReportView, TimelinessView } from './report-types.ts'

export type * from './report-types.ts'

/**
 * States of a hazard. General: draft → to_grade → registered → rectifying → to_verify → closed.
 * Major: … to_grade → major_confirmed → awaiting_signature → awaiting_plan → rectifying → to_verify → to_close → closed.
 * Side exits: merged, voided. Overdue is derived from the clock, never stored.
 */
export type HazardState =
  | 'draft'
  | 'to_grade'
  | 'registered'
  | 'major_confirmed'
  | 'awaiting_signature'
  | 'awaiting_plan'
  | 'rectifying'
  | 'to_verify'
  | 'to_close'
  | 'closed'
  | 'merged'
  | 'voided'

export type HazardGrade = 'ungraded' | 'general' | 'major'

/**
 * Every command of the hazard module; also what `HazardView.may` lists for a reader. Each has its file in commands/ and its
 * rows in rules/transitions.ts.
 */
export type HazardCommand =
  | 'draft'
  | 'register'
  | 'discard'
  | 'bring_back'
  | 'grade'
  | 'approve_grade'
  | 'refuse_grade'
  | 'object_grade'
  | 'answer_objection'
  | 'notify'
  | 'sign'
  | 'spoke'
  | 'deliver_on_paper'
  | 'plan'
  | 'stop'
  | 'assign_fixer'
  | 'submit'
  | 'verify_ok'
  | 'verify_no'
  | 'close'
  | 'refuse_close'
  | 'reopen'
  | 'extend'
  | 'grant_extension'
  | 'refuse_extension'
  | 'withdraw_extension'
  | 'downgrade'
  | 'decide_downgrade'
  | 'void'
  | 'decide_void'
  | 'merge'
  | 'share'
  | 'send_report'
  | 'withdraw_report'
  | 'carry_report'
  | 'receive_report'
  | 'handle_report'
  | 'answer_report'
  | 'finish_report'
  | 'transfer_report'
  | 'list_hazard'
  | 'sign_statutory'
  | 'record_statutory_receipt'

export interface PersonLabel {
  readonly personId: string
  readonly name: string
  readonly organisationName: string
  readonly roleLabel: string
}

export interface PhotoView {
  readonly sha256: string
  readonly receivedAt: Date
  /** EXIF capture time; null when the picture carries none. */
  readonly capturedAt: Date | null
  /** Numbers of hazards in which the same picture was seen before. */
  readonly seenIn: readonly string[]
}

export interface ClauseView {
  readonly standardId: string | null
  readonly standardTitle: string | null
  readonly standardNumber: string | null
  readonly clause: string
  readonly text: string
  /** The text is a paraphrase of the catalogue, or was typed in by hand: the card says so. */
  readonly origin: 'paraphrase' | 'by-hand'
}

export interface ApprovalView {
  readonly act: 'grade' | 'downgrade' | 'void' | 'close'
  readonly step: 'propose' | 'approve' | 'co-sign' | 'bureau'
  readonly verdict: 'agreed' | 'refused'
  readonly by: PersonLabel
  readonly at: Date
  readonly reason: string | null
}

export interface SubmissionView {
  readonly round: number
  readonly measures: string
  readonly costFen: bigint | null
  readonly by: PersonLabel
  readonly at: Date
  readonly verdict: 'passed' | 'returned' | null
  readonly reason: string | null
}

export interface PlanView {
  readonly responsible: string
  readonly measures: string
  readonly fundsFen: bigint
  readonly dueOn: string
  readonly emergencyPlan: string
  readonly interimControl: string
}

export interface ExtensionView {
  readonly id: string
  readonly state: 'waiting' | 'granted' | 'refused' | 'withdrawn' | 'lapsed'
  readonly reasonClass: string
  readonly reason: string
  readonly interimControl: string
  readonly fromDueOn: string
  readonly newDueOn: string
  readonly isLate: boolean
  readonly by: PersonLabel
  /** What was said with the decision; null when nothing was. */
  readonly decision: string | null
}

/** One hazard as one reader under one context may see it, and what that reader may do with it now. */
export interface HazardView {
  readonly id: string
  /** null while a draft. */
  readonly number: string | null
  /** The visit it was found on; null while a draft that began none. */
  readonly visit: string | null
  readonly version: number
  readonly state: HazardState
  readonly grade: HazardGrade
  readonly enterprise: Enterprise | null
  readonly regionName: string
  readonly insurerName: string | null
  readonly answerableName: string | null
  readonly place: string
  readonly description: string
  readonly foundAt: Date | null
  readonly registeredAt: Date | null
  readonly finder: PersonLabel
  /** As people read it, in Chinese; so are cause and programme. */
  readonly discovery: string | null
  readonly cause: string | null
  readonly programme: string | null
  /** What was said about the grade before it is decided; null afterwards. */
  readonly proposedGrade?: 'general' | 'major' | 'unsure' | null
  readonly isImminent: boolean
  readonly isSelfFound: boolean
  readonly isStopped: boolean
  readonly isListed: boolean
  readonly backfillReason: string | null
  readonly photoWaiver: string | null
  readonly clause: ClauseView | null
  readonly fact: string | null
  readonly harm: string | null
  readonly advice: string | null
  readonly fixer: PersonLabel | null
  /** Last day to hand the fix in, Asia/Shanghai. */
  readonly dueOn: string | null
  readonly originalDueOn: string | null
  readonly isOverdue: boolean
  /** Calendar days to the last day; negative when past; null without a due date. */
  readonly daysLeft: number | null
  readonly photosBefore: readonly PhotoView[]
  readonly photosAfter: readonly PhotoView[]
  readonly notification: {
    readonly text: string
    readonly textHash: string
    readonly issuedAt: Date
    readonly signedAt: Date | null
    readonly signedBy: PersonLabel | null
  } | null
  readonly plan: PlanView | null
  readonly submission: SubmissionView | null
  readonly extension: ExtensionView | null
  readonly approvals: readonly ApprovalView[]
  /** SHA-256 of pictures of a receipt that belong to no delivery yet; for who carries the paper, empty for others. */
  readonly receiptPhotos: readonly string[]
  readonly report: ReportView | null
  readonly listing: ListingView | null
  /** The insurer's own timeliness, for bureaus, departments and the insurer; empty for everybody else. */
  readonly timeliness: readonly TimelinessView[]
  /** Newest last, at most twelve. */
  readonly timeline: readonly { readonly at: Date; readonly text: string }[]
  readonly may: readonly HazardCommand[]
  /** The human who can help this reader; null when there is none with a number. */
  readonly help: { readonly name: string; readonly mobile: string } | null
  readonly reader: { readonly personId: string; readonly role: RoleCode; readonly label: string }
}

/** One line of a list of hazards. */
export interface HazardRow {
  readonly id: string
  readonly number: string | null
  readonly version: number
  readonly enterpriseName: string
  readonly place: string
  readonly description: string
  readonly grade: HazardGrade
  readonly state: HazardState
  readonly dueOn: string | null
  readonly isOverdue: boolean
  /** What waits on this reader; empty when nothing does. */
  readonly may: readonly HazardCommand[]
}
