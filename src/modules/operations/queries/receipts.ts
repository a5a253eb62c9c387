import type { Tx } from '../../../db/types.ts'
import type { Subject } from '../../../journal/types.ts'
import { type NoticeStatus, noticesOf } from '../../../notices/index.ts'
import { type Actor, type PersonInBody, peopleInRoles } from '../../directory/index.ts'
import { type OutcomeWords, outcomeWords } from '../rules/outcome-words.ts'
import { maySeeReceipt } from '../rules/receipt-readers.ts'

/** One notice on one channel, and what became of it. */
export interface Receipt extends OutcomeWords {
  readonly kind: string
  readonly channel: NoticeStatus['channel']
  readonly createdAt: Date
}

/** Everything one person was or will be told about something, newest first. */
export interface PersonReceipts {
  readonly person: PersonInBody
  readonly receipts: readonly Receipt[]
}

interface Asked {
  readonly actor: Actor
  /** What is his to see: the caller has asked. */
  readonly subjects: readonly Subject[]
  /** Only people whose name holds this. */
  readonly name?: string | undefined
}

/** Who was told what about something, as far as this actor may know; the people told last come first. */
export async function receiptsOf(tx: Tx, { actor, subjects, name }: Asked, now: Date): Promise<PersonReceipts[]> {
  const told = (await Promise.all(subjects.map((subject) => noticesOf(tx, subject)))).flat()
  const newestFirst = told.toSorted((one, other) => other.createdAt.getTime() - one.createdAt.getTime())
  const people = await peopleInRoles(
    tx,
    newestFirst.map(({ to }) => to),
  )
  const byPerson = new Map<string, { person: PersonInBody; receipts: Receipt[] }>()
  for (const [place, notice] of newestFirst.entries()) {
    const person = people[place]
    if (person === undefined || !maySeeReceipt(actor, person)) continue
    if (name !== undefined && !person.name.includes(name)) continue
    const key = `${person.personId} ${person.organisationId} ${person.roleLabel}`
    const entry = byPerson.get(key) ?? { person, receipts: [] }
    const { kind, channel, createdAt } = notice
    entry.receipts.push({ kind, channel, createdAt, ...outcomeWords(notice, now) })
    byPerson.set(key, entry)
  }
  return [...byPerson.values()]
}
