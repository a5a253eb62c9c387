import { beforeAll, beforeEach, describe, expect, test } from 'vitest'

import { planRectification, recordStatutoryReceipt, signHazard, signStatutory, statutoryOf } from '../../../src/modules/hazards/index.ts'
import { useDatabase } from '../../harness/database.ts'
import { tickAt } from './b-clock.ts'
import { closed, type HazardRoom, openRoom, plan, refusal } from './hazard-room.ts'

const database = useDatabase()
let room: HazardRoom

beforeAll(async () => {
  room = await openRoom(database.db)
})
beforeEach(() => room.at('2026-11-23 09:00'))

const receipt = { receipt_number: '沁应急〔2026〕31号', receipt_on: '2026-11-24' }

describe('the enterprise’s own report', () => {
  test('is drafted with the notification, before anybody signs or plans', async () => {
    const { id } = await room.major()
    const draft = await statutoryOf(room.db.prisma, { actor: room.who.principal, hazard: id })
    expect(draft).toMatchObject({ period: '2026年第4季度', signedAt: null, receiptNumber: null })
    expect(draft?.text).toContain('（三）责任人：（请填写）')
    expect(draft?.text).toContain('系统不代为报送')
  })

  test('is filled with the plan as long as nobody has signed it', async () => {
    const { id, notification } = await room.major()
    await signHazard(room.deps, room.who.principal, { hazard: id, form: { hash: notification?.textHash } })
    await planRectification(room.deps, room.who.principal, { hazard: id, form: plan })
    expect((await statutoryOf(room.db.prisma, { actor: room.who.principal, hazard: id }))?.text).toContain('（三）责任人：闫练修')
    expect((await statutoryOf(room.db.prisma, { actor: room.who.principal, hazard: id }))?.text).toContain('（二）经费：12000.50 元')
    await signStatutory(room.deps, room.who.principal, { hazard: id })
    await planRectification(room.deps, room.who.principal, { hazard: id, form: { ...plan, responsible: '换一个人' } })
    expect((await statutoryOf(room.db.prisma, { actor: room.who.principal, hazard: id }))?.text).toContain('（三）责任人：闫练修')
  })

  test('is signed by the head alone, and its receipt is kept afterwards', async () => {
    const { id } = await room.major()
    expect(await refusal(recordStatutoryReceipt(room.deps, room.who.safety, { hazard: id, form: receipt }))).toBe('wrong-state')
    for (const person of ['safety', 'fixer', 'manager', 'county'] as const) {
      expect(await refusal(signStatutory(room.deps, room.who[person], { hazard: id }))).toBe('not-allowed')
    }
    await signStatutory(room.deps, room.who.controller, { hazard: id })
    room.at('2026-11-24 15:00')
    const tomorrow = { ...receipt, receipt_on: '2026-11-25' }
    expect(await refusal(recordStatutoryReceipt(room.deps, room.who.safety, { hazard: id, form: tomorrow }))).toBe(
      'invalid-input receipt_on',
    )
    await recordStatutoryReceipt(room.deps, room.who.safety, { hazard: id, form: receipt })
    expect(await statutoryOf(room.db.prisma, { actor: room.who.principal, hazard: id })).toMatchObject({
      receiptNumber: receipt.receipt_number,
      receiptOn: '2026-11-24',
    })
    expect(await room.actions(id)).toEqual(expect.arrayContaining(['statutory.drafted', 'statutory.signed', 'statutory.received']))
  })

  test('of a coal mine is asked for before the quarter ends and drafted again in the next', async () => {
    const { id } = await room.major()
    await tickAt(room, '2026-12-28 09:00')
    expect(await room.told(id, 'statutory-reminder')).toEqual([
      'statutory-reminder → qy-qinhe.principal',
      'statutory-reminder → qy-qinhe.safety',
    ])
    await tickAt(room, '2027-01-01 00:00')
    expect((await statutoryOf(room.db.prisma, { actor: room.who.principal, hazard: id }))?.period).toBe('2027年第1季度')
    expect((await room.clocks(id))['hazard.statutory-quarter']).toBe('2027-03-31T16:00:00.000Z')
  })

  test('with its receipt reminds nobody, and of a closed hazard there is no next one', async () => {
    const { id } = await room.major()
    await signStatutory(room.deps, room.who.principal, { hazard: id })
    room.at('2026-11-24 15:00')
    await recordStatutoryReceipt(room.deps, room.who.safety, { hazard: id, form: receipt })
    room.at('2026-11-23 09:00')
    const ended = await closed(room)
    await tickAt(room, '2027-01-04 09:00')
    expect(await room.told(id, 'statutory-reminder')).toEqual([])
    expect((await statutoryOf(room.db.prisma, { actor: room.who.principal, hazard: ended.id }))?.period).toBe('2026年第4季度')
  })
})
