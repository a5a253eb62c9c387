import { AppError } from '../../lib/errors.ts'
import { directoryNoticeKinds } from '../../modules/directory/index.ts'
import { hazardNoticeKinds, hazardNotices, loopNotices, type NoticeFailed } from '../../modules/hazards/index.ts'
import { journalRootKinds } from '../../modules/journal-roots/index.ts'
import { operationNoticeKinds } from '../../modules/operations/index.ts'
import type { NoticeKind, Rendered } from '../../notices/index.ts'
import { digestNoticeKind } from './digest-drawing.ts'
import { hazardDrawings } from './hazard-drawings.ts'
import { drawHazardNotice, type Reading, readerOf } from './hazard-reader.ts'
import {
  drawAccident,
  drawHandover,
  drawJournalRoot,
  drawOperatorTold,
  drawRegistrationAsked,
  drawRegistrationDecided,
  drawVisit,
} from './other-drawings.ts'
import { sayingRenewal } from './renewed.ts'
import { lineOf, standingOf, waitsOnReader } from './standings.ts'
import { noticeTitle } from './titles.ts'

/** Kinds that are not about one hazard. */
const otherDrawings: Readonly<Record<string, (reading: Reading) => Promise<Rendered>>> = {
  [loopNotices.visitNotified]: drawVisit,
  [hazardNotices.accidentAlert]: drawAccident,
  'registration-asked': drawRegistrationAsked,
  'registration-decided': drawRegistrationDecided,
  handover: drawHandover,
  'operator-told': drawOperatorTold,
  'journal-root': drawJournalRoot,
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

type Declared = Pick<NoticeKind, 'kind' | 'urgency' | 'clause' | 'evening' | 'asks'>

/**
 * Joins what modules declare to the cards that draw it.
 *
 * @param options.failures - what follows when a notice of a kind failed; left out by who delivers nothing.
 * @throws AppError `set-up` for a kind nobody draws: it could never be told.
 */
export function noticeKinds({
  practice,
  failures = {},
}: {
  practice: boolean
  failures?: Readonly<Record<string, NoticeFailed>>
}): NoticeKind[] {
  const declared: readonly Declared[] = [...directoryNoticeKinds, ...hazardNoticeKinds, ...operationNoticeKinds, ...journalRootKinds]
  const kinds = declared.map((one): NoticeKind => {
    const { kind, asks = asking.has(kind) } = one
    const failed = failures[kind]
    return {
      ...one,
      asks,
      title: noticeTitle(kind),
      render: sayingRenewal(rendererOf(kind, practice)),
      standing: standingOf,
      line: lineOf,
      waits: waitsOnReader,
      ...(failed && { failed }),
    }
  })
  return [...kinds, digestNoticeKind(new Map(kinds.map((kind) => [kind.kind, kind])), practice)]
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
