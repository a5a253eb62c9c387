import type { Database } from '../../../src/db/types.ts'
import type { Coverage, Lived } from './coverage.ts'
import { type HazardWorld, type SequenceDeps, sequenceDeps } from './hazard-world.ts'
import type { ModelHazard } from './model-hazard.ts'
import type { Observed } from './observe.ts'

/** A sequence under way: the hazard's id, what the model believes, and what was last seen. */
export interface Run {
  readonly world: HazardWorld
  readonly deps: SequenceDeps
  readonly lived: Lived
  readonly trace: string[]
  id: string
  model: ModelHazard | null
  seen: Observed | null
  pictures: number
  /** State, grade and readers when everybody was last asked. */
  asked: string
}

export function newRun(world: HazardWorld, coverage: Coverage, db: Database): Run {
  const deps = sequenceDeps(db)
  return { world, deps, lived: coverage.lived(), trace: [], id: '', model: null, seen: null, pictures: 0, asked: '' }
}

/** The same run once more, to go on differently. */
export function fork(run: Run, db: Database): Run {
  const { id, seen, pictures, asked } = run
  const deps = sequenceDeps(db, { at: run.deps.clock.now(), made: run.deps.ids.made() })
  return {
    ...{ id, seen, pictures, asked, deps, world: run.world },
    ...{ lived: run.lived.fork(), trace: [...run.trace], model: structuredClone(run.model) },
  }
}
