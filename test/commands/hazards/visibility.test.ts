import { beforeAll, describe, expect, test } from 'vitest'

import type { RoleCode } from '../../../src/modules/directory/index.ts'
import { hazardView, listHazards, myTodo, openCounts, registerHazard } from '../../../src/modules/hazards/index.ts'
import { useDatabase } from '../../harness/database.ts'
import { type HazardRoom, mine, openRoom, refusal } from './hazard-room.ts'

const database = useDatabase()
let room: HazardRoom
const ids: Record<string, string> = {}

beforeAll(async () => {
  room = await openRoom(database.db)
  ids.general = (await room.general()).id
  ids.major = (await room.major()).id
  ids.ungraded = (await room.registered('expert')).id
  ids.self = (await room.registered('safety', { grade: 'general', due_on: '2026-12-01' })).id
  ids.draft = (await room.drafted('service')).id
})

/** Who sees which of the five hazards of one mine; a role that is not here is nobody’s reader. */
const table: readonly (readonly [RoleCode, string, string])[] = [
  ['qy.principal', mine, 'general major self ungraded'],
  ['qy.controller', mine, 'general major self ungraded'],
  ['qy.safety', mine, 'general major self ungraded'],
  ['qy.fixer', mine, 'general major self ungraded'],
  ['qy.ins', mine, 'general major self ungraded'],
  ['qy.worker', mine, ''],
  ['qy.safety', 'qy-danfeng', ''],
  ['fw.expert', 'fw-antan', 'general major ungraded'],
  ['fw.lead', 'fw-antan', 'general major ungraded'],
  ['fw.admin', 'fw-antan', ''],
  ['fw.expert', 'fw-guben', ''],
  ['bx.service', 'bx-taihang', 'draft general major ungraded'],
  ['bx.manager', 'bx-taihang', 'general major ungraded'],
  ['bx.audit', 'bx-taihang', 'general major ungraded'],
  ['bx.admin', 'bx-taihang', ''],
  ['bx.manager', 'bx-fenhe', ''],
  ['yjx.staff', 'yj-qinshui', 'general major'],
  ['yjx.enforce', 'yj-qinshui', 'general major'],
  ['yjx.admin', 'yj-qinshui', ''],
  ['yjx.staff', 'yj-gaoping', ''],
  ['yjc.staff', 'yj-jincheng', 'general major'],
  ['yjc.staff', 'yj-yangquan', ''],
  ['yjp.staff', 'yj-shanxi', 'general major'],
  ['hy.staff', 'hy-energy-qinshui', 'general major'],
  ['hy.staff', 'hy-housing-jincheng', ''],
  ['jg.staff', 'jg-shanxi', ''],
  ['xh.staff', 'xh-shanxi', ''],
  ['sys.op', 'sys-operator', ''],
]

describe.each(table)('%s of %s', (role, body, expected) => {
  test(`sees ${expected === '' ? 'nothing' : expected}, in the view, the list and the counts alike`, async () => {
    const actor = await room.actor(role, body)
    const now = room.deps.clock.now()
    const seen: string[] = []
    for (const [name, hazard] of Object.entries(ids)) {
      if ((await hazardView(database.db.prisma, { actor, hazard }, now)) !== null) seen.push(name)
    }
    expect(seen.sort().join(' ')).toBe(expected)
    const open = expected.split(' ').filter((name) => name !== '' && name !== 'draft')
    const list = await listHazards(database.db.prisma, { actor, filter: 'open' }, now)
    expect([list.total, list.rows.length]).toEqual([open.length, open.length])
    expect((await openCounts(database.db.prisma, { actor, enterpriseIds: [mine] }, now)).get(mine)?.all ?? 0).toBe(open.length)
    const todo = await myTodo(database.db.prisma, { actor }, now)
    expect(todo.rows.filter(({ id }) => !seen.some((name) => ids[name] === id))).toEqual([])
  })
})

test('what is not seen and what does not exist are refused in the same words', async () => {
  const stranger = room.who.rivalManager
  const unseen = registerHazard(room.deps, stranger, { hazard: ids.draft ?? '' })
  const missing = registerHazard(room.deps, stranger, { hazard: 'HZ-20990101-001' })
  const words = await Promise.all([unseen, missing].map((act) => act.then(String, (error: unknown) => String(error))))
  expect(words[0]).toBe(words[1])
  expect(await refusal(registerHazard(room.deps, stranger, { hazard: '' }))).toBe('not-found')
})
