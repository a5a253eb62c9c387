import { expect, test } from 'vitest'

import { layPractice, practiceParts } from '../../../src/app/practice/lay-practice.ts'
import { myTodo } from '../../../src/modules/hazards/index.ts'
import { useDatabase } from '../../harness/database.ts'
import { layWorld } from '../../harness/world.ts'

const database = useDatabase()

test('a new room has hazards in every state, one due tomorrow, and nobody is told of their past', async () => {
  const world = await layWorld(database.db)
  expect(await layPractice(world.deps)).toEqual(['hazards'])
  const { prisma } = database.db
  const rows = await prisma.hazard.findMany({ orderBy: { number: 'asc' } })
  const states = new Set(rows.map(({ state }) => state))
  const expected = ['draft', 'to_grade', 'awaiting_signature', 'awaiting_plan', 'rectifying', 'to_verify', 'to_close', 'closed']
  expect([...states].sort()).toEqual([...expected, 'merged', 'voided'].sort())
  expect(rows.filter(({ state, dueOn }) => state === 'rectifying' && dueOn === '2026-11-24')).toHaveLength(1)
  const overdue = rows.filter(({ state, dueAt }) => state === 'rectifying' && dueAt !== null && dueAt <= world.deps.clock.now())
  expect(overdue.map(({ grade }) => grade).sort()).toEqual(['general', 'major'])
  expect(await prisma.overdueReport.count({ where: { state: 'sent', isAutomatic: true } })).toBe(1)

  expect(await prisma.notice.count({ where: { state: { not: 'dropped' } } })).toBe(0)
  expect(await prisma.deadline.count({ where: { state: 'open', nextAt: { lte: world.deps.clock.now() } } })).toBe(0)
  const photos = await prisma.hazardPhoto.findMany()
  expect(photos.filter(({ seenIn }) => seenIn.length > 0)).toEqual([])

  const principal = await world.actor('qy.principal', 'qy-panshi')
  const waiting = await myTodo(prisma, { actor: principal }, world.deps.clock.now())
  expect(waiting.rows.map(({ state }) => state)).toContain('awaiting_signature')
})

test('a room that has them gets no second set', async () => {
  const before = await database.db.prisma.hazard.count()
  const world = { db: database.db, clock: { now: () => new Date('2026-11-25T09:00:00+08:00') }, ids: { next: () => 'unused' } }
  expect(await layPractice(world, practiceParts)).toEqual([])
  expect(await database.db.prisma.hazard.count()).toBe(before)
})
