import { beforeAll, expect, test } from 'vitest'

import type { Actor } from '../../../src/modules/directory/index.ts'
import { hazardView, timelinessPage } from '../../../src/modules/hazards/index.ts'
import { useDatabase } from '../../harness/database.ts'
import { type HazardRoom, openRoom } from './hazard-room.ts'
import { reported } from './report-room.ts'

const database = useDatabase()
let room: HazardRoom
let hazard: string

beforeAll(async () => {
  room = await openRoom(database.db)
  hazard = await reported(room)
})

const page = (actor: Actor) => timelinessPage(database.db.prisma, { actor }, room.deps.clock.now())

test('the hours of a reported hazard are for its region’s authorities and its own insurer, for nobody else', async () => {
  for (const name of ['principal', 'expert', 'rival', 'otherCounty'] as const)
    expect([name, (await page(room.who[name])).total]).toEqual([name, 0])
  for (const name of ['county', 'energy', 'manager', 'regulator'] as const)
    expect([name, (await page(room.who[name])).total]).toEqual([name, 1])
})

test('a financial regulator reads hours and names, and nothing of the hazard itself', async () => {
  const { rows } = await page(room.who.regulator)
  expect(await hazardView(database.db.prisma, { actor: room.who.regulator, hazard }, room.deps.clock.now())).toBeNull()
  expect(rows[0]?.duties.map(({ step, hours, isLate }) => [step, hours, isLate])).toEqual([
    ['register', 0, false],
    ['grade', 0, false],
    ['notify', 0, false],
    ['report', 24, true],
  ])
  expect(JSON.stringify(rows)).not.toMatch(/回风|瓦斯|COAL/)
})

test('the printed report names the late party with both instants', async () => {
  const { text } = await database.db.prisma.overdueReport.findFirstOrThrow({ where: { hazardId: hazard } })
  expect(text).toContain('时限：逾期到报送 24 小时（2026年12月9日 00:00 到 2026年12月10日 00:00，时限 24 小时），超时：太行示例财产保险')
})
