import { beforeEach, expect, test } from 'vitest'

import { type Claim, claimDue } from '../../../src/db/claim.ts'
import { useDatabase } from '../../harness/database.ts'

const database = useDatabase()
const at = (minute: number) => new Date(Date.UTC(2026, 10, 23, 1, minute))

const claim: Claim = { table: 'deadline', limit: 10, now: at(30), machineNow: at(30), leaseUntil: at(31) }

async function addDeadlines(...rows: { id: string; nextAt: Date | null; leaseUntil?: Date }[]): Promise<void> {
  const common = {
    kind: 'k',
    subjectType: 's',
    openedAt: at(0),
    dueAt: at(59),
    ladderVersion: 1,
    state: 'open',
    params: {},
  }
  await database.db.prisma.deadline.createMany({ data: rows.map((row) => ({ ...common, subjectId: row.id, ...row })) })
}

beforeEach(async () => {
  await database.db.prisma.deadline.deleteMany()
})

test('a row that is not yet due, has no time or is leased is not claimed', async () => {
  await addDeadlines({ id: 'later', nextAt: at(31) }, { id: 'never', nextAt: null }, { id: 'leased', nextAt: at(1), leaseUntil: at(31) })
  expect(await claimDue(database.db.prisma, claim)).toEqual([])
})

test('due rows are claimed longest due first, up to the limit', async () => {
  await addDeadlines({ id: 'c', nextAt: at(30) }, { id: 'a', nextAt: at(10) }, { id: 'b', nextAt: at(20) })
  expect(await claimDue(database.db.prisma, { ...claim, limit: 2 })).toEqual(['a', 'b'])
  expect(await claimDue(database.db.prisma, claim)).toEqual(['c'])
})

test('a row whose lease has run out is claimed again', async () => {
  await addDeadlines({ id: 'left', nextAt: at(1), leaseUntil: at(30) })
  expect(await claimDue(database.db.prisma, claim)).toEqual(['left'])
  expect(await claimDue(database.db.prisma, claim)).toEqual([])
})

test('eight workers at once share the rows and none gets a row twice', async () => {
  const ids = Array.from({ length: 200 }, (_, index) => String(index).padStart(3, '0'))
  await addDeadlines(...ids.map((id) => ({ id, nextAt: at(1) })))
  const takeAll = async (): Promise<string[]> => {
    const taken = await claimDue(database.db.prisma, { ...claim, limit: 7 })
    return taken.length === 0 ? [] : [...taken, ...(await takeAll())]
  }
  const taken = await Promise.all(Array.from({ length: 8 }, takeAll))
  expect(taken.flat().sort()).toEqual(ids)
})

test('a claim that is rolled back leaves the rows to the next worker', async () => {
  await addDeadlines({ id: 'a', nextAt: at(1) })
  const failing = database.db.prisma.$transaction(async (tx) => {
    expect(await claimDue(tx, claim)).toEqual(['a'])
    throw new Error('the worker fails')
  })
  await expect(failing).rejects.toThrow('the worker fails')
  expect(await claimDue(database.db.prisma, claim)).toEqual(['a'])
})

test('a notice is claimed by when it is to be redrawn, an inbox item by its key', async () => {
  const notice = { id: 'n', kind: 'k', subjectType: 's', subjectId: '1', personId: 'p', organisationId: 'o', role: 'r', channel: 'card' }
  await database.db.prisma.notice.create({
    data: { ...notice, urgency: 'ordinary', params: {}, dedupeKey: 'd', state: 'delivered', refreshAt: at(1), createdAt: at(0) },
  })
  const item = { key: 'event:1', appId: 'a', tenantKey: 't', openId: 'o', kind: 'k', inbound: {}, eventAt: at(0), receivedAt: at(0) }
  await database.db.prisma.inboxItem.create({ data: { ...item, state: 'waiting', nextAt: at(0) } })
  expect(await claimDue(database.db.prisma, { ...claim, table: 'notice' })).toEqual([])
  expect(await claimDue(database.db.prisma, { ...claim, table: 'notice', dueColumn: 'refresh_at' })).toEqual(['n'])
  expect(await claimDue(database.db.prisma, { ...claim, table: 'inbox_item' })).toEqual(['event:1'])
})
