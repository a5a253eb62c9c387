import { expect, it } from 'vitest'

import { noticeKinds } from '../../src/chat/index.ts'
import { createDeadlineKinds, importCalendarDays } from '../../src/deadlines/index.ts'
import { randomIds } from '../../src/lib/ids.ts'
import { hazardDeadlineKinds } from '../../src/modules/hazards/index.ts'
import { createNoticeKinds } from '../../src/notices/index.ts'
import { underRepair } from '../harness/general-steps.ts'
import { openRoom, type Room } from '../harness/room.ts'

/** Imports announced days beside the running program, as `npm run calendar:import` does. */
function announces({ clock, database: { db } }: Room, days: Record<string, 'work' | 'off'>): Promise<number> {
  const kinds = createDeadlineKinds(
    hazardDeadlineKinds(() => clock.now()),
    createNoticeKinds(noticeKinds({ practice: true })),
  )
  const by = { personId: 'operator', organisationId: 'operator', role: 'sys.op' }
  const announced = Object.entries(days).map(([on, kind]) => ({ on, isWorkday: kind === 'work' }))
  return importCalendarDays(db, { clock, ids: randomIds, kinds }, { days: announced, source: '国办发明电〔2026〕9号', by })
}

it('a holiday with 调休 across a deadline: the reminder comes on the Saturday worked, the principal hears after the days off', async () => {
  const room = await openRoom()
  await announces(room, { '2026-12-05': 'work', '2026-12-06': 'work', '2026-12-09': 'off', '2026-12-10': 'off' })
  const { fixer, safety } = await underRepair(room)
  const principal = await room.person('秦示川')

  // Due on Tuesday 8 December; three working days before are Monday, Sunday and Saturday.
  await room.turnTo('2026-12-05T08:59:00+08:00')
  for (const person of [fixer, safety]) await person.seesNothing()
  await room.turnTo('2026-12-05T09:01:00+08:00')
  for (const person of [fixer, safety]) expect((await person.sees('12月8日')).text).toContain('整改')
  await room.turnTo('2026-12-11T08:59:00+08:00')
  for (const person of [fixer, safety]) await person.looksAtEverything()
  await principal.seesNothing()
  // Wednesday and Thursday are off: the first working day after is Friday.
  await room.turnTo('2026-12-11T09:01:00+08:00')
  await principal.sees('逾期')
  for (const person of [fixer, safety]) await person.looksAtEverything()
})

it('a calendar import moves the reminder of a deadline that runs; the due day stays, and the move is on record', async () => {
  const room = await openRoom()
  const { fixer, safety } = await underRepair(room)
  await room.turnTo('2026-12-02T10:00:00+08:00')
  expect(await announces(room, { '2026-12-05': 'work', '2026-12-06': 'work' })).toBe(1)
  await room.turnTo('2026-12-05T08:59:00+08:00')
  for (const person of [fixer, safety]) await person.seesNothing()
  await room.turnTo('2026-12-05T09:01:00+08:00')
  for (const person of [fixer, safety]) expect((await person.sees('整改')).text).toContain('12月8日')
  const moved = await room.database.db.prisma.journalRow.findMany({ where: { action: 'deadline.recomputed' } })
  expect(moved).toMatchObject([{ details: { from: { nextAt: '2026-12-03T01:00:00.000Z' }, to: { nextAt: '2026-12-05T01:00:00.000Z' } } }])
})

it('a reminder an import puts an hour into the past comes at once, and once', async () => {
  const room = await openRoom()
  const { fixer, safety } = await underRepair(room)
  await room.turnTo('2026-12-02T10:00:00+08:00')
  for (const person of [fixer, safety]) await person.seesNothing()
  // Three working days before Tuesday 8 are now Monday, Thursday and this Wednesday.
  expect(await announces(room, { '2026-12-04': 'off' })).toBe(1)
  await room.advance('PT1M')
  for (const person of [fixer, safety]) expect((await person.sees('整改')).text).toContain('12月8日')
  await room.turnTo('2026-12-07T23:00:00+08:00')
  for (const person of [fixer, safety]) await person.seesNothing()
})
