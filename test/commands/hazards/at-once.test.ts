import { beforeAll, describe, expect, test } from 'vitest'

import { approveGrade, refuseGrade, registerHazard, signHazard } from '../../../src/modules/hazards/index.ts'
import { useDatabase } from '../../harness/database.ts'
import { type HazardRoom, openRoom, refusal } from './hazard-room.ts'

const database = useDatabase()
let room: HazardRoom

beforeAll(async () => {
  room = await openRoom(database.db)
})

describe('at the same moment', () => {
  test('two decisions on one grade: one is taken, the other is told that it is over', async () => {
    const { id, version } = await room.proposed()
    const said = await Promise.all([
      refusal(approveGrade(room.deps, room.who.manager, { hazard: id, v: version })).catch(() => 'taken'),
      refusal(refuseGrade(room.deps, room.who.manager, { hazard: id, v: version, form: { reason: '不对' } })).catch(() => 'taken'),
    ])
    expect(said.sort()).toEqual(['stale', 'taken'])
  })

  test('ten presses of one finger are one signature and ten successes', async () => {
    const { id, version, notification } = await room.major()
    const press = { hazard: id, v: version, form: { hash: notification?.textHash } }
    const views = await Promise.all(Array.from({ length: 10 }, () => signHazard(room.deps, room.who.principal, press)))
    expect(new Set(views.map((view) => `${view.state} ${view.version}`))).toEqual(new Set([`awaiting_plan ${version + 1}`]))
    expect((await room.actions(id)).filter((action) => action === 'hazard.signed')).toHaveLength(1)
  })

  test('the first hazards of a day and of a visit share the visit and count from 001', async () => {
    room.at('2026-11-30 08:00')
    const drafts = []
    for (let made = 0; made < 6; made++)
      drafts.push(await room.drafted('service', { grade: 'general', due_on: '2026-12-10', found_on: '2026-11-30' }))
    const views = await Promise.all(drafts.map(({ id }) => registerHazard(room.deps, room.who.service, { hazard: id })))
    expect(views.map(({ number }) => number).sort()).toEqual(drafts.map((_, place) => `HZ-20261130-00${place + 1}`))
    const rows = await database.db.prisma.hazard.findMany({ where: { id: { in: views.map(({ id }) => id) } }, select: { visitId: true } })
    const [visit, another] = new Set(rows.map(({ visitId }) => visitId))
    expect(another).toBeUndefined()
    expect(await room.told(visit ?? '')).toHaveLength(2)
  })
})
