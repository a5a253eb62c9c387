import { beforeEach, describe, expect, test } from 'vitest'

import { type PassedOn, type PassOn, passOn } from '../../../src/notices/index.ts'
import { useDatabase } from '../../harness/database.ts'
import { hazard, type NoticeRoom, noticeRoom, requestTo } from './notice-room.ts'

const database = useDatabase()
let room: NoticeRoom
beforeEach(async () => {
  room = await noticeRoom(database.db)
})

const deputy = { personId: 'deputy', organisationId: 'mine', role: 'qy.controller' }

async function leave(rest: Partial<PassOn['from']> = {}): Promise<PassedOn[]> {
  const from = { personId: 'wang', organisationId: 'mine', ...rest }
  return room.db.prisma.$transaction((tx) => passOn(tx, { ...room.deps, kinds: room.kinds }, { from, to: deputy }))
}

const about = (id: string, fact = 'open') => {
  room.facts.set(id, fact)
  return { type: 'hazard', id }
}

describe('what is not passed on', () => {
  test('cards that ask for nothing, that are over, or that belong to another body or role', async () => {
    await room.enqueue(
      requestTo('wang', { kind: 'told', subject: about('news') }),
      requestTo('wang', { subject: about('done') }),
      requestTo('wang', { subject: about('elsewhere'), to: { personId: 'wang', organisationId: 'other-mine', role: 'qy.principal' } }),
      requestTo('wang', { subject: about('as-safety'), to: { personId: 'wang', organisationId: 'mine', role: 'qy.safety' } }),
    )
    await room.worker().runOnce()
    about('done', 'over')
    expect(await leave({ role: 'qy.principal' })).toEqual([])
    expect(await room.worker().runOnce()).toBe(0)
  })

  test('what the other person was asked already', async () => {
    await room.enqueue(requestTo('wang'), requestTo('deputy'))
    await room.worker().runOnce()
    expect(await leave()).toEqual([])
  })
})

describe('what is passed on', () => {
  test('a delivered card that still asks goes to the deputy under his own context', async () => {
    await room.enqueue(requestTo('wang', { params: { version: 2 } }))
    await room.worker().runOnce()
    const since = room.clock.now()
    room.clock.forward(60_000)
    expect(await leave()).toEqual([{ kind: 'asked', subject: hazard, params: { version: 2 }, since }])
    await room.worker().runOnce()
    expect(room.platform.sent).toEqual(['send ou_wang: asked open', 'send ou_deputy: asked open'])
    expect(await room.db.prisma.notice.findFirstOrThrow({ where: { personId: 'deputy' } })).toMatchObject({
      organisationId: 'mine',
      role: 'qy.controller',
      params: { version: 2 },
    })
  })

  test('what was not sent yet goes to the deputy only, with its buzz', async () => {
    await room.enqueue(requestTo('wang', { kind: 'danger', buzz: ['buzz-phone'] }))
    expect(await leave()).toHaveLength(1)
    await room.worker().runOnce()
    expect(room.platform.sent).toEqual(['send ou_deputy: danger open', 'buzz card: buzz-phone'])
    expect(await room.states()).toEqual([
      'wang card dropped passed-on',
      'wang buzz-phone dropped passed-on',
      'deputy card delivered',
      'deputy buzz-phone delivered',
    ])
  })

  test('of several cards about one thing the newest, and a card that never reached him too', async () => {
    await room.enqueue(requestTo('wang', { dedupeKey: 'first', params: { rung: 'before-3' } }))
    await room.worker().runOnce()
    room.clock.forward(60_000)
    await room.enqueue(requestTo('wang', { dedupeKey: 'second', params: { rung: 'due-day' } }))
    room.platform.answers.push({ outcome: 'unreachable', reason: '230013' })
    await room.worker().runOnce()
    expect((await leave()).map(({ params }) => params)).toEqual([{ rung: 'due-day' }])
  })

  test('twice is once', async () => {
    await room.enqueue(requestTo('wang'))
    await room.worker().runOnce()
    await leave()
    expect(await leave()).toEqual([])
  })
})
