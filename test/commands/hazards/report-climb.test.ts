import { beforeAll, describe, expect, test } from 'vitest'

import { answerReport, finishReport, hazardFigures, listHazards, receiveReport } from '../../../src/modules/hazards/index.ts'
import { useDatabase } from '../../harness/database.ts'
import { newsOf, tickAt } from './b-clock.ts'
import { type HazardRoom, openRoom } from './hazard-room.ts'
import { partsOf, reported } from './report-room.ts'

const database = useDatabase()
let room: HazardRoom

beforeAll(async () => {
  room = await openRoom(database.db)
})

const opinion = { opinion: '责令停产' }
const buzzesOf = async (hazard: string, since: string) => {
  const createdAt = { gte: new Date(`${since.replace(' ', 'T')}:00+08:00`) }
  const rows = await room.db.prisma.notice.findMany({
    where: { subjectId: hazard, kind: 'overdue-report', channel: { not: 'card' }, createdAt },
  })
  return rows.map(({ channel, personId }) => `${channel} ${personId}`).sort()
}
/** Who was told since the last look, the reports only. */
const reports = async (news: Promise<string[]>) =>
  (await news).filter((line) => line.startsWith('overdue-report')).map((line) => line.replace('overdue-report → ', ''))

const county = ['yj-qinshui.lead', 'yj-qinshui.staff']
const department = ['hy-energy-qinshui.lead', 'hy-energy-qinshui.staff']
const city = ['yj-jincheng.lead', 'yj-jincheng.staff']
const cityDepartment = ['hy-energy-jincheng.lead', 'hy-energy-jincheng.staff']
const province = ['yj-shanxi.lead', 'yj-shanxi.staff']

describe('sent on Thursday 10 December at 00:00 and left lying', () => {
  test('climbs at 09:00 of the 1st, 3rd and 7th working day: again by telephone, the city, the province and its watch list', async () => {
    const id = await reported(room)
    const news = newsOf(room)
    await news(id)
    const silent = ['2026-12-11 08:59', '2026-12-15 08:59', '2026-12-21 08:59']
    const rungs = [
      ['2026-12-11 09:00', [...department, ...county]],
      ['2026-12-15 09:00', [...cityDepartment, ...city]],
      ['2026-12-21 09:00', ['hy-energy-shanxi.staff', ...province]],
    ] as const
    for (const [index, [at, told]] of rungs.entries()) {
      await tickAt(room, silent[index] ?? at)
      expect([at, await reports(news(id))]).toEqual([at, index === 1 ? [] : index === 2 ? [...cityDepartment, ...city] : []])
      await tickAt(room, at)
      expect([at, await reports(news(id))]).toEqual([at, told])
    }
    expect(await buzzesOf(id, '2026-12-11 09:00')).toEqual(
      expect.arrayContaining([...county, ...department].map((who) => `buzz-phone ${who}`)),
    )
    expect(await room.actions(id)).toEqual(expect.arrayContaining(['report.reminded', 'report.climbed', 'report.watch_listed']))
    await tickAt(room, '2026-12-31 09:00')
    // The province has not received it either: it hears of it once more, by telephone.
    expect(await reports(news(id))).toEqual(['hy-energy-shanxi.staff', ...province])
  })

  test('stands on the province’s watch list until the hazard is closed', async () => {
    const id = await reported(room)
    const staff = await room.actor('yjp.staff', 'yj-shanxi')
    const now = () => room.deps.clock.now()
    const listed = async () => (await listHazards(room.db.prisma, { actor: staff, filter: 'watched' }, now())).rows.map((row) => row.id)
    await tickAt(room, '2026-12-21 08:59')
    expect(await listed()).not.toContain(id)
    await tickAt(room, '2026-12-21 09:00')
    expect(await listed()).toContain(id)
    const figure = async (actor: typeof staff) =>
      (await hazardFigures(room.db.prisma, actor, now())).find(({ filter }) => filter === 'watched')
    expect(Number((await figure(staff))?.value)).toBeGreaterThan(0)
    expect(await figure(room.who.countyLead)).toBeUndefined()
    await room.db.prisma.hazard.update({ where: { id }, data: { state: 'closed' } })
    expect(await listed()).not.toContain(id)
  })
})

describe('each body stops its own rung alone', () => {
  test('a receipt stops the reminder, an opinion the city, an end the province', async () => {
    const id = await reported(room)
    const news = newsOf(room)
    room.at('2026-12-10 10:00')
    await receiveReport(room.deps, room.who.countyStaff, { hazard: id })
    await news(id)
    await tickAt(room, '2026-12-11 09:00')
    expect(await reports(news(id))).toEqual(department)
    await receiveReport(room.deps, room.who.energy, { hazard: id })
    await answerReport(room.deps, room.who.energy, { hazard: id, form: opinion })
    await tickAt(room, '2026-12-15 09:00')
    expect(await reports(news(id))).toEqual(city)
    expect(await partsOf(room, id)).toEqual(['hy-energy-qinshui answered', 'yj-jincheng sent', 'yj-qinshui received'])
    await answerReport(room.deps, room.who.countyStaff, { hazard: id, form: opinion })
    await finishReport(room.deps, room.who.countyStaff, { hazard: id, form: { result: '已停产' } })
    await news(id)
    await tickAt(room, '2026-12-21 09:00')
    expect(await reports(news(id))).toEqual([...city, 'hy-energy-shanxi.staff'].sort())
  })
})

test('three days down over every rung: none is skipped, each is told once', async () => {
  const id = await reported(room)
  const news = newsOf(room)
  await news(id)
  await tickAt(room, '2026-12-25 12:00')
  const told = await reports(news(id))
  expect(told).toEqual([...cityDepartment, ...department, 'hy-energy-shanxi.staff', ...city, ...county, ...province])
  await tickAt(room, '2026-12-25 12:01')
  expect(await reports(news(id))).toEqual([])
})
