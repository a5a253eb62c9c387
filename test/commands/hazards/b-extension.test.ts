import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  grantExtension,
  type HazardView,
  refuseExtension,
  requestExtension,
  sendReportNow,
  withdrawExtension,
} from '../../../src/modules/hazards/index.ts'
import { useDatabase } from '../../harness/database.ts'
import { newsOf, tickAt } from './b-clock.ts'
import { type HazardRoom, openRoom, refusal } from './hazard-room.ts'

const database = useDatabase()
let room: HazardRoom

beforeAll(async () => {
  room = await openRoom(database.db)
})
beforeEach(() => room.at('2026-11-23 09:00'))

const form = { reason_class: 'purchase', reason: '水泵 12 月 5 日到货', interim_control: '停用东翼，专人值守', due_on: '2026-12-20' }
/** A planned major hazard is due on 1 December, a general one on 10 December. */
const asked = (hazard: HazardView, change: Record<string, unknown> = {}) =>
  requestExtension(room.deps, room.who.safety, { hazard: hazard.id, form: { ...form, ...change } })

describe('more time is refused', () => {
  test('to another enterprise, which learns nothing', async () => {
    const { id } = await room.planned()
    expect(await refusal(requestExtension(room.deps, room.who.neighbour, { hazard: id, form }))).toBe('not-found')
  })

  test('to the insurer, who does not ask for the enterprise', async () => {
    const { id } = await room.planned()
    expect(await refusal(requestExtension(room.deps, room.who.manager, { hazard: id, form }))).toBe('not-allowed')
  })

  test.each([
    ['without control measures', { interim_control: ' ' }, 'invalid-input interim_control'],
    ['for no class of reasons', { reason_class: 'because' }, 'invalid-input reason_class'],
    ['to the same day', { due_on: '2026-12-01' }, 'invalid-input due_on'],
    ['beyond 30 days', { due_on: '2027-01-01' }, 'invalid-input due_on'],
    ['to what is no day', { due_on: '2026-12-44x' }, 'invalid-input due_on'],
  ])('%s', async (_case, change, code) => {
    const hazard = await room.planned()
    expect(await refusal(asked(hazard, change))).toBe(code)
  })

  test('while one is waiting', async () => {
    const hazard = await room.planned()
    await asked(hazard)
    expect(await refusal(asked(hazard, { due_on: '2026-12-21' }))).toBe('wrong-state')
  })

  test('by anybody of the enterprise deciding it: nobody there may', async () => {
    const { id } = await room.planned()
    await requestExtension(room.deps, room.who.fixer, { hazard: id, form })
    for (const person of ['principal', 'safety', 'fixer'] as const) {
      expect(await refusal(grantExtension(room.deps, room.who[person], { hazard: id }))).toBe('not-allowed')
    }
  })

  test('by the risk officer where the hazard is major: only the manager decides', async () => {
    const hazard = await room.planned()
    await asked(hazard)
    expect(await refusal(grantExtension(room.deps, room.who.service, { hazard: hazard.id }))).toBe('not-allowed')
    expect(await refusal(grantExtension(room.deps, room.who.rivalManager, { hazard: hazard.id }))).toBe('not-found')
  })

  test('by the insurer where the date was ordered: only that authority moves it', async () => {
    const hazard = await room.planned()
    await room.db.prisma.hazard.update({ where: { id: hazard.id }, data: { isOrdered: true } })
    await asked(hazard)
    expect(await refusal(grantExtension(room.deps, room.who.manager, { hazard: hazard.id }))).toBe('not-allowed')
    expect((await grantExtension(room.deps, room.who.county, { hazard: hazard.id })).dueOn).toBe('2026-12-20')
  })

  test('without a reason given for the refusal', async () => {
    const hazard = await room.planned()
    await asked(hazard)
    expect(await refusal(refuseExtension(room.deps, room.who.manager, { hazard: hazard.id, form: {} }))).toBe('invalid-input reason')
  })

  test('and the old date stands', async () => {
    const hazard = await room.planned()
    await asked(hazard)
    const view = await refuseExtension(room.deps, room.who.manager, { hazard: hazard.id, form: { reason: '可以先用备用泵' } })
    expect(view).toMatchObject({ dueOn: '2026-12-01', extension: { state: 'refused' } })
    expect(await room.clocks(hazard.id)).not.toHaveProperty('hazard.extension')
  })
})

