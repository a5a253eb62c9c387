import { Prisma } from '../../../db/generated/client.ts'
import type { Tx } from '../../../db/types.ts'
import type { Actor } from '../../directory/index.ts'
import { hazardScope } from '../access.ts'
import type { HazardFacts } from '../facts.ts'
import { readFacts } from './facts-row.ts'
import { selectFacts, selectFactsWith } from './facts-sql.ts'
import { helpSql } from './help-sql.ts'

/**
 * The facts of one hazard this actor may see, by id or number; null when there is none or it is not theirs.
 *
 * One statement. Inside a command the row is locked first, so that what is read here is the latest.
 */
export async function factsFor(tx: Tx, asked: { actor: Actor; hazard: string }, now: Date): Promise<HazardFacts | null> {
  const rows =
    await tx.$queryRaw`${selectFactsWith(helpSql(asked.actor, now))} WHERE (h.id = ${asked.hazard} OR h.number = ${asked.hazard}) AND ${hazardScope(asked.actor, now)}`
  return readFacts(rows)[0] ?? null
}

/** The facts of one hazard without any scope: for the clock and for rows whose visibility was decided already. */
export async function factsOf(tx: Tx, hazardId: string): Promise<HazardFacts | null> {
  return readFacts(await tx.$queryRaw`${selectFacts} WHERE h.id = ${hazardId}`)[0] ?? null
}

/** The facts of several hazards this actor may see, in the order of registration. */
export async function factsOfMany(tx: Tx, asked: { actor: Actor; ids: readonly string[] }, now: Date): Promise<HazardFacts[]> {
  if (asked.ids.length === 0) return []
  const rows = await tx.$queryRaw`${selectFacts}
    WHERE h.id IN (${Prisma.join([...asked.ids])}) AND ${hazardScope(asked.actor, now)} ORDER BY h.registered_at NULLS LAST, h.number, h.id`
  return readFacts(rows)
}
