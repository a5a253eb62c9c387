import { inTransaction } from '../../../src/db/transaction.ts'
import type { Database } from '../../../src/db/types.ts'
import { randomIds } from '../../../src/lib/ids.ts'
import { enqueueNotices, type NoticeRequest } from '../../../src/notices/index.ts'
import type { ChaosDatabase } from './open-database.ts'
import type { Stage } from './stage.ts'

/** Somebody who is told things. */
export interface Listener {
  readonly openId: string
  readonly personId: string
  readonly organisationId: string
  readonly role: string
  /** Texts he has written: each is answered by one message. */
  asked: number
}

/** People with one account and a role that lasts. */
export async function listenersIn(db: Database): Promise<Listener[]> {
  const accounts = await db.prisma.account.findMany({ where: { endedAt: null }, orderBy: { openId: 'asc' } })
  const memberships = await db.prisma.membership.findMany({ where: { endsAt: null }, orderBy: { id: 'asc' } })
  return accounts.flatMap(({ personId, openId }) => {
    const own = accounts.filter((account) => account.personId === personId)
    const held = memberships.find((membership) => membership.personId === personId)
    if (own.length !== 1 || held === undefined) return []
    return [{ openId, personId, organisationId: held.organisationId, role: held.role, asked: 0 }]
  })
}

/** A card that is always sent at once and drawn from nothing but the reader's role. */
const kind = 'registration-decided'
/** Every so many notices one buzzes, and one text is written. */
const buzzEvery = 3
const textEvery = 10
const batch = 20

/** Has `count` things told, some with a buzz, and some asked for in the chat; each exactly once, however often the database dies. */
export async function tellMany(
  stage: Stage,
  to: { database: ChaosDatabase; people: readonly Listener[] },
  told: { name: string; count: number },
) {
  const requests = Array.from({ length: told.count }, (_, n) => requestFor(to.people, `${told.name}-${n}`, n))
  for (let begin = 0; begin < requests.length; begin += batch) {
    const some = requests.slice(begin, begin + batch)
    await to.database.use((db) =>
      inTransaction(db, (tx) =>
        enqueueNotices(
          tx,
          { clock: stage.clock, ids: randomIds },
          some.map(({ request }) => request),
        ),
      ),
    )
    for (const { listener, n } of some) {
      if (n % textEvery === 0) await ask(stage, listener)
    }
  }
}

function requestFor(people: readonly Listener[], name: string, n: number): { request: NoticeRequest; listener: Listener; n: number } {
  const listener = people[n % people.length]
  if (listener === undefined) throw new Error('nobody is there to be told')
  const { personId, organisationId, role } = listener
  const buzz = n % buzzEvery === 0 ? (['buzz-app'] as const) : []
  const request = { kind, subject: { type: 'registration', id: name }, to: { personId, organisationId, role }, dedupeKey: name, buzz }
  return { request, listener, n }
}

/** He writes in the chat and must be answered once. */
async function ask(stage: Stage, listener: Listener): Promise<void> {
  listener.asked += 1
  const answer = await fetch(`${stage.sandbox.url}/sandbox/api/people/${listener.openId}/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ text: '我的待办' }),
  })
  if (!answer.ok) throw new Error(`a text was not taken: ${answer.status}`)
}
