import type { Actor } from '../../../src/modules/directory/index.ts'
import type { HazardCommand, HazardGrade, HazardState } from '../../../src/modules/hazards/index.ts'
import type { Site } from './cast.ts'

/** Acts of a run: the module's commands, the two forms of grading apart, and pictures. */
export type Act = Exclude<HazardCommand, 'grade'> | 'grade_general' | 'grade_major' | 'photo_before' | 'photo_after'

/** A two-person act: who proposed, and whether it waits for the second person. */
export interface Proposal {
  isWaiting: boolean
  proposer: string | null
  /** Ever put before the second person. */
  wasAsked: boolean
}

/** How far one body is with a report. */
export type ModelPart = 'sent' | 'copied' | 'received' | 'handling' | 'answered' | 'done' | 'transferred'

export interface ModelReport {
  state: 'draft' | 'sent' | 'withdrawn'
  received: Map<string, ModelPart>
  /** When the manager took the last one of this due time back; a second time is refused. */
  renewedAt: Date | null
}

/** What the model believes about one hazard; written by effects alone, never read from the database. */
export interface ModelHazard {
  /** As it was on the day of discovery: that day decides who answers. */
  site: Site
  readonly finder: Pick<Actor, 'personId' | 'organisationId' | 'organisationKind' | 'role'>
  version: number
  state: HazardState
  grade: HazardGrade
  isPutAway: boolean
  putAwayAt: Date | null
  draftDueAt: Date | null
  foundAt: Date | null
  isImminent: boolean
  isOrdered: boolean
  isShared: boolean
  isStopped: boolean
  /** 挂牌督办 */
  isListed: boolean
  hint: 'general' | 'major' | 'unsure'
  proposedDueOn: string | null
  isConfirmed: boolean
  fixer: string | null
  dueOn: string | null
  /** null while the due day is only a wish of the report. */
  dueAt: Date | null
  submittedAt: Date | null
  /** When a fix was last sent back. */
  returnedAt: Date | null
  submitter: string | null
  verifier: string | null
  closedAt: Date | null
  hasWaiver: boolean
  photosBefore: number
  photosAfter: number
  notificationHash: string | null
  isSigned: boolean
  gradeProposal: Proposal
  proposedAt: Date | null
  /** Bureau asked to decide the waiting grade because nobody at the usual body did. */
  standIn: string | null
  /** Bodies ever asked so: what was put before them they keep seeing. */
  stoodIn: Set<string>
  downgrade: Proposal
  voiding: Proposal
  /** People who have signed the running chain of closing. */
  closers: string[]
  isObjectionWaiting: boolean
  extension: { state: 'waiting' | 'ended'; by: string; newDueOn: string; dueAt: Date | null } | null
  extensionCount: number
  report: ModelReport | null
  statutory: { period: string; isSigned: boolean; isReceived: boolean } | null
  /** Presses done: who, what, with what, on which version. */
  presses: Set<string>
}

const nobody = (): Proposal => ({ isWaiting: false, proposer: null, wasAsked: false })

export function newModelHazard(site: Site, finder: ModelHazard['finder']): ModelHazard {
  return {
    ...{ site, finder, version: 1, state: 'draft', grade: 'ungraded', isPutAway: false, putAwayAt: null, draftDueAt: null, foundAt: null },
    ...{ isImminent: false, isOrdered: false, isShared: false, isStopped: false, isListed: false, hint: 'unsure', proposedDueOn: null },
    ...{
      isConfirmed: false,
      fixer: null,
      dueOn: null,
      dueAt: null,
      submittedAt: null,
      returnedAt: null,
      submitter: null,
      verifier: null,
      closedAt: null,
    },
    ...{ hasWaiver: false, photosBefore: 0, photosAfter: 0, notificationHash: null, isSigned: false },
    ...{
      gradeProposal: nobody(),
      proposedAt: null,
      standIn: null,
      stoodIn: new Set(),
      downgrade: nobody(),
      voiding: nobody(),
      closers: [],
      isObjectionWaiting: false,
    },
    ...{ extension: null, extensionCount: 0, report: null, statutory: null, presses: new Set() },
  }
}

export const isSelfFound = (hazard: ModelHazard): boolean => hazard.finder.organisationId === hazard.site.id

/** Registered and not ended. */
export const openStates: readonly HazardState[] = [
  'to_grade',
  'registered',
  'major_confirmed',
  'awaiting_signature',
  'awaiting_plan',
  'rectifying',
  'to_verify',
  'to_close',
]

/** Graded, the fix not handed in. */
export const owedStates: readonly HazardState[] = ['awaiting_signature', 'awaiting_plan', 'rectifying']

/**
 * The due time has passed without a fix handed in before it. Overdue is derived from the clock, never stored (regulations
 * of states, convention 3); a fix handed in on time is not overdue while it waits.
 */
export function modelOverdue(hazard: ModelHazard, now: Date): boolean {
  const isOpen = openStates.includes(hazard.state) && hazard.state !== 'to_grade'
  if (!isOpen || hazard.dueAt === null || now < hazard.dueAt) return false
  return hazard.submittedAt === null || hazard.submittedAt >= hazard.dueAt
}

/** A report as it stands at its sending: every body owes a receipt, a copy owes nothing. */
export function sentReport({ site }: Pick<ModelHazard, 'site'>): ModelReport {
  const parts = [...site.receivers.map((body) => [body, 'sent'] as const), ...site.copies.map((body) => [body, 'copied'] as const)]
  return { state: 'sent', received: new Map(parts), renewedAt: null }
}
