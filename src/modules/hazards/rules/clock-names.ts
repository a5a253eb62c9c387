/**
 * Kinds of running clocks of a hazard; a command opens, moves or closes them by these names in its own transaction.
 *
 * Subject is `{ type: 'hazard', id }` where nothing else is said. What each opens with (`dueAt`) stands beside it.
 */
export const hazardClocks = {
  /** Opened by drafting. Due 7 days later: put away, can be brought back for 90 days. */
  draft: 'hazard.draft',
  /** Opened by registering what needs a grade. Due `gradingHours[proposed]` later. */
  grade: 'hazard.grade',
  /** Opened by registering with imminent danger. Due 1 h later: the insurer must have spoken with a signer. */
  speak: 'hazard.speak',
  /** Opened by notifying the principal of a major hazard. Due 72 h later. The card of hour 0 is the command's own. */
  sign: 'hazard.sign',
  /** Opened by signing. Due at the end of the 3rd working day. */
  plan: 'hazard.plan',
  /** Opened when a general hazard gets its due date. Due at the end of that day. */
  fixGeneral: 'hazard.fix-general',
  /** Opened when a major hazard is notified, signed or not. Due at the end of that day. */
  fixMajor: 'hazard.fix-major',
  /** Opened by handing the fix in. Due at the end of the 5th working day. */
  verify: 'hazard.verify',
  /** Opened when a major hazard passed verification. Due at the end of the 3rd working day. */
  close: 'hazard.close',
  /** Opened by asking for more time before the due instant. Due at that instant: undecided means the old date stands. */
  extension: 'hazard.extension',
  /** Subject `overdue-report`. Opened with its draft. Due 24 h later: sent even if nobody acted. */
  report: 'hazard.report',
  /** Subject `report-receiver`, one a report and body. Opened with the sending. Due at 09:00 of the next working day: no receipt. */
  receipt: 'hazard.receipt',
  /** The same. Due at 09:00 of the 3rd working day: no opinion. */
  opinion: 'hazard.opinion',
  /** The same. Due at 09:00 of the 7th working day: not brought to an end. */
  reportEnd: 'hazard.report-end',
  /** Opened by 挂牌督办. Due at the end of the day it set. */
  listing: 'hazard.listing',
  /** Subject `notice`. Opened when a notice that must arrive failed. Due at once. */
  unreached: 'hazard.unreached',
  /** Opened with the draft of the enterprise's own report to the authority. Due at the end of the 3rd working day. */
  statutory: 'hazard.statutory',
  /** The same for coal: due with the last day of the quarter, when the next quarter's draft is made. */
  statutoryQuarter: 'hazard.statutory-quarter',
} as const

export type HazardClock = (typeof hazardClocks)[keyof typeof hazardClocks]

/** Hours the first grader has, by the grade the finder proposed; `unsure` counts as general. */
export const gradingHours = { general: 24, unsure: 24, major: 4 } as const
/** Days a draft lives. */
export const draftLifeDays = 7
/** Days a put-away draft can be brought back. */
export const draftKeptDays = 90
/** Hours from the notification after which the county is told in any case. */
export const signHours = 72
/** Hours from the notification after which it is to be handed over on paper. */
export const paperAfterHours = 24
/** Hours within which somebody at the insurer speaks with the principal or controller in imminent danger. */
export const speakHours = 1
/** Hours between the draft of the overdue report and its sending. */
export const reportHours = 24
/** Working days from the sending at whose 09:00 the report of a silent body climbs. */
export const climbDays = { receipt: 1, opinion: 3, reportEnd: 7 } as const
/** Working days from opening to the end of the last day. */
export const workdaysFor = { plan: 3, verify: 5, close: 3 } as const
