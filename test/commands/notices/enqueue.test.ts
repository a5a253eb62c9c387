import { beforeEach, describe, expect, test } from 'vitest'

import { enqueueNotices } from '../../../src/notices/index.ts'
import { useDatabase } from '../../harness/database.ts'
import { type NoticeRoom, noticeRoom, requestTo } from './notice-room.ts'

const database = useDatabase()
let room: NoticeRoom
beforeEach(async () => {
  room = await noticeRoom(database.db)
})

describe('enqueueing', () => {
  test('a rolled back transaction leaves neither notice nor wake-up', async () => {
    const heard: string[] = []
    const unlisten = await room.db.listen('notices', (payload) => heard.push(payload))
    const undone = room.db.prisma.$transaction(async (tx) => {
      await enqueueNotices(tx, room.deps, [requestTo('wang')])
      throw new Error('the command failed')
    })
    await expect(undone).rejects.toThrow('the command failed')
    await room.db.prisma.$executeRaw`SELECT pg_notify('notices', 'the next one')`
    await expect.poll(() => heard).toEqual(['the next one'])
    expect(await room.states()).toEqual([])
    await unlisten()
  })

  test('the same thing is not told twice to the same person, nor its buzzes', async () => {
    const first = await room.enqueue(requestTo('wang', { buzz: ['buzz-app'] }))
    const second = await room.enqueue(requestTo('wang', { buzz: ['buzz-app', 'buzz-sms'] }), requestTo('li'))
    expect([first.length, second.length]).toEqual([1, 1])
    expect(await room.states()).toEqual(['wang card queued', 'wang buzz-app queued', 'li card queued'])
  })

  test('the same request twice in one call makes one notice', async () => {
    expect(await room.enqueue(requestTo('wang'), requestTo('wang'))).toHaveLength(1)
  })

  test('parameters with money, quotes and a NUL are kept', async () => {
    await room.enqueue(requestTo('wang', { params: { fineFen: 7_000_000n, words: '他说："改完了"\u0000\n' } }))
    const row = await room.db.prisma.notice.findFirstOrThrow()
    expect(row.params).toEqual({ fineFen: '7000000', words: '他说："改完了"\n' })
  })

  test('nothing asked for writes nothing', async () => {
    expect(await room.enqueue()).toEqual([])
  })

  test('a notice for later waits for its instant', async () => {
    const notBefore = new Date(room.clock.now().getTime() + 3_600_000)
    await room.enqueue(requestTo('wang', { notBefore }))
    const worker = room.worker()
    expect(await worker.runOnce()).toBe(0)
    room.clock.forward(3_600_000)
    await worker.runOnce()
    expect(room.platform.sent).toEqual(['send ou_wang: asked open'])
  })
})
