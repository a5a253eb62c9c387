import { beforeAll, beforeEach, describe, expect, test } from 'vitest'

import { deliverOnPaper, hazardNotices, recordSpoke, signHazard } from '../../../src/modules/hazards/index.ts'
import { useDatabase } from '../../harness/database.ts'
import { newsOf, tickAt } from './b-clock.ts'
import { type HazardRoom, openRoom } from './hazard-room.ts'

const database = useDatabase()
let room: HazardRoom

beforeAll(async () => {
  room = await openRoom(database.db)
})
beforeEach(() => room.at('2026-11-23 21:00'))

const signers = ['major-notice → qy-qinhe.controller', 'major-notice → qy-qinhe.principal']
const rings = async (hazard: string) => {
  const rows = await room.db.prisma.notice.findMany({
    where: { subjectId: hazard, kind: hazardNotices.majorNotice, NOT: { channel: 'card' } },
  })
  return rows.map(({ channel, personId }) => `${channel} ${personId}`).sort()
}

describe('an unsigned notification', () => {
  test('rings through the night, then becomes a paper task, and after 72 hours the county knows', async () => {
    const { id } = await room.major()
    const news = newsOf(room)
    expect(await news(id)).toEqual(expect.arrayContaining(signers))
    expect(await rings(id)).toEqual(['buzz-app qy-qinhe.controller', 'buzz-app qy-qinhe.principal'])

    await tickAt(room, '2026-11-23 23:00')
    expect(await news(id)).toEqual(signers)
    await tickAt(room, '2026-11-24 05:00')
    expect(await news(id)).toEqual(signers)
    expect((await rings(id)).filter((ring) => ring.endsWith('principal'))).toEqual([
      'buzz-app qy-qinhe.principal',
      'buzz-phone qy-qinhe.principal',
      'buzz-sms qy-qinhe.principal',
    ])
    await tickAt(room, '2026-11-24 21:00')
    expect(await news(id)).toEqual(['paper-task → bx-taihang.service'])
    await tickAt(room, '2026-11-25 21:00')
    expect(await news(id)).toEqual([])
    await tickAt(room, '2026-11-26 21:00')
    expect(await news(id)).toEqual(['unsigned-county → yj-qinshui.lead', 'unsigned-county → yj-qinshui.staff'])
    expect(await room.actions(id)).toContain('hazard.county_told_unsigned')
  })

  test('tells the county after 48 hours when two recorded attempts failed, and not again after 72', async () => {
    const { id } = await room.major()
    for (const note of ['手机关机', '办公室无人接听'])
      await recordSpoke(room.deps, room.who.service, { hazard: id, form: { reached: false, note } })
    const news = newsOf(room)
    await tickAt(room, '2026-11-25 20:59')
    await news(id)
    await tickAt(room, '2026-11-25 21:00')
    expect(await news(id)).toEqual(['unsigned-county → yj-qinshui.lead', 'unsigned-county → yj-qinshui.staff'])
    await tickAt(room, '2026-11-26 21:00')
    expect(await news(id)).toEqual([])
  })

  test('counts cards that could not be delivered as attempts', async () => {
    const { id } = await room.major()
    await tickAt(room, '2026-11-24 05:00')
    await room.db.prisma.notice.updateMany({ where: { subjectId: id, kind: hazardNotices.majorNotice }, data: { state: 'failed' } })
    await tickAt(room, '2026-11-25 21:00')
    expect(await room.told(id, 'unsigned-county')).toHaveLength(2)
  })

  test('is quiet once somebody signed, or the paper was handed over', async () => {
    const signed = await room.major()
    await signHazard(room.deps, room.who.controller, { hazard: signed.id, form: { hash: signed.notification?.textHash } })
    const delivered = await room.major()
    const form = { delivered_on: '2026-11-23', received_by: '秦示川', witnesses: '杜练证、白练见', how: '当面送达' }
    await deliverOnPaper(room.deps, room.who.service, { hazard: delivered.id, form })
    await tickAt(room, '2026-11-27 09:00')
    for (const { id } of [signed, delivered]) {
      expect(await room.told(id, 'unsigned-county')).toEqual([])
      expect(await room.told(id, 'paper-task')).toEqual([])
    }
  })
})

describe('a draft', () => {
  test('is remembered on the fifth day and put away on the seventh', async () => {
    const { id } = await room.drafted('service')
    await tickAt(room, '2026-11-28 21:00')
    expect(await room.told(id, 'draft-reminder')).toEqual(['draft-reminder → bx-taihang.service'])
    await tickAt(room, '2026-11-30 20:59')
    expect((await room.db.prisma.hazard.findUniqueOrThrow({ where: { id } })).putAwayAt).toBeNull()
    await tickAt(room, '2026-11-30 21:00')
    expect((await room.db.prisma.hazard.findUniqueOrThrow({ where: { id } })).putAwayAt).toEqual(new Date('2026-11-30T13:00:00Z'))
    expect(await room.actions(id)).toContain('hazard.put_away')
  })
})

describe('the general ladder', () => {
  test('reminds, then climbs to principal, manager and county, each rung once', async () => {
    room.at('2026-11-23 09:00')
    const { id } = await room.general()
    const news = newsOf(room)
    await news(id)
    const seen: Record<string, string[]> = {}
    for (const day of ['2026-12-07', '2026-12-10', '2026-12-11', '2026-12-14', '2026-12-17', '2026-12-31', '2027-01-04']) {
      await tickAt(room, `${day} 09:00`)
      seen[day] = await news(id)
    }
    expect(seen).toEqual({
      '2026-12-07': ['fix-reminder → qy-qinhe.fixer', 'fix-reminder → qy-qinhe.safety'],
      '2026-12-10': ['fix-reminder → qy-qinhe.fixer', 'fix-reminder → qy-qinhe.safety'],
      '2026-12-11': ['hazard-overdue → qy-qinhe.principal'],
      '2026-12-14': [],
      '2026-12-17': ['hazard-overdue → bx-taihang.manager'],
      '2026-12-31': ['hazard-overdue-county → yj-qinshui.lead', 'hazard-overdue-county → yj-qinshui.staff'],
      '2027-01-04': [],
    })
  })
})
