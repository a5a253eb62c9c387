import {
  closeApproval,
  downgradeDecision,
  extensionDecision,
  gradeApproval,
  hazardNotice,
  imminentDanger,
  type Outcome,
  objectionDecision,
  outcome,
  type ReminderOccasion,
  reminder,
  verifyForm,
  voidDecision,
} from '../../../cards/index.ts'
import { runningDeadlines } from '../../deadlines/index.ts'
import { hazardClocks, hazardNotices, loopNotices, waitingObjection } from '../../modules/hazards/index.ts'
import type { HazardCommand, HazardView } from '../../modules/hazards/types.ts'
import { gradeCard } from '../grade-card.ts'
import { hazardCard } from '../hazard-cards.ts'
import { noticeFor, paperCard, unsignedCard } from '../signing-cards.ts'
import type { HazardDrawing, HazardReading } from './hazard-reader.ts'
import { reportDrawings } from './report-drawings.ts'
import { drawSpeakTask } from './speak-task.ts'

const over = new Set(['closed', 'merged', 'voided'])
const isOpen = (hazard: HazardView): boolean => !over.has(hazard.state)
const isUnderListing = (hazard: HazardView): boolean => hazard.listing !== null && isOpen(hazard)
const may = (command: HazardCommand) => (hazard: HazardView) => hazard.may.includes(command)

/** End of the clock a reminder belongs to; undefined when it has stopped. */
async function endOf({ tx, hazard }: HazardReading, kind: string | undefined): Promise<Date | undefined> {
  const running = await runningDeadlines(tx, { type: 'hazard', id: hazard.id })
  return running.find((deadline) => deadline.kind === kind)?.dueAt
}

const clockOf: Partial<Record<ReminderOccasion, string>> = {
  draft: hazardClocks.draft,
  grade: hazardClocks.grade,
  plan: hazardClocks.plan,
  verify: hazardClocks.verify,
  close: hazardClocks.close,
  speak: hazardClocks.speak,
  statutory: hazardClocks.statutory,
  listed: hazardClocks.listing,
  listing: hazardClocks.listing,
}

const reminds = (occasion: ReminderOccasion, stands: HazardDrawing['stands']): HazardDrawing => ({
  stands,
  draw: async (reading) => reminder({ hazard: reading.hazard, occasion, answerBy: await endOf(reading, clockOf[occasion]) }, reading),
})

/** Tells how something was decided; who decided and why stand in the notice's params or in the hazard itself. */
const tells = (
  what: Outcome | ((reading: HazardReading) => Outcome),
  reason?: (hazard: HazardView) => string | undefined,
): HazardDrawing => ({
  stands: () => true,
  draw: (reading) => {
    const { hazard, notice } = reading
    const said = typeof notice.params.reason === 'string' ? notice.params.reason : undefined
    return outcome({ hazard, outcome: typeof what === 'function' ? what(reading) : what, reason: reason?.(hazard) ?? said }, reading)
  },
})

const isAgreed = ({ notice }: HazardReading): boolean => notice.params.verdict === 'agreed' || notice.params.verdict === 'upheld'
const lastReason = (act: 'grade' | 'close') => (hazard: HazardView) =>
  hazard.approvals.findLast((approval) => approval.act === act && approval.verdict === 'refused')?.reason ?? undefined

const extension: HazardDrawing = {
  stands: ({ extension: asked }) => asked !== null,
  draw: (reading) => {
    const { hazard } = reading
    return hazard.extension ? extensionDecision({ hazard, extension: hazard.extension }, reading) : hazardCard(reading, hazard)
  },
}

const objection: HazardDrawing = {
  stands: may('answer_objection'),
  draw: async (reading) => {
    const waiting = await waitingObjection(reading.tx, reading.hazard.id)
    return waiting ? objectionDecision({ hazard: reading.hazard, objection: waiting }, reading) : hazardCard(reading, reading.hazard)
  },
}

