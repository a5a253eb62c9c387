import type { HazardView } from '../../../modules/hazards/index.ts'
import type { PracticePart } from '../part.ts'
import { dropPastNotices } from '../store.ts'
import { generalStories, overStories } from './hazards-general.ts'
import { openHistory } from './hazards-history.ts'
import { majorStories, youngStories } from './hazards-major.ts'
import type { Telling } from './hazards-moments.ts'
import { hazardSteps } from './hazards-steps.ts'

/**
 * Hazards in every state, lived through the commands in the days before the room opens: numbers, signatures, clocks and
 * journal are as if people had worked here. Nobody is told of it any more: what waits is found in 我的待办.
 */
export const hazards: PracticePart = {
  part: 'hazards',
  version: 1,
  lay: async (tx, deps) => {
    const history = await openHistory(tx, deps)
    const begun = new Map<string, HazardView>()
    const viewOf = (key: string): HazardView => {
      const view = begun.get(key)
      if (view === undefined) throw new Error(`the story ${key} has not begun`)
      return view
    }
    const telling: Telling = {
      steps: hazardSteps(history.deps),
      on: history.on,
      hazard: (key) => viewOf(key).id,
      number: (key) => viewOf(key).number ?? '',
    }
    for (const { key, day, time, act } of inOrder()) {
      await history.goTo(day, time)
      begun.set(key, await act(telling))
    }
    await history.goTo(0, '08:59')
    await dropPastNotices(tx)
  },
}

/** All moments of all stories; times are those of office hours. */
const inOrder = () =>
  [...youngStories, ...majorStories, ...generalStories, ...overStories]
    .flatMap(({ key, moments }) => moments.map((moment) => ({ key, ...moment })))
    .sort((a, b) => a.day - b.day || a.time.localeCompare(b.time))
