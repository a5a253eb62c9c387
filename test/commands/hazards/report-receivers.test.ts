import { beforeAll, describe, expect, test } from 'vitest'

import {
  answerReport,
  finishReport,
  handleReport,
  hazardView,
  listHazard,
  receiveReport,
  transferReport,
  withdrawReport,
} from '../../../src/modules/hazards/index.ts'
import { useDatabase } from '../../harness/database.ts'
import { newsOf, tickAt } from './b-clock.ts'
import { closed, type HazardRoom, openRoom, type PersonName, refusal } from './hazard-room.ts'
import { clocksOf, partsOf, received, reported } from './report-room.ts'

const database = useDatabase()
let room: HazardRoom

beforeAll(async () => {
  room = await openRoom(database.db)
})

const commands = {
  receive: (who: PersonName, hazard: string) => receiveReport(room.deps, room.who[who], { hazard }),
  handle: (who: PersonName, hazard: string) => handleReport(room.deps, room.who[who], { hazard }),
  answer: (who: PersonName, hazard: string) =>
    answerReport(room.deps, room.who[who], { hazard, form: { opinion: '责令停产，12月15日复查' } }),
  finish: (who: PersonName, hazard: string) => finishReport(room.deps, room.who[who], { hazard, form: { result: '已停产，正在整改' } }),
  transfer: (who: PersonName, hazard: string) =>
    transferReport(room.deps, room.who[who], { hazard, form: { body: 'yj-gaoping', reason: '企业在高平市境内' } }),
  list: (who: PersonName, hazard: string) =>
    listHazard(room.deps, room.who[who], { hazard, form: { due_on: '2026-12-20', reason: '限期治理' } }),
  withdraw: (who: PersonName, hazard: string) => withdrawReport(room.deps, room.who[who], { hazard, form: { reason: '条款写错' } }),
}
type Act = keyof typeof commands

const mayNot = async (hazard: string, ...acts: readonly (readonly [Act, PersonName])[]) => {
  const said = []
  for (const [act, who] of acts) said.push(`${act} ${who}: ${await refusal(commands[act](who, hazard))}`)
  return said
}

describe('a report of which nobody took notice', () => {
  test('is nobody’s to handle, answer, finish or list, and only receivers’ to receive', async () => {
    const id = await reported(room)
    expect(
      await mayNot(
        id,
        ...(['handle', 'answer', 'finish', 'list'] as const).map((act) => [act, 'countyLead'] as const),
        ['receive', 'manager'],
        ['receive', 'principal'],
        ['receive', 'otherCounty'],
        ['transfer', 'service'],
        ['withdraw', 'service'],
        ['withdraw', 'countyLead'],
      ),
    ).toEqual([
      'handle countyLead: wrong-state',
      'answer countyLead: wrong-state',
      'finish countyLead: wrong-state',
      'list countyLead: wrong-state',
      'receive manager: not-allowed',
      'receive principal: not-allowed',
      'receive otherCounty: not-found',
      'transfer service: not-allowed',
      'withdraw service: not-allowed',
      'withdraw countyLead: not-allowed',
    ])
  })

  test('goes to the city’s bureau as a copy where it is coal: it reads it and owes nothing', async () => {
    const id = await reported(room)
    expect(await partsOf(room, id)).toEqual(['hy-energy-qinshui sent', 'yj-jincheng copied', 'yj-qinshui sent'])
    const city = await room.actor('yjc.staff', 'yj-jincheng')
    expect(await refusal(receiveReport(room.deps, city, { hazard: id }))).toBe('wrong-state')
    expect((await hazardView(room.db.prisma, { actor: city, hazard: id }, room.deps.clock.now()))?.report?.text).toContain('企业：')
    expect(await clocksOf(room, id, 'yj-jincheng')).toEqual([])
  })
})

