import { beforeEach, expect, test } from 'vitest'

import { oldestUnsealedAt, record, recordAll, sealJournal } from '../../../src/journal/index.ts'
import { useDatabase } from '../../harness/database.ts'
import { actOf, clock, emptyJournal } from './journal-room.ts'

const database = useDatabase()
beforeEach(() => emptyJournal(database.db))

const sealedActs = async () => {
  const rows = await database.db.prisma.$queryRaw<{ action: string }[]>`
    SELECT action FROM journal_seal JOIN journal USING (seq) ORDER BY position`
  return rows.map(({ action }) => action)
}

/** Writes one row in a transaction that is held open; it commits when told. */
async function heldOpen(action: string) {
  const { promise: mayCommit, resolve: commit } = Promise.withResolvers<void>()
  const { promise: written, resolve: wrote } = Promise.withResolvers<void>()
  const done = database.db.prisma.$transaction(async (tx) => {
    await record(tx, { clock }, actOf(action))
    wrote()
    await mayCommit
  })
  await written
  return async () => {
    commit()
    await done
  }
}

test('nothing written is nothing to seal', async () => {
  expect([await oldestUnsealedAt(database.db.prisma), await sealJournal(database.db)]).toEqual([null, 0])
})

test('rows are sealed once, each chained to the one before', async () => {
  await recordAll(database.db.prisma, { clock }, ['one', 'two', 'three'].map(actOf))
  expect(await oldestUnsealedAt(database.db.prisma)).toEqual(clock.now())
  expect(await sealJournal(database.db)).toBe(3)
  expect(await sealJournal(database.db)).toBe(0)
  const seals = await database.db.prisma.journalSeal.findMany({ orderBy: { position: 'asc' } })
  expect(seals.map(({ position }) => position)).toEqual([1n, 2n, 3n])
  expect(new Set(seals.map(({ hash }) => hash)).size).toBe(3)
  expect(await database.db.prisma.journalUnsealed.count()).toBe(0)
})

test('a transaction that takes long delays nobody, and its rows stand where it committed', async () => {
  const commitSlow = await heldOpen('slow')
  await record(database.db.prisma, { clock }, actOf('quick'))
  await sealJournal(database.db)
  expect(await sealedActs()).toEqual(['quick'])
  await commitSlow()
  await record(database.db.prisma, { clock }, actOf('later'))
  await sealJournal(database.db)
  expect(await sealedActs()).toEqual(['quick', 'slow', 'later'])
})

test('a rolled back act leaves nothing to seal', async () => {
  const undone = database.db.prisma.$transaction(async (tx) => {
    await record(tx, { clock }, actOf('undone'))
    throw new Error('refused')
  })
  await expect(undone).rejects.toThrow('refused')
  expect(await sealJournal(database.db)).toBe(0)
})

test('more rows than one batch are all sealed by one call', async () => {
  await recordAll(
    database.db.prisma,
    { clock },
    Array.from({ length: 1203 }, (_, n) => actOf(`act.${n}`)),
  )
  expect(await sealJournal(database.db)).toBe(1203)
  expect((await sealedActs()).at(-1)).toBe('act.1202')
})

test('writers and sealers at once: every row gets one place and the places have no gap', async () => {
  const writers = Array.from({ length: 40 }, (_, n) => database.db.prisma.$transaction((tx) => record(tx, { clock }, actOf(`act.${n}`))))
  const sealers = Array.from({ length: 12 }, () => sealJournal(database.db))
  await Promise.all([...writers, ...sealers])
  await Promise.all([sealJournal(database.db), sealJournal(database.db)])
  await sealJournal(database.db)
  const places = await database.db.prisma.journalSeal.findMany({ orderBy: { position: 'asc' } })
  expect(places.map(({ position }) => Number(position))).toEqual(Array.from({ length: 40 }, (_, n) => n + 1))
  expect(new Set(await sealedActs()).size).toBe(40)
})

test('while another sealer is at work a second one returns at once', async () => {
  await record(database.db.prisma, { clock }, actOf('one'))
  await database.db.prisma.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT pg_advisory_xact_lock(375003)::text`
    expect(await sealJournal(database.db)).toBe(0)
  })
  expect(await sealJournal(database.db)).toBe(1)
})
