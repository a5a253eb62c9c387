import { shanghaiDate } from '../../../lib/calendar.ts'
import { noticesOf, type Recipient, refreshNotices } from '../../../notices/index.ts'
import { reachable } from '../../directory/index.ts'
import { audienceOf } from '../audience.ts'
import type { HazardFacts } from '../facts.ts'
import { loopNotices } from '../rules/notice-words.ts'
import type { Step } from './hazard-command.ts'
import { tell } from './telling.ts'

/**
 * Tells the enterprise of a general hazard that is to be fixed.
 *
 * All general hazards of one visit graded on one day stand on one card a person: the first one sends it, every further one has
 * it redrawn. Of a later day it is sent anew, because a card redrawn far up in a chat tells nobody; on the same day to whom the
 * first one did not reach. Where nobody of the enterprise can be reached, the one responsible has to carry it there.
 */
export async function tellFixers(step: Step<unknown>, facts: HazardFacts): Promise<void> {
  const { tx, deps, now } = step
  const { visitId, id } = facts.hazard
  const subject = visitId === null ? { type: 'hazard', id } : { type: 'visit', id: visitId }
  const to = await audienceOf(tx, { facts, words: ['fixer', 'safety'] }, now)
  const today = shanghaiDate(now)
  const lost = await lostToday(step, subject, today)
  const telling = { kind: loopNotices.visitNotified, subject }
  await tell(
    step,
    { ...telling, to: to.filter(({ personId }) => !lost.has(personId)), key: `visit:${today}` },
    { ...telling, to: to.filter(({ personId }) => lost.has(personId)), key: `visit:${today}:${id}` },
  )
  await refreshNotices(tx, deps, subject)
  if (await isAnyReachable(step, to)) return
  const people = await audienceOf(tx, { facts, words: ['responsible'] }, now)
  await tell(step, { kind: loopNotices.nobodyToTell, to: people, alsoActor: true })
}

/** People whose card about this subject went out today and reached none of them. */
async function lostToday({ tx }: Step<unknown>, subject: { type: string; id: string }, today: string): Promise<ReadonlySet<string>> {
  const all = await noticesOf(tx, subject)
  const cards = all.filter(
    (one) => one.kind === loopNotices.visitNotified && one.channel === 'card' && shanghaiDate(one.createdAt) === today,
  )
  const isLost = ({ state }: (typeof cards)[number]) => state === 'failed' || state === 'dropped'
  const alive = new Set(cards.filter((card) => !isLost(card)).map((card) => card.to.personId))
  return new Set(cards.filter((card) => isLost(card) && !alive.has(card.to.personId)).map((card) => card.to.personId))
}

async function isAnyReachable({ tx }: Step<unknown>, people: readonly Recipient[]): Promise<boolean> {
  for (const { personId } of people) if (await reachable(tx, personId)) return true
  return false
}
