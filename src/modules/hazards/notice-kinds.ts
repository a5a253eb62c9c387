import type { Urgency } from '../../notices/index.ts'
import { hazardNotices } from './rules/notice-names.ts'
import { loopNotices } from './rules/notice-words.ts'

/** A kind of notice as the module knows it; the card that draws it is joined at the composition root. */
export interface HazardNoticeKind {
  readonly kind: string
  readonly urgency: Urgency
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
const { reportDraft, overdueReport, reportByHand, reportSent, reportReceived, reportAnswered } = hazardNotices

/** Every kind of notice about hazards. `major` ignores quiet hours. */
export const hazardNoticeKinds: readonly HazardNoticeKind[] = [
  ...kinds(telling, 'major', hazardNotices.majorNotice, loopNotices.imminentDanger, loopNotices.speakWithinHour, speakOverdue, paperTask),
  ...kinds(telling, 'major', unsignedCounty, reportDraft, overdueReport, reportByHand, reportSent, reportReceived, reportAnswered),
  ...kinds(telling, 'major', hazardNotices.accidentAlert, loopNotices.gradeApproval),
  ...kinds(fixing, 'ordinary', loopNotices.nobodyToTell),
  ...kinds(fixing, 'ordinary', loopNotices.visitNotified, loopNotices.fixerAssigned, loopNotices.returned, fixReminder, planReminder),
  ...kinds(fixing, 'ordinary', overdue, overdueCounty, extensionAsked, extensionDecided, extensionLapsed, draftReminder),
  ...kinds(loop, 'ordinary', loopNotices.gradeTask, loopNotices.gradeRefused, gradeReminder, gradeObjected, objectionAnswered),
  ...kinds(loop, 'ordinary', loopNotices.toVerify, verifyReminder, loopNotices.toClose, closeReminder, loopNotices.closeRefused),
  ...kinds(loop, 'ordinary', downgradeAsked, downgradeDecided, voidAsked, voidDecided, merged, reopened),
  ...kinds(statutory, 'ordinary', hazardNotices.statutoryReminder),
]
