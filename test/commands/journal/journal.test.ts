import { beforeEach, expect, test } from 'vitest'

import { type JournalEntry, record, recordAll, timeline } from '../../../src/journal/index.ts'
import { useDatabase } from '../../harness/database.ts'

const database = useDatabase()
const clock = { now: () => new Date('2026-11-23T01:00:00.123Z') }
const subject = { type: 'hazard', id: 'h1' }
const graded: JournalEntry = {
  action: 'hazard.graded',
  by: { personId: 'p1', organisationId: 'o1', role: 'bx.manager' },
  channel: 'chat',
  source: 'message:om_1',
  subject,
  from: 'reported',
  to: 'graded',
  reason: '顶板离层',
  details: { grade: 'major', fineFen: 100n, nested: { list: [1, 'a'] } },
  evidence: ['ab', 'cd'],
}
const reminded: JournalEntry = { action: 'deadline.rung-fired', by: 'clock', channel: 'clock', subject }

beforeEach(async () => {
  await database.db.prisma.$executeRaw`TRUNCATE journal`
})

test('a rolled back act leaves no row', async () => {
  const undone = database.db.prisma.$transaction(async (tx) => {
    await record(tx, { clock }, graded)
    throw new Error('refused')
  })
  await expect(undone).rejects.toThrow('refused')
  expect(await timeline(database.db.prisma, subject)).toEqual([])
})

test('every field comes back as it was written', async () => {
  await record(database.db.prisma, { clock }, graded)
  const [row] = await timeline(database.db.prisma, subject)
  expect(row).toEqual({
    ...graded,
    seq: expect.any(BigInt),
    at: clock.now(),
    details: { grade: 'major', fineFen: '100', nested: { list: [1, 'a'] } },
  })
})

test('what the clock does has no person', async () => {
  await record(database.db.prisma, { clock }, reminded)
  const [row] = await timeline(database.db.prisma, subject)
  expect(row).toMatchObject({ by: 'clock', source: undefined, from: undefined, details: {}, evidence: [] })
})

test('a timeline is told in order, its newest rows when there are many, and of its subject only', async () => {
  const entries = Array.from({ length: 12 }, (_, n): JournalEntry => ({ ...reminded, action: `act.${n}` }))
  await recordAll(database.db.prisma, { clock }, [...entries, { ...reminded, subject: { type: 'visit', id: 'h1' } }])
  const rows = await timeline(database.db.prisma, subject, 3)
  expect(rows.map(({ action }) => action)).toEqual(['act.9', 'act.10', 'act.11'])
})

test('nothing to record is no statement', async () => {
  await recordAll(database.db.prisma, { clock }, [])
  expect(await timeline(database.db.prisma, subject)).toEqual([])
})
