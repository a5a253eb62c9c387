import { expect, it } from 'vitest'

import { verifyJournal } from '../../src/journal/index.ts'
import { castOf, majorNotified } from '../harness/major-steps.ts'
import { openRoom } from '../harness/room.ts'

/** Administrators of the insurer, the county's bureau, another insurer, another county's bureau, the city's. */
const [insurer, county, otherInsurer, otherCounty, city] = ['方练管', '栗练册', '阎练掌', '邢练名', '焦练章'] as const

/** On duty at bureau and department of the county, and at the bureau of the city. */
const duty = ['段练沁', '樊示水', '尚练炭', '侯示炬', '牛练城', '原示高'] as const

it('the root of a day reaches the administrators concerned and nobody else, and proves later what was cut off', async () => {
  const room = await openRoom()
  const cast = await castOf(room)
  await majorNotified(cast)
  await room.turnTo('2026-11-24T08:59:00+08:00')
  for (const name of [insurer, county]) await (await room.person(name)).seesNothing()
  await room.turnTo('2026-11-24T09:01:00+08:00')
  const [mine, theirs] = [await (await room.person(insurer)).sees('日志指纹'), await (await room.person(county)).sees('日志指纹')]
  expect(mine.text).toContain('2026-11-23')
  const words = /指纹\**　((?:[0-9a-f]{4} ){4}[0-9a-f]{4})/.exec(mine.text)?.[1] ?? ''
  expect(words).toHaveLength(24)
  expect(theirs.text).toContain(words)
  for (const name of [otherInsurer, otherCounty, city]) expect(await (await room.person(name)).unseen()).toEqual([])
  for (const person of Object.values(cast)) await person.looksAtEverything()

  const { prisma } = room.database.db
  const root = { day: '2026-11-23', hash: words.replaceAll(' ', '') }
  expect((await verifyJournal(prisma, [root])).findings).toEqual([])
  await room.product.stop()
  await prisma.$executeRaw`DELETE FROM journal WHERE seq > 3`
  await prisma.$executeRaw`DELETE FROM journal_seal WHERE seq > 3`
  await prisma.$executeRaw`TRUNCATE journal_root, journal_unsealed`
  expect((await verifyJournal(prisma, [root])).findings).toEqual([{ fault: 'root-lost', day: '2026-11-23' }])
})

it('the rows of a running room are sealed without being asked for', async () => {
  const room = await openRoom()
  await majorNotified(await castOf(room))
  const { prisma } = room.database.db
  await expect.poll(() => prisma.journalUnsealed.count(), { interval: 50, timeout: 5_000 }).toBe(0)
  const verified = await verifyJournal(prisma)
  expect(verified.findings).toEqual([])
  expect(Number(verified.sealed)).toBe(await prisma.journalRow.count())
})

it('whatever ended, every notice of a hazard has its ending in the journal', async () => {
  const room = await openRoom()
  const cast = await castOf(room)
  await room.api.faults([{ match: { path: '*/urgent_sms' }, effect: 'code', value: 230024 }])
  const { principal } = await majorNotified(cast)
  await room.api.read(cast.principal.openId, principal.messageId)
  await room.turnTo('2026-12-09T09:01:00+08:00')
  await room.api.resign(cast.fixer.openId)
  await room.advance('PT1H')
  const { prisma } = room.database.db
  const silent = await prisma.$queryRaw`
    SELECT kind, channel, state, reason FROM notice
    WHERE state IN ('delivered', 'read', 'failed', 'dropped') AND NOT EXISTS (
      SELECT FROM journal WHERE source = 'notice:' || notice.id AND action = 'notice.' || notice.state)`
  expect(silent).toEqual([])
  const ends = await prisma.notice.groupBy({ by: ['state'] })
  expect(ends.map(({ state }) => state)).toEqual(expect.arrayContaining(['delivered', 'read', 'failed']))
  for (const person of await Promise.all([...Object.values(cast).map(({ who }) => who.name), ...duty].map((name) => room.person(name))))
    await person.looksAtEverything()
})
