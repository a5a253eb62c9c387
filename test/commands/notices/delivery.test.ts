import { beforeEach, describe, expect, test } from 'vitest'

import { timeline } from '../../../src/journal/index.ts'
import { markRead, noticeForMessage, noticesOf } from '../../../src/notices/index.ts'
import { useDatabase } from '../../harness/database.ts'
import { hazard, type NoticeRoom, noticeRoom, requestTo } from './notice-room.ts'

const database = useDatabase()
let room: NoticeRoom
beforeEach(async () => {
  room = await noticeRoom(database.db)
})

const actions = async () => (await timeline(room.db.prisma, hazard)).map(({ action, reason }) => [action, reason].filter(Boolean).join(' '))

describe('what is not sent', () => {
  test('what is no longer true is dropped with its reason, and its buzz with it', async () => {
    await room.enqueue(requestTo('wang', { buzz: ['buzz-app'] }))
    room.facts.set(hazard.id, 'over')
    await room.worker().runOnce()
    expect(room.platform.calls).toEqual([])
    expect(await room.states()).toEqual(['wang card dropped obsolete', 'wang buzz-app dropped card-not-sent'])
    expect(await room.db.prisma.notice.findFirstOrThrow({ where: { channel: 'card' } })).toMatchObject({
      error: '隐患已经销号',
      nextAt: null,
    })
    expect(await actions()).toEqual(['notice.dropped obsolete', 'notice.dropped card-not-sent'])
  })

  test('a person without an account is recorded as not reached', async () => {
    await room.enqueue(requestTo('lost-zhao'))
    await room.worker().runOnce()
    expect(await room.states()).toEqual(['lost-zhao card failed no-account'])
    expect(await actions()).toEqual(['notice.failed no-account'])
    expect(room.events).toMatchObject([{ type: 'failed', kind: 'asked', channel: 'card', reason: 'no-account' }])
  })

  test('a person the platform cannot reach fails with its code, and the buzz is dropped', async () => {
    room.platform.answers.push({ outcome: 'unreachable', reason: '230013' })
    await room.enqueue(requestTo('wang', { buzz: ['buzz-phone'] }))
    await room.worker().runOnce()
    expect(await room.states()).toEqual(['wang card failed 230013', 'wang buzz-phone dropped card-not-sent'])
  })

  test('a request the platform refuses is our fault and is not repeated', async () => {
    room.platform.answers.push({ outcome: 'refused', reason: '230099 bad card' })
    await room.enqueue(requestTo('wang'))
    await room.worker().runOnce()
    room.clock.forward(7_200_000)
    expect(await room.worker().runOnce()).toBe(0)
    expect(await room.states()).toEqual(['wang card failed refused'])
  })

  test('a card that cannot be drawn fails alone', async () => {
    await room.enqueue(requestTo('wang', { subject: { type: 'hazard', id: 'unheard-of' } }), requestTo('li'))
    await room.worker().runOnce()
    expect(await room.states()).toEqual(['wang card failed render-failed', 'li card delivered'])
  })

  test('a kind nobody registered is recorded', async () => {
    await room.enqueue(requestTo('wang', { kind: 'forgotten' }))
    await room.worker().runOnce()
    expect(await room.states()).toEqual(['wang card failed unknown-kind'])
  })
})

describe('what is sent', () => {
  test('a card is drawn as things are when it is sent, under the id of its notice', async () => {
    const [id] = await room.enqueue(requestTo('wang', { params: { version: 3 } }))
    room.facts.set(hazard.id, 'major')
    expect(await room.worker().runOnce()).toBe(1)
    expect(room.platform.calls).toEqual([{ call: 'send', appId: 'cli_1', to: 'ou_wang', text: 'asked major', uuid: id }])
    expect(await noticeForMessage(room.db.prisma, `om_${id}`)).toMatchObject({
      id,
      kind: 'asked',
      subject: hazard,
      to: { personId: 'wang', organisationId: 'mine', role: 'qy.principal' },
      params: { version: 3 },
      state: 'delivered',
      deliveredAt: room.clock.now(),
    })
    expect(await room.db.prisma.notice.findFirstOrThrow()).toMatchObject({
      appId: 'cli_1',
      openId: 'ou_wang',
      chatId: 'oc_1',
      urgency: 'ordinary',
    })
    expect(await actions()).toEqual(['notice.delivered'])
  })

  test('a buzz rings after its card was delivered, channel by channel', async () => {
    await room.enqueue(requestTo('wang', { buzz: ['buzz-app', 'buzz-sms'] }), requestTo('li'))
    await room.worker().runOnce()
    expect(room.platform.sent.filter((line) => !line.includes('li'))).toEqual([
      'send ou_wang: asked open',
      'buzz card: buzz-app',
      'buzz card: buzz-sms',
    ])
    expect(await room.states()).toEqual(['wang card delivered', 'wang buzz-app delivered', 'wang buzz-sms delivered', 'li card delivered'])
  })

  test('a channel the platform refuses is recorded and the next one rings', async () => {
    await room.enqueue(requestTo('wang', { buzz: ['buzz-sms', 'buzz-phone'] }))
    room.platform.answers.push({ outcome: 'done', messageId: 'om_x' }, { outcome: 'unreachable', reason: '230024' })
    await room.worker().runOnce()
    expect(await room.states()).toEqual(['wang card delivered', 'wang buzz-sms failed 230024', 'wang buzz-phone delivered'])
  })

  test('a buzz of unknown outcome is not rung again', async () => {
    await room.enqueue(requestTo('wang', { buzz: ['buzz-phone'] }))
    room.platform.answers.push({ outcome: 'done', messageId: 'om_x' }, { outcome: 'unknown', reason: 'ETIMEDOUT' })
    const worker = room.worker()
    await worker.runOnce()
    room.clock.forward(3_600_000)
    await worker.runOnce()
    expect(room.platform.sent).toEqual(['send ou_wang: asked open', 'buzz card: buzz-phone'])
    expect(await room.states()).toEqual(['wang card delivered', 'wang buzz-phone unknown unknown-outcome'])
  })

  test('one person hears major things first and the rest in the order it happened', async () => {
    for (const [kind, id] of [
      ['told', 'a'],
      ['asked', 'b'],
      ['danger', 'c'],
      ['told', 'd'],
    ] as const) {
      room.facts.set(id, id)
      await room.enqueue(requestTo('wang', { kind, subject: { type: 'hazard', id } }))
      room.clock.forward(10)
    }
    await room.worker().runOnce()
    expect(room.platform.sent.map((line) => line.split(': ')[1])).toEqual(['danger c', 'told a', 'asked b', 'told d'])
  })

  test('a read event is kept once, and only for what was delivered', async () => {
    const [id] = await room.enqueue(requestTo('wang'))
    expect(await markRead(room.db.prisma, room, { messageIds: [`om_${id}`], at: room.clock.now() })).toBe(0)
    await room.worker().runOnce()
    room.clock.forward(60_000)
    const readAt = room.clock.now()
    expect(await markRead(room.db.prisma, room, { messageIds: [`om_${id}`, 'om_other'], at: readAt })).toBe(1)
    expect(await markRead(room.db.prisma, room, { messageIds: [`om_${id}`], at: new Date() })).toBe(0)
    expect(await noticesOf(room.db.prisma, hazard)).toMatchObject([{ state: 'read', readAt }])
    expect(await room.db.prisma.journalRow.count({ where: { action: 'notice.read', source: `notice:${id}` } })).toBe(1)
  })
})
