import { beforeEach, describe, expect, test } from 'vitest'

import type { InboundRead } from '../../../src/chat/inbound.ts'
import { noteRead } from '../../../src/chat/messages/notes.ts'
import { useDatabase } from '../../harness/database.ts'
import { type NoticeRoom, noticeRoom, requestTo } from './notice-room.ts'

const database = useDatabase()
let room: NoticeRoom
beforeEach(async () => {
  room = await noticeRoom(database.db)
})

const receipt = (messageId: string, at: Date): InboundRead => ({
  ...{ key: 'event:1', kind: 'read', appId: 'cli_1', tenantKey: '', openId: 'ou_wang', at },
  messageIds: [messageId],
})
const early = expect.objectContaining({ code: 'external-unavailable' })

describe('a read receipt', () => {
  test('that is faster than the answer to the sending is asked for again, and then noted', async () => {
    const [id] = await room.enqueue(requestTo('wang'))
    const read = receipt(`om_${id}`, room.clock.now())
    room.platform.during = async () => {
      await expect(noteRead(room, read)).rejects.toEqual(early)
    }
    await room.worker().runOnce()
    await noteRead(room, read)
    expect(await room.states()).toEqual(['wang card read'])
    expect(room.platform.calls).toHaveLength(1)
  })

  test('of a message that is no notice is dropped, and so is an old one', async () => {
    await room.enqueue(requestTo('wang'))
    await noteRead(room, receipt('om_answer', room.clock.now()))
    const before = room.clock.now()
    room.platform.during = async () => {
      room.clock.forward(60_000)
      await noteRead(room, receipt('om_other', before))
    }
    await room.worker().runOnce()
    expect(await room.states()).toEqual(['wang card delivered'])
  })

  test('that comes hours late, behind a newer one, leaves the instant of the first reading', async () => {
    const [id] = await room.enqueue(requestTo('wang'))
    await room.worker().runOnce()
    const readAt = room.clock.now()
    await noteRead(room, receipt(`om_${id}`, readAt))
    room.clock.forward(7 * 3_600_000)
    await noteRead(room, { ...receipt(`om_${id}`, new Date(readAt.getTime() - 1_000)), key: 'event:2' })
    expect(await database.db.prisma.notice.findMany()).toMatchObject([{ state: 'read', readAt }])
  })

  test('that comes twice changes nothing', async () => {
    const [id] = await room.enqueue(requestTo('wang'))
    // A later instant: of two at the same one either may be sent first.
    room.clock.forward(1_000)
    await room.enqueue(requestTo('wang', { kind: 'told' }))
    const read = receipt(`om_${id}`, room.clock.now())
    const seen: string[] = []
    room.platform.during = async ({ text }) => {
      if (text !== 'told open') return
      for (const _time of [1, 2]) await noteRead(room, read)
      seen.push(...(await room.states()))
    }
    await room.worker().runOnce()
    expect(seen).toEqual(['wang card read', 'wang card sending'])
  })
})