describe('a received report', () => {
  test('is handled, answered, finished in this order, each step told to the insurer and each at its own body', async () => {
    const id = await received(room, 'countyStaff')
    expect(await mayNot(id, ['receive', 'countyLead'], ['finish', 'countyLead'], ['handle', 'energy'], ['list', 'countyStaff'])).toEqual([
      'receive countyLead: wrong-state',
      'finish countyLead: wrong-state',
      'handle energy: wrong-state',
      'list countyStaff: not-allowed',
    ])
    const news = newsOf(room)
    await news(id)
    await commands.handle('countyStaff', id)
    expect(await mayNot(id, ['handle', 'countyLead'])).toEqual(['handle countyLead: wrong-state'])
    await commands.answer('countyLead', id)
    expect(await mayNot(id, ['answer', 'countyStaff'], ['transfer', 'countyStaff'])).toEqual([
      'answer countyStaff: wrong-state',
      'transfer countyStaff: wrong-state',
    ])
    const view = await commands.finish('countyStaff', id)
    expect(await news(id)).toEqual([
      'report-answered → bx-taihang.manager',
      'report-answered → bx-taihang.service',
      'report-moved → bx-taihang.manager',
      'report-moved → bx-taihang.manager',
      'report-moved → bx-taihang.service',
      'report-moved → bx-taihang.service',
    ])
    expect(view.report?.recipients.find(({ organisationId }) => organisationId === 'yj-qinshui')).toMatchObject({
      ...{ state: 'done', opinion: '责令停产，12月15日复查', result: '已停产，正在整改' },
    })
    expect(await partsOf(room, id)).toContain('hy-energy-qinshui sent')
    expect(await room.actions(id)).toEqual(expect.arrayContaining(['report.handling', 'report.answered', 'report.done']))
  })

  test('stops with each step the clock that waited for it, at that body alone', async () => {
    const id = await reported(room)
    const all = ['receipt 2026-12-11 09:00', 'opinion 2026-12-15 09:00', 'report-end 2026-12-21 09:00']
    expect(await clocksOf(room, id, 'yj-qinshui')).toEqual(all)
    await commands.receive('countyStaff', id)
    expect(await clocksOf(room, id, 'yj-qinshui')).toEqual(all.slice(1))
    await commands.handle('countyStaff', id)
    expect(await clocksOf(room, id, 'yj-qinshui')).toEqual(all.slice(1))
    await commands.answer('countyStaff', id)
    expect(await clocksOf(room, id, 'yj-qinshui')).toEqual(all.slice(2))
    await commands.finish('countyStaff', id)
    expect(await clocksOf(room, id, 'yj-qinshui')).toEqual([])
    expect(await clocksOf(room, id, 'hy-energy-qinshui')).toEqual(all)
  })
})

describe('移送', () => {
  test('goes to a body of the list only, which gets it with clocks of its own; the first one owes nothing more', async () => {
    const id = await reported(room)
    const target = (body: string) => transferReport(room.deps, room.who.countyStaff, { hazard: id, form: { body, reason: '不在辖区' } })
    for (const body of ['yj-qinshui', 'hy-energy-qinshui', 'bx-taihang', 'yj-shanxi', 'nobody']) {
      expect([body, await refusal(target(body))]).toEqual([body, 'invalid-input body'])
    }
    const news = newsOf(room)
    await news(id)
    await commands.transfer('countyStaff', id)
    expect(await partsOf(room, id)).toEqual(['hy-energy-qinshui sent', 'yj-gaoping sent', 'yj-jincheng copied', 'yj-qinshui transferred'])
    expect(await news(id)).toEqual([
      'overdue-report → yj-gaoping.staff',
      'report-moved → bx-taihang.manager',
      'report-moved → bx-taihang.service',
    ])
    expect(await clocksOf(room, id, 'yj-qinshui')).toEqual([])
    expect(await clocksOf(room, id, 'yj-gaoping')).toHaveLength(3)
    expect(await mayNot(id, ['receive', 'countyStaff'], ['transfer', 'countyLead'])).toEqual([
      'receive countyStaff: wrong-state',
      'transfer countyLead: wrong-state',
    ])
    const view = await commands.receive('otherCounty', id)
    expect(view.report?.recipients.find(({ organisationId }) => organisationId === 'yj-gaoping')).toMatchObject({
      ...{ state: 'received', basis: 'transferred', reason: '沁水县应急管理局（练习）移送：企业在高平市境内' },
    })
  })
})

