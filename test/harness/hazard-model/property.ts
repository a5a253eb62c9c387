import fc from 'fast-check'

import type { Database } from '../../../src/db/types.ts'
import type { CastRow, Site } from './cast.ts'
import { Coverage, type Mark } from './coverage.ts'
import { type HazardWorld, layHazardWorld } from './hazard-world.ts'
import { type Failing, runSequence, runTree } from './sequence.ts'
import { shrink } from './shrink.ts'
import { branchesOfTree, type Step, treeArbitrary } from './steps.ts'

export interface PropertyRun {
  readonly site: Site
  readonly cast: Readonly<Record<string, CastRow>>
  readonly sequences: number
  /** Another seed runs other sequences; the one of a failing run is printed. */
  readonly seed?: number
  readonly say: (line: string) => void
}

/**
 * Runs sequences of commands against the product and the model, twenty-five from every stem.
 *
 * The seed is said at the start, and is the same every time unless another is handed over: a change is then judged by what it
 * changed, and not by luck. A failure says the seed with the commands of the smallest sequence that fails.
 *
 * @returns what the sequences lived through.
 */
export async function holdsForSequences(db: Database, run: PropertyRun): Promise<Coverage> {
  const seed = run.seed ?? knownSeed
  run.say(`hazard sequences at ${run.site.id}: seed ${seed}`)
  const world = await layHazardWorld(db, run)
  const coverage = new Coverage()
  for (const tree of [...treesOf(knownSeed, knownSequences), ...treesOf(seed + 1, run.sequences - knownSequences)]) {
    // What was undone lies dead in tables and indexes, and every lookup walks over it.
    await db.prisma.$executeRaw`VACUUM`
    const failing = await runTree(world, tree, coverage)
    if (failing !== null) throw new Error(`seed: ${seed}, after ${coverage.sequences} sequences\n${await shrunk(world, failing)}`)
  }
  run.say(coverage.summary())
  return coverage
}

const treesOf = (seed: number, sequences: number) => fc.sample(treeArbitrary, { seed, numRuns: Math.ceil(sequences / branchesOfTree) })

/** Sequences that are the same in every run: they reach every state, so that what must be reached does not hang on luck. */
const knownSequences = 200
const knownSeed = 2026

/** The smallest sequence that still fails, with what it did. */
async function shrunk(world: HazardWorld, { steps, error }: Failing): Promise<string> {
  const attempt = (fewer: readonly Step[]) => runSequence(world, fewer, new Coverage()).then(() => null, asError)
  const least = await shrink(steps, attempt, shrinkMs)
  if (least === null) return `${steps.length} commands, which hold when run alone\n${asError(error).message}`
  return `shrunk from ${steps.length} to ${least.items.length} commands in ${least.tries} tries\n${least.error.message}`
}

const asError = (error: unknown) => (error instanceof Error ? error : new Error(String(error)))

/** How long a failing sequence is shrunk. */
const shrinkMs = 60_000

/** Marks seen in fewer sequences than they must be, so that the property cannot hold by reaching nothing. */
export function missing(coverage: Coverage, least: Partial<Record<Mark, number>>): string[] {
  const marks = Object.keys(least).filter((mark): mark is Mark => mark in least)
  return marks.filter((mark) => (coverage.marks.get(mark) ?? 0) < (least[mark] ?? 0))
}
