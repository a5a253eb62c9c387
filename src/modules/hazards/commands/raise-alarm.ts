import { audienceOf } from '../audience.ts'
import { hazardClocks } from '../rules/clock-names.ts'
import { imminentDanger, speakBy } from '../rules/imminent.ts'
import { loopNotices } from '../rules/notice-words.ts'
import { startClock } from './clocks.ts'
import type { Step } from './hazard-command.ts'
import { tell } from './telling.ts'

/**
 * Imminent danger: principal and controller are rung before any grade, and the insurer gets an hour to speak with one of
 * them. The hour starts even where nobody could be found to ring, because then the telephone is the only way.
 *
 * Where the officer himself is on the spot, or there is no signer to ring, the manager has the task with him.
 */
export async function raiseAlarm(step: Step<unknown>): Promise<void> {
  const { tx, actor, facts, now } = step
  const signers = await audienceOf(tx, { facts, words: ['signers'] }, now)
  const responsible = await audienceOf(tx, { facts, words: ['responsible'] }, now)
  const isHisOwn = responsible.every(({ personId }) => personId === actor.personId)
  const callers = isHisOwn || signers.length === 0 ? await audienceOf(tx, { facts, words: ['responsible', 'manager'] }, now) : responsible
  await tell(
    step,
    { kind: loopNotices.imminentDanger, to: signers, key: 'alarm', buzz: imminentDanger.buzz },
    { kind: loopNotices.speakWithinHour, to: callers, key: 'alarm', buzz: ['buzz-app'], alsoActor: true },
  )
  await startClock(step, hazardClocks.speak, speakBy(now))
}