describe('more time is given', () => {
  test('once: the due day moves, the original stays beside it, both sides know', async () => {
    const hazard = await room.planned()
    const news = newsOf(room)
    await news(hazard.id)
    await asked(hazard)
    expect(await news(hazard.id)).toEqual(['extension-asked → bx-taihang.manager'])
    const view = await grantExtension(room.deps, room.who.manager, { hazard: hazard.id })
    expect(view).toMatchObject({ dueOn: '2026-12-20', originalDueOn: '2026-12-08', extension: { state: 'granted', isLate: false } })
    expect(await news(hazard.id)).toEqual(['extension-decided → qy-qinhe.fixer', 'extension-decided → qy-qinhe.safety'])
    expect((await room.clocks(hazard.id))['hazard.fix-major']).toBe('2026-12-20T16:00:00.000Z')
    expect(await room.actions(hazard.id)).toEqual(expect.arrayContaining(['hazard.extension_asked', 'hazard.extension_granted']))
    expect(await refusal(asked(hazard, { due_on: '2026-12-25' }))).toBe('wrong-state')
  })

  test('twice for a general hazard, by the risk officer', async () => {
    const hazard = await room.general()
    for (const due of ['2026-12-20', '2026-12-30']) {
      await asked(hazard, { due_on: due })
      expect((await grantExtension(room.deps, room.who.service, { hazard: hazard.id })).dueOn).toBe(due)
    }
    expect(await refusal(asked(hazard, { due_on: '2027-01-10' }))).toBe('wrong-state')
  })

  test('and the same press again is a success that changes nothing', async () => {
    const hazard = await room.planned()
    const { version } = await asked(hazard)
    await grantExtension(room.deps, room.who.manager, { hazard: hazard.id, v: version })
    const again = await grantExtension(room.deps, room.who.manager, { hazard: hazard.id, v: version })
    expect(again.dueOn).toBe('2026-12-20')
    expect((await room.actions(hazard.id)).filter((action) => action === 'hazard.extension_granted')).toHaveLength(1)
  })

  test('taken back by who asked, it does not count', async () => {
    const hazard = await room.planned()
    await asked(hazard)
    expect(await refusal(withdrawExtension(room.deps, room.who.fixer, { hazard: hazard.id }))).toBe('not-allowed')
    await withdrawExtension(room.deps, room.who.safety, { hazard: hazard.id })
    await asked(hazard, { due_on: '2026-12-12' })
    expect((await grantExtension(room.deps, room.who.manager, { hazard: hazard.id })).dueOn).toBe('2026-12-12')
  })
})

describe('a request nobody decided', () => {
  test('lapses at the due instant: the hazard is overdue, the report is drafted, both sides are told', async () => {
    const hazard = await room.planned()
    await asked(hazard)
    const news = newsOf(room)
    await tickAt(room, '2026-12-01 23:59')
    await news(hazard.id)
    await tickAt(room, '2026-12-02 00:00')
    expect(await news(hazard.id)).toEqual([
      'extension-lapsed → bx-taihang.manager',
      'extension-lapsed → qy-qinhe.fixer',
      'extension-lapsed → qy-qinhe.safety',
      'report-draft → bx-taihang.manager',
      'report-draft → bx-taihang.service',
    ])
    expect(await refusal(grantExtension(room.deps, room.who.manager, { hazard: hazard.id }))).toBe('wrong-state')
  })

  test('asked late it waits, is marked late, and granted it takes the drafted report back', async () => {
    const hazard = await room.planned()
    await tickAt(room, '2026-12-02 08:00')
    expect((await asked(hazard)).extension).toMatchObject({ isLate: true, state: 'waiting' })
    await grantExtension(room.deps, room.who.manager, { hazard: hazard.id })
    await tickAt(room, '2026-12-03 09:00')
    expect((await room.db.prisma.overdueReport.findFirst({ where: { hazardId: hazard.id } }))?.state).toBe('withdrawn')
    expect(await refusal(sendReportNow(room.deps, room.who.manager, { hazard: hazard.id }))).toBe('wrong-state')
    expect(await room.actions(hazard.id)).toContain('report.withdrawn')
  })
})
