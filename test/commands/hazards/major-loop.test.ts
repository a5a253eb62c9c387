import { beforeAll, describe, expect, test } from 'vitest'

import { type HazardCommand, hazardView } from '../../../src/modules/hazards/index.ts'
import { useDatabase } from '../../harness/database.ts'
import { closed, type HazardRoom, mine, openRoom } from './hazard-room.ts'

const database = useDatabase()
let room: HazardRoom

beforeAll(async () => {
  room = await openRoom(database.db)
})

describe('the major loop', () => {
  test('goes from a report to a closing signed by three people, every step in the journal', async () => {
    const view = await closed(room)
    expect(view.state).toBe('closed')
    expect(view.may).not.toContain('close')
    expect((await room.actions(view.id)).filter((action) => !action.startsWith('statutory'))).toEqual([
      'hazard.drafted',
      'hazard.photo_added',
      'hazard.registered',
      'hazard.grade_proposed',
      'hazard.major_confirmed',
      'major.notified',
      'hazard.signed',
      'hazard.planned',
      'hazard.photo_added',
      'hazard.rectified',
      'hazard.verified',
      'hazard.close_signed',
      'hazard.closed',
    ])
    expect(Object.keys(await room.clocks(view.id)).filter((kind) => !kind.includes('statutory'))).toEqual([])
  })

  test('tells principal and controller, each once, with a buzz', async () => {
    const { id } = await room.major()
    expect(await room.told(id, 'major-notice')).toEqual([`major-notice → ${mine}.controller`, `major-notice → ${mine}.principal`])
    const rings = await database.db.prisma.notice.count({ where: { subjectId: id, kind: 'major-notice', channel: 'buzz-app' } })
    expect(rings).toBe(2)
  })

  test('shows each reader what this reader may do and nothing else', async () => {
    const { id } = await room.major()
    const now = room.deps.clock.now()
    const rights = async (name: keyof typeof room.who): Promise<readonly HazardCommand[] | null> =>
      (await hazardView(database.db.prisma, { actor: room.who[name], hazard: id }, now))?.may ?? null
    expect(await rights('principal')).toEqual(['object_grade', 'sign', 'stop', 'assign_fixer', 'sign_statutory'])
    expect(await rights('safety')).toEqual(['object_grade', 'stop', 'assign_fixer'])
    expect(await rights('fixer')).toEqual([])
    expect(await rights('expert')).toEqual([])
    expect(await rights('rival')).toBeNull()
    expect(await rights('neighbour')).toBeNull()
    expect(await rights('otherCounty')).toBeNull()
    expect(await rights('regulator')).toBeNull()
  })
})
