import { beforeAll, describe, expect, test } from 'vitest'

import { accidentAlert, reportAccident } from '../../../src/modules/hazards/index.ts'
import { useDatabase } from '../../harness/database.ts'
import { type HazardRoom, openRoom } from './hazard-room.ts'

const database = useDatabase()
let room: HazardRoom

beforeAll(async () => {
  room = await openRoom(database.db)
})

const at = new Date('2026-11-23T01:00:00Z')
const said = (source: string, text = '刚才井下冒顶埋了两个人') => ({ text, at, source })

describe('words of an accident', () => {
  test('reach the insurer’s claim staff and manager at once, with both rings, and become no hazard', async () => {
    const told = await reportAccident(room.deps, room.who.principal, said('message:om_1'))
    expect(told.reportByAt).toEqual(new Date('2026-11-23T02:00:00Z'))
    expect(told.bodies.map(({ name }) => name)).toEqual(['沁水县应急管理局（练习）', '沁水县能源局（练习）'])
    const rows = await room.db.prisma.notice.findMany({ where: { subjectType: 'accident' } })
    expect(rows.map(({ channel, personId }) => `${channel} ${personId}`).sort()).toEqual([
      'buzz-app bx-taihang.claim',
      'buzz-app bx-taihang.manager',
      'buzz-phone bx-taihang.claim',
      'buzz-phone bx-taihang.manager',
      'card bx-taihang.claim',
      'card bx-taihang.manager',
    ])
    expect(await room.db.prisma.hazard.count()).toBe(0)
    expect(await accidentAlert(room.db.prisma, told.alertId)).toMatchObject({
      enterpriseName: '晋城沁河示例煤业有限公司',
      text: '刚才井下冒顶埋了两个人',
      by: { name: '秦示川' },
    })
  })

  test('of the same message are one alert, told once', async () => {
    await reportAccident(room.deps, room.who.worker, said('message:om_2'))
    await reportAccident(room.deps, room.who.worker, said('message:om_2'))
    expect(await room.db.prisma.notice.count({ where: { subjectId: 'message:om_2', channel: 'card' } })).toBe(2)
    const rows = await room.db.prisma.journalRow.findMany({ where: { subjectType: 'accident', subjectId: 'message:om_2' } })
    expect(rows.map(({ action }) => action)).toEqual(['accident.alerted'])
    expect(JSON.stringify(rows.map(({ details }) => details))).not.toContain('冒顶')
  })

  test('of an expert reach every insurer the agency works for; of a bureau nobody, who has no insurer', async () => {
    await reportAccident(room.deps, room.who.expert, said('message:om_3'))
    const told = await room.db.prisma.notice.findMany({ where: { subjectId: 'message:om_3', channel: 'card' } })
    expect(told.map(({ personId }) => personId).sort()).toEqual(['bx-taihang.claim', 'bx-taihang.manager'])
    await reportAccident(room.deps, room.who.countyStaff, said('message:om_4'))
    expect(await room.db.prisma.notice.count({ where: { subjectId: 'message:om_4' } })).toBe(0)
  })

  test('are kept to 2,000 characters', async () => {
    const { alertId } = await reportAccident(room.deps, room.who.fixer, said('message:om_5', '爆炸，有人受伤。'.repeat(1000)))
    expect((await accidentAlert(room.db.prisma, alertId))?.text).toHaveLength(2000)
  })
})