/** How each kind of notice about one hazard is drawn, and when there is still something to tell. */
export const hazardDrawings: Readonly<Record<string, HazardDrawing>> = {
  [loopNotices.imminentDanger]: { stands: isOpen, draw: (reading) => imminentDanger(reading, reading) },
  [loopNotices.speakWithinHour]: { stands: isOpen, draw: drawSpeakTask },
  [hazardNotices.speakOverdue]: reminds('speak', may('spoke')),
  [loopNotices.gradeTask]: { stands: may('grade'), draw: (reading) => gradeCard(reading.tx, reading.hazard, reading) },
  [loopNotices.gradeApproval]: { stands: may('approve_grade'), draw: (reading) => gradeApproval(reading, reading) },
  [loopNotices.gradeRefused]: tells('grade-returned', lastReason('grade')),
  [hazardNotices.gradeReminder]: reminds('grade', (hazard) => hazard.state === 'to_grade'),
  [hazardNotices.gradeObjected]: objection,
  [hazardNotices.objectionAnswered]: tells((reading) => (isAgreed(reading) ? 'objection-upheld' : 'objection-dismissed')),

  [hazardNotices.majorNotice]: {
    stands: ({ notification, ...hazard }) => notification !== null && isOpen({ notification, ...hazard }),
    draw: ({ hazard, notice, ...base }) => noticeFor(base, hazard, notice),
  },
  [hazardNotices.paperTask]: { stands: may('deliver_on_paper'), draw: ({ hazard, ...base }) => paperCard(base, hazard) },
  [hazardNotices.unsignedCounty]: {
    stands: ({ state }) => state === 'awaiting_signature',
    draw: ({ hazard, ...base }) => unsignedCard(base, hazard),
  },
  [hazardNotices.hazardListed]: reminds('listed', isUnderListing),
  [hazardNotices.listingReminder]: reminds('listing', isUnderListing),
  [hazardNotices.listingOverdue]: reminds('listing-overdue', isUnderListing),
  [hazardNotices.planReminder]: reminds('plan', ({ state }) => state === 'awaiting_plan'),

  [loopNotices.nobodyToTell]: reminds('nobody-to-tell', ({ state }) => state === 'rectifying'),
  [loopNotices.fixerAssigned]: { stands: isOpen, draw: ({ hazard, ...base }) => hazardNotice({ hazards: [hazard] }, base) },
  [hazardNotices.fixReminder]: reminds(
    'fix',
    ({ state }) => state === 'rectifying' || state === 'awaiting_plan' || state === 'awaiting_signature',
  ),
  [hazardNotices.overdue]: reminds('fix', ({ isOverdue, ...hazard }) => isOverdue && isOpen({ isOverdue, ...hazard })),
  [hazardNotices.overdueCounty]: reminds('overdue-county', ({ isOverdue, ...hazard }) => isOverdue && isOpen({ isOverdue, ...hazard })),
  [loopNotices.toVerify]: { stands: ({ state }) => state === 'to_verify', draw: (reading) => verifyForm(reading, reading) },
  [hazardNotices.verifyReminder]: reminds('verify', ({ state }) => state === 'to_verify'),
  [loopNotices.returned]: tells('returned', ({ submission }) => submission?.reason ?? undefined),
  [loopNotices.toClose]: { stands: may('close'), draw: (reading) => closeApproval(reading, reading) },
  [hazardNotices.closeReminder]: reminds('close', may('close')),
  [loopNotices.closeRefused]: tells('close-refused', lastReason('close')),

  [hazardNotices.extensionAsked]: extension,
  [hazardNotices.extensionDecided]: extension,
  [hazardNotices.extensionLapsed]: tells('extension-lapsed'),
  [hazardNotices.downgradeAsked]: { stands: may('decide_downgrade'), draw: (reading) => downgradeDecision(reading, reading) },
  [hazardNotices.downgradeDecided]: tells((reading) => (isAgreed(reading) ? 'downgraded' : 'downgrade-refused')),
  [hazardNotices.voidAsked]: { stands: may('decide_void'), draw: (reading) => voidDecision(reading, reading) },
  [hazardNotices.voidDecided]: tells((reading) => (isAgreed(reading) ? 'voided' : 'void-refused')),
  [hazardNotices.merged]: tells('merged'),
  [hazardNotices.reopened]: tells('reopened'),
  [hazardNotices.draftReminder]: reminds('draft', ({ state }) => state === 'draft'),
  ...reportDrawings,
}
