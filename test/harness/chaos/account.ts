import type { Database } from '../../../src/db/types.ts'
import type { Listener } from './audience.ts'
import type { Stage } from './stage.ts'

/** What is wrong in the end, in words; a figure beside it says how much was looked at. */
export interface Account {
  readonly notices: number
  readonly messages: number
  readonly buzzes: number
  /** Buzzes of which nobody knows whether they rang: they are never repeated, and stand so with a reason. */
  readonly unknownBuzzes: number
  readonly wrong: readonly string[]
}

/**
 * Compares what the database says with what people have: everybody has one message for each card and each text of his, no
 * message was buzzed twice, and nothing has ended otherwise than delivered.
 *
 * @param name - of the notices that were asked for in this test.
 */
export async function accountFor(
  stage: Stage,
  db: Database,
  asked: { people: readonly Listener[]; name: string; count: number },
): Promise<Account> {
  const rows = await db.prisma.notice.findMany()
  const cards = rows.filter(({ channel }) => channel === 'card')
  const ours = cards.filter(({ dedupeKey }) => dedupeKey.startsWith(asked.name))
  const rings = rows.filter(({ channel }) => channel !== 'card')
  const wrong: string[] = []
  if (ours.length !== asked.count) wrong.push(`${ours.length} of ${asked.count} notices are on record`)
  for (const { id, state, reason, error } of cards) if (state !== 'delivered') wrong.push(`notice ${id} is ${state}: ${reason} ${error}`)
  await checkJournal(db, rows, wrong)
  let messages = 0
  for (const { openId, personId, asked: texts } of asked.people) {
    const seen = stage.sandbox.world.room.messages
      .ofPerson(openId)
      .filter(({ sender, state }) => sender.type === 'app' && state === 'shown')
    const told = cards.filter((card) => card.personId === personId)
    messages += seen.length
    const has = new Set(seen.map(({ messageId }) => messageId))
    if (seen.length !== told.length + texts)
      wrong.push(`${personId} has ${seen.length} messages for ${told.length} cards and ${texts} texts`)
    for (const { id, messageId } of told) if (!has.has(messageId ?? '')) wrong.push(`${personId} does not have the card of notice ${id}`)
  }
  return { notices: ours.length, messages, ...ringsIn(stage, { rings, cards }, wrong), wrong }
}

/** A delivery is written down once, by who held the notice: a second line would be the late word of one that had lost it. */
async function checkJournal(db: Database, rows: readonly Row[], wrong: string[]): Promise<void> {
  const lines = await db.prisma.journalRow.findMany({ where: { action: 'notice.delivered' }, select: { source: true } })
  const times = new Map<string | null, number>()
  for (const { source } of lines) times.set(source, (times.get(source) ?? 0) + 1)
  for (const { id, state } of rows) {
    const written = times.get(`notice:${id}`) ?? 0
    if (written !== (state === 'delivered' ? 1 : 0))
      wrong.push(`notice ${id} is ${state}, and its delivery was written down ${written} times`)
  }
}

interface Row {
  readonly id: string
  readonly parentId: string | null
  readonly state: string
  readonly reason: string | null
  readonly messageId: string | null
}

function ringsIn(stage: Stage, { rings, cards }: { rings: readonly Row[]; cards: readonly Row[] }, wrong: string[]) {
  const messageOf = new Map(cards.map(({ id, messageId }) => [id, messageId ?? '']))
  for (const { id, parentId, state, reason } of rings) {
    const rang = stage.buzzes.get(messageOf.get(parentId ?? '') ?? '') ?? 0
    if (rang > 1) wrong.push(`buzz ${id} rang ${rang} times`)
    if (state === 'delivered' && rang === 0) wrong.push(`buzz ${id} is called delivered and never rang`)
    if (state !== 'delivered' && !(state === 'unknown' && reason !== null)) wrong.push(`buzz ${id} is ${state} ${reason}`)
  }
  return { buzzes: rings.length, unknownBuzzes: rings.filter(({ state }) => state === 'unknown').length }
}
