import { expect } from 'vitest'
import type { Person } from './person.ts'
import type { Room } from './room.ts'

/** How often each act stands in the journal. */
export async function journalled(room: Room, ...actions: string[]): Promise<Record<string, number>> {
  const rows = await room.database.db.prisma.journalRow.groupBy({ by: ['action'], where: { action: { in: actions } }, _count: true })
  return Object.fromEntries(actions.map((action) => [action, rows.find((row) => row.action === action)?._count ?? 0]))
}

/** Asserts that every notice has ended: it arrived, or it stands with a reason a person can read. */
export async function everyNoticeEnded(room: Room): Promise<void> {
  await room.api.settle()
  const notices = await room.database.db.prisma.notice.findMany({ orderBy: { createdAt: 'asc' } })
  expect(notices.length).toBeGreaterThan(0)
  const open = notices.filter(({ state, reason }) => state !== 'delivered' && state !== 'read' && reason === null)
  expect(open.map(({ kind, channel, state, error }) => ({ kind, channel, state, error }))).toEqual([])
}

/** Asserts that somebody who asked the bot nothing has in the emulator exactly the cards he was sent, each once. */
export async function hasEachNoticeOnce(room: Room, person: Person): Promise<void> {
  await room.api.settle()
  const { openId } = person
  const cards = await room.database.db.prisma.notice.findMany({ where: { openId, channel: 'card', state: { in: ['delivered', 'read'] } } })
  const shown = (await room.api.messages(openId)).filter(({ sender }) => sender.type === 'app')
  expect(shown.map(({ messageId }) => messageId).sort(), person.who.name).toEqual(cards.map(({ messageId }) => messageId).sort())
}
