import type { WorkCalendar } from '../../lib/work-calendar.ts'
import type { Evening } from '../types.ts'
import { nextDigestAt, quietAt } from './hours.ts'

/** Everything evening out asks about one card that is due. */
export interface EveningQuestion {
  readonly evening: Evening
  /** End of the earliest clock that asks its reader for something; null when none runs. */
  readonly actBy: Date | null
  /** The same thing is told this person again, and that telling waits as well. */
  readonly isSuperseded: boolean
  /** The card is to be rung: whoever is rung is told by a card of its own. */
  readonly rings: boolean
  /** Ordinary cards this person got today. */
  readonly sentToday: number
  readonly ordinaryADay: number
}

export type EveningAnswer =
  | { readonly go: 'now' }
  | { readonly go: 'later'; readonly at: Date }
  | { readonly go: 'in-digest'; readonly at: Date }
  | { readonly go: 'never' }

/**
 * When and how an ordinary message goes out; first line that fits.
 *
 * 1. major hazards, accidents and answers go now
 * 2. what a newer telling says as well is not told twice
 * 3. at night and on days off the rest waits for the morning of the next working day; where its reader would then be too late,
 *    for the end of the night; where even that is too late it goes now
 * 4. what is of low urgency, and what is more than three a day, goes into the day's digest; not when its reader would be too
 *    late, nor what is to be rung
 */
export function decideEvening(question: EveningQuestion, now: Date, calendar: WorkCalendar): EveningAnswer {
  const { evening, actBy, rings } = question
  if (evening === 'at-once') return { go: 'now' }
  if (question.isSuperseded && !rings) return { go: 'never' }
  const isInTime = (at: Date): boolean => actBy === null || at < actBy
  const quiet = quietAt(now, calendar)
  if (quiet) {
    const at = [quiet.endsAt, quiet.nightEndsAt].find(isInTime)
    if (at && at > now) return { go: 'later', at }
  }
  const isMany = question.sentToday >= question.ordinaryADay
  const digestAt = nextDigestAt(now, calendar)
  if ((evening === 'digest' || isMany) && !rings && isInTime(digestAt)) return { go: 'in-digest', at: digestAt }
  return { go: 'now' }
}
