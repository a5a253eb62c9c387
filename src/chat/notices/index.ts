import { AppError } from '../../lib/errors.ts'
import { directoryNoticeKinds } from '../../modules/directory/index.ts'
import { hazardNoticeKinds, hazardNotices, loopNotices } from '../../modules/hazards/index.ts'
import type { NoticeKind, Rendered } from '../../notices/index.ts'
import { hazardDrawings } from './hazard-drawings.ts'
import { drawHazardNotice, type Reading, readerOf } from './hazard-reader.ts'
import { drawAccident, drawHandover, drawRegistrationAsked, drawRegistrationDecided, drawVisit } from './other-drawings.ts'

/** Kinds that are not about one hazard. */
const otherDrawings: Readonly<Record<string, (reading: Reading) => Promise<Rendered>>> = {
  [loopNotices.visitNotified]: drawVisit,
  [hazardNotices.accidentAlert]: drawAccident,
  'registration-asked': drawRegistrationAsked,
  'registration-decided': drawRegistrationDecided,
  handover: drawHandover,
}

/** Cards that wait for an act of their reader: they are told again to whoever takes over. */
const asking = new Set<string>([
  ...[loopNotices.imminentDanger, loopNotices.speakWithinHour, loopNotices.gradeTask, loopNotices.gradeApproval, loopNotices.visitNotified],
  ...[
    loopNotices.nobodyToTell,
    loopNotices.fixerAssigned,
    loopNotices.toVerify,
    loopNotices.toClose,
    loopNotices.returned,
    loopNotices.closeRefused,
  ],
  ...[hazardNotices.majorNotice, hazardNotices.paperTask, hazardNotices.gradeObjected, hazardNotices.extensionAsked],
  ...[
    hazardNotices.downgradeAsked,
    hazardNotices.voidAsked,
    hazardNotices.reportDraft,
    hazardNotices.overdueReport,
    hazardNotices.reportByHand,
  ],
])

type Declared = Pick<NoticeKind, 'kind' | 'urgency' | 'clause'> & { readonly asks?: boolean }

/**
 * Joins what modules declare to the cards that draw it.
 *
 * @throws AppError `set-up` for a kind nobody draws: it could never be told.
 */
export function noticeKinds({ practice }: { practice: boolean }): NoticeKind[] {
  return ([...directoryNoticeKinds, ...hazardNoticeKinds] as readonly Declared[]).map(({ kind, urgency, clause, asks }) => {
    const render = rendererOf(kind, practice)
    return { kind, urgency, clause, asks: asks ?? asking.has(kind), render }
  })
}

function rendererOf(kind: string, practice: boolean): NoticeKind['render'] {
  const drawing = hazardDrawings[kind]
  if (drawing) return (tx, notice, now) => drawHazardNotice(drawing, { tx, notice, now, practice })
  const draw = otherDrawings[kind]
  if (!draw) throw new AppError('set-up', `notice kind ${kind} has no card`)
  return async (tx, notice, now) => {
    const actor = await readerOf(tx, notice, now)
    return actor ? draw({ tx, notice, now, practice, actor }) : { obsolete: 'the reader no longer holds the role' }
  }
}
