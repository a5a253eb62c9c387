import { inTransaction } from '../../db/transaction.ts'
import type { CommandDeps } from '../../db/types.ts'
import { record } from '../../journal/index.ts'
import type { PracticePart } from './part.ts'
import { coverAndCare } from './parts/cover-and-care.ts'
import { hazards } from './parts/hazards.ts'
import { peopleAndBodies } from './parts/people-and-bodies.ts'
import { laidVersion, noteLaid } from './store.ts'

/** Who there is and who insures and looks after whom: a world in which nothing has happened yet. */
export const quietParts: readonly PracticePart[] = [peopleAndBodies, coverAndCare]

/** The parts of the practice data, in the order they build on each other. */
export const practiceParts: readonly PracticePart[] = [...quietParts, hazards]

/**
 * Gives a practice database what it lacks, part by part, each in its own transaction and journalled; a full one is left alone.
 *
 * @returns names of the parts laid now.
 */
export async function layPractice(deps: CommandDeps, parts: readonly PracticePart[] = practiceParts): Promise<string[]> {
  const laid: string[] = []
  for (const part of parts) {
    if (await layPart(deps, part)) laid.push(part.part)
  }
  return laid
}

async function layPart(deps: CommandDeps, { part, version, lay }: PracticePart): Promise<boolean> {
  return inTransaction(deps.db, async (tx) => {
    const before = await laidVersion(tx, part)
    if (before >= version) return false
    await lay(tx, deps)
    await noteLaid(tx, { part, version, laidAt: deps.clock.now() })
    await record(tx, deps, {
      action: 'practice.laid',
      by: 'clock',
      channel: 'practice',
      subject: { type: 'practice-part', id: part },
      from: String(before),
      to: String(version),
    })
    return true
  })
}