describe('withdrawal', () => {
  test('is the manager’s before any receipt, once; the bodies are told and a new draft stands', async () => {
    const id = await reported(room)
    room.at('2026-12-10 09:00')
    const news = newsOf(room)
    await news(id)
    const view = await commands.withdraw('manager', id)
    expect(view.report).toMatchObject({ state: 'draft', isRenewed: true })
    expect(view.may).toContain('send_report')
    expect(await news(id)).toEqual([
      'report-draft → bx-taihang.manager',
      'report-draft → bx-taihang.service',
      ...[
        'hy-energy-qinshui.lead',
        'hy-energy-qinshui.staff',
        'yj-jincheng.lead',
        'yj-jincheng.staff',
        'yj-qinshui.lead',
        'yj-qinshui.staff',
      ].map((person) => `report-taken-back → ${person}`),
    ])
    expect(await refusal(commands.receive('countyStaff', id))).toBe('not-allowed')
    await tickAt(room, '2026-12-11 08:59')
    expect(await news(id)).toEqual([])
    await tickAt(room, '2026-12-11 09:00')
    expect((await news(id)).filter((line) => line.startsWith('overdue-report'))).toHaveLength(6)
    expect(await mayNot(id, ['withdraw', 'manager'])).toEqual(['withdraw manager: wrong-state'])
  })

  test('is refused once one body has received', async () => {
    const id = await received(room, 'energy')
    expect(await mayNot(id, ['withdraw', 'manager'])).toEqual(['withdraw manager: wrong-state'])
  })
})

describe('挂牌督办', () => {
  test('sets a day of its own, tells enterprise and insurer, and closing then needs the bureau', async () => {
    const id = await received(room, 'countyStaff')
    const list = (due_on: string) => listHazard(room.deps, room.who.countyLead, { hazard: id, form: { due_on, reason: '限期治理' } })
    for (const day of ['2026-12-09', '2027-03-11']) expect(await refusal(list(day))).toBe('invalid-input due_on')
    const news = newsOf(room)
    await news(id)
    const view = await commands.list('countyLead', id)
    expect(view).toMatchObject({
      isListed: true,
      dueOn: '2026-12-08',
      listing: { organisationId: 'yj-qinshui', dueOn: '2026-12-20', reason: '限期治理' },
    })
    expect((await news(id)).map((line) => line.replace('hazard-listed → ', ''))).toEqual([
      ...['bx-taihang.manager', 'bx-taihang.service', 'qy-qinhe.controller', 'qy-qinhe.fixer', 'qy-qinhe.principal', 'qy-qinhe.safety'],
    ])
    expect(await mayNot(id, ['list', 'county'])).toEqual(['list county: wrong-state'])
    expect(await room.clocks(id)).toMatchObject({ 'hazard.listing': '2026-12-20T16:00:00.000Z' })

    await tickAt(room, '2026-12-20 09:00')
    expect((await news(id)).filter((line) => line.startsWith('listing-reminder'))).not.toEqual([])
    await tickAt(room, '2026-12-21 09:00')
    expect((await news(id)).filter((line) => line.startsWith('listing-overdue'))).toEqual([
      ...['yj-jincheng.lead', 'yj-jincheng.staff', 'yj-qinshui.lead', 'yj-qinshui.staff'].map((person) => `listing-overdue → ${person}`),
    ])
  })
})

test('a closed hazard asks nothing more of anybody about its report', async () => {
  room.at('2026-11-23 09:00')
  const { id } = await closed(room)
  expect(await room.db.prisma.overdueReport.count({ where: { hazardId: id } })).toBe(0)
  const other = await reported(room)
  await room.db.prisma.hazard.update({ where: { id: other }, data: { state: 'closed' } })
  const news = newsOf(room)
  await news(other)
  for (const day of ['2026-12-11', '2026-12-15', '2026-12-21']) await tickAt(room, `${day} 09:00`)
  expect((await news(other)).filter((line) => line.startsWith('overdue-report'))).toEqual([])
})
