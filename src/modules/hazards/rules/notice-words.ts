/**
 * Kinds of notices that the commands of the loop enqueue. The subject is the hazard; of `visitNotified` it is the visit,
 * whose hazards stand in one growing list.
 */
export const loopNotices = {
  /** To fixers and safety managers: the general hazards of one visit. */
  visitNotified: 'visit-notified',
  /** To the one responsible: nobody of the enterprise can be reached, the list has to be carried there. */
  nobodyToTell: 'nobody-to-tell',
  /** To principal and controller, before any grade. */
  imminentDanger: 'imminent-danger',
  /** To the one at the insurer: speak with one of them within the hour. */
  speakWithinHour: 'speak-within-hour',
  /** To whoever gives the first grade. */
  gradeTask: 'grade-task',
  /** To the second person of a major grade. */
  gradeApproval: 'grade-approval',
  gradeRefused: 'grade-refused',
  fixerAssigned: 'fixer-assigned',
  toVerify: 'to-verify',
  returned: 'hazard-returned',
  toClose: 'to-close',
  closeRefused: 'close-refused',
} as const
