import { hazardDraft } from '../../cards/index.ts'
import { addDays, shanghaiDate } from '../lib/calendar.ts'
import type { HazardView } from '../modules/hazards/types.ts'

/** Days a draft lives before it is put away. */
const draftDays = 7

/** The draft for its finder to check, with what is still missing. */
export function draftCard({ now, practice }: { now: Date; practice: boolean }, view: HazardView): Record<string, unknown> {
  const missing = view.photosBefore.length === 0 && view.photoWaiver === null ? ['照片（或写明不能拍照的原因）'] : []
  const begun = view.timeline[0]?.at ?? now
  return hazardDraft({ hazard: view, keptUntil: addDays(shanghaiDate(begun), draftDays), missing }, { now, practice })
}
