/**
 * Kinds of notices the clocks and the later commands of a hazard enqueue. The subject is the hazard, except for
 * `accidentAlert` (subject `accident`); the report's kinds carry `params.report`.
 */
export const hazardNotices = {
  /** To principal and controller: the notification itself, to be signed. */
  majorNotice: 'major-notice',
  draftReminder: 'draft-reminder',
  gradeReminder: 'grade-reminder',
  speakOverdue: 'speak-overdue',
  planReminder: 'plan-reminder',
  fixReminder: 'fix-reminder',
  overdue: 'hazard-overdue',
  overdueCounty: 'hazard-overdue-county',
  paperTask: 'paper-task',
  unsignedCounty: 'unsigned-county',
  verifyReminder: 'verify-reminder',
  closeReminder: 'close-reminder',
  extensionAsked: 'extension-asked',
  extensionDecided: 'extension-decided',
  extensionLapsed: 'extension-lapsed',
  downgradeAsked: 'downgrade-asked',
  downgradeDecided: 'downgrade-decided',
  voidAsked: 'void-asked',
  voidDecided: 'void-decided',
  merged: 'hazard-merged',
  reopened: 'hazard-reopened',
  gradeObjected: 'grade-objected',
  objectionAnswered: 'objection-answered',
  reportDraft: 'report-draft',
  overdueReport: 'overdue-report',
  reportByHand: 'report-by-hand',
  reportSent: 'report-sent',
  reportReceived: 'report-received',
  reportAnswered: 'report-answered',
  /** To the insurer: what a body has done with a sent report; `params.step` says which. */
  reportMoved: 'report-moved',
  /** To bodies that had it on their card: the insurer took the report back before a receipt. */
  reportTakenBack: 'report-taken-back',
  /** To enterprise and insurer: 挂牌督办, with its own day. */
  hazardListed: 'hazard-listed',
  listingReminder: 'listing-reminder',
  /** To who listed it and the level above: the day of 挂牌督办 has passed. */
  listingOverdue: 'listing-overdue',
  statutoryReminder: 'statutory-reminder',
  accidentAlert: 'accident-alert',
} as const

export type HazardNotice = (typeof hazardNotices)[keyof typeof hazardNotices]
