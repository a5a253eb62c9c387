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
  statutoryReminder: 'statutory-reminder',
  accidentAlert: 'accident-alert',
} as const

export type HazardNotice = (typeof hazardNotices)[keyof typeof hazardNotices]
