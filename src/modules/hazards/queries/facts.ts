import { Prisma } from '../../../db/generated/client.ts'
import type { Tx } from '../../../db/types.ts'
import type { Actor } from '../../directory/index.ts'
import { hazardScope } from '../access.ts'
import type { HazardFacts } from '../facts.ts'
import { readFacts } from './facts-row.ts'
import { selectFacts, selectFactsWith } from './facts-sql.ts'
import { helpSql } from './help-sql.ts'
import { elsewhere } from './seen-before.ts'

/**
 * The facts of one hazard this actor may see, by id or number; null when there is none or it is not theirs.
 *
 * One statement. Inside a command the row is locked first, so that what is read here is the latest.
 */
export async function factsFor(tx: Tx, asked: { actor: Actor; hazard: string }, now: Date): Promise<HazardFacts | null> {
  const rows =
    await tx.$queryRaw`${selectFactsWith(helpSql(asked.actor, now))} WHERE (h.id = ${asked.hazard} OR h.number = ${asked.hazard}) AND ${hazardScope(asked.actor, now)}`
  const [facts] = readFacts(rows)
  return facts === undefined ? null : withKnownNumbers(tx, { facts, actor: asked.actor }, now)
}

/** What stands in place of a number whose hazard the reader may not see. */
const unknown = '另一条隐患'

/** Of hazards in which a picture was seen before, the reader is told the numbers of those he may see. A statement more, only then. */
async function withKnownNumbers(tx: Tx, read: { facts: HazardFacts; actor: Actor }, now: Date): Promise<HazardFacts> {
  const { facts, actor } = read
  const numbers = [...new Set(facts.photos.flatMap(({ seenIn }) => seenIn))]
  if (numbers.length === 0) return facts
  const rows = await tx.$queryRaw<{ number: string }[]>`SELECT h.number FROM hazard h LEFT JOIN organisation o ON o.id = h.enterprise_id
    WHERE h.number = ANY(${numbers}::text[]) AND ${hazardScope(actor, now)}`
  const known = new Set([elsewhere, ...rows.map(({ number }) => number)])
  const seenBy = (seenIn: readonly string[]) => [...new Set(seenIn.map((number) => (known.has(number) ? number : unknown)))]
  return { ...facts, photos: facts.photos.map((photo) => ({ ...photo, seenIn: seenBy(photo.seenIn) })) }
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
