import type { Evening, Urgency } from '../../notices/types.ts'
import { hazardNotices } from './rules/notice-names.ts'
import { loopNotices } from './rules/notice-words.ts'

/** A kind of notice as the module knows it; the card that draws it is joined at the composition root. */
export interface HazardNoticeKind {
  readonly kind: string
  readonly urgency: Urgency
  /** Default: major and answers at once, ordinary ones counted. */
  readonly evening?: Evening
  readonly clause: string
}

/** 对服务中发现的重大隐患及时通知; 未按时限整改的及时上报. */
const telling = '375 §二(二)四'
/** 对服务中发现的问题隐患及时整改销号. */
const fixing = '375 §二(三)三'
/** 闭环管理机制. */
const loop = '322 §二'
const statutory = '安全生产法41'

const kinds = (clause: string, urgency: Urgency, ...names: readonly string[]): readonly HazardNoticeKind[] =>
  names.map((kind) => ({ kind, urgency, clause }))

const { draftReminder, gradeReminder, speakOverdue, planReminder, fixReminder, overdue, overdueCounty, paperTask, unsignedCounty } =
  hazardNotices
const { verifyReminder, closeReminder, merged, reopened, gradeObjected, objectionAnswered } = hazardNotices
const { extensionAsked, extensionDecided, extensionLapsed, downgradeAsked, downgradeDecided, voidAsked, voidDecided } = hazardNotices
const { reportDraft, overdueReport, reportByHand, reportSent, reportReceived, reportAnswered, reportMoved, reportTakenBack } = hazardNotices
const { hazardListed, listingReminder, listingOverdue } = hazardNotices

/** What the reader or his side asked for is decided; at the moment a request lapses the old date holds against him. */
const answers = [loopNotices.gradeRefused, objectionAnswered, extensionDecided, extensionLapsed, downgradeDecided, voidDecided]

/** Every kind of notice about hazards. `major` and `answer` ignore quiet hours. */
export const hazardNoticeKinds: readonly HazardNoticeKind[] = [
  ...kinds(telling, 'major', hazardNotices.majorNotice, loopNotices.imminentDanger, loopNotices.speakWithinHour, speakOverdue, paperTask),
  ...kinds(telling, 'major', unsignedCounty, reportDraft, overdueReport, reportByHand, reportSent, reportReceived, reportAnswered),
  ...kinds(telling, 'major', reportMoved, reportTakenBack),
  ...kinds(statutory, 'major', hazardListed, listingReminder, listingOverdue),
  ...kinds(telling, 'major', hazardNotices.accidentAlert, loopNotices.gradeApproval),
  ...kinds(fixing, 'ordinary', loopNotices.nobodyToTell),
  ...kinds(fixing, 'ordinary', loopNotices.visitNotified, loopNotices.fixerAssigned, loopNotices.returned, fixReminder, planReminder),
  ...kinds(fixing, 'ordinary', overdue, overdueCounty, extensionAsked),
  // Two days are left, and nobody but its finder waits for a draft.
  { kind: draftReminder, urgency: 'ordinary', evening: 'digest', clause: fixing },
  ...kinds(loop, 'answer', ...answers),
  ...kinds(loop, 'ordinary', loopNotices.gradeTask, gradeReminder, gradeObjected),
  ...kinds(loop, 'ordinary', loopNotices.toVerify, verifyReminder, loopNotices.toClose, closeReminder, loopNotices.closeRefused),
  ...kinds(loop, 'ordinary', downgradeAsked, voidAsked, merged, reopened),
  ...kinds(statutory, 'ordinary', hazardNotices.statutoryReminder),
]
