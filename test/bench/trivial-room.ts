import { Client, EventDispatcher, LoggerLevel, WSClient } from '@larksuiteoapi/node-sdk'

import { practiceBeginsAt, practiceRoom } from '../../src/app/practice/room.ts'
import { TurnableClock } from '../../src/lib/clock.ts'
import { startSandbox } from '../../src/sandbox/index.ts'
import type { BenchRoom } from './bench-room.ts'

const plain = (content: string) => ({ tag: 'plain_text', content })

/** A card of a usual size that never changes. */
const fixedCard = {
  schema: '2.0',
  config: { update_multi: true, summary: { content: '样卡' } },
  header: { title: plain('隐患 HZ-20261123-001'), template: 'blue' },
  body: {
    elements: Array.from({ length: 8 }, (_, place) => ({ tag: 'markdown', content: `**第${place + 1}项**　回风巷甲烷传感器被塑料袋包住` })),
  },
}

/** The same emulator with the least bot there can be: the SDK's own handler that answers every press with one card. */
export async function openTrivialRoom(openIds: readonly string[]): Promise<BenchRoom & { anchors: ReadonlyMap<string, string> }> {
  const room = practiceRoom()
  const clock = new TurnableClock()
  clock.reset(practiceBeginsAt)
  const sandbox = await startSandbox({ port: 0, clock, room })
  // The SDK keeps tokens for the whole process, and another room's bot has the same app ids.
  const cache = { get: async () => undefined, set: async () => true }
  const quiet = { loggerLevel: LoggerLevel.error, domain: sandbox.url }
  const answer = { toast: { type: 'success', content: '好' }, card: { type: 'raw', data: fixedCard } }
  const anchors = new Map<string, string>()
  const connections: WSClient[] = []
  for (const { appId, appSecret, tenantKey } of room.apps) {
    const eventDispatcher = new EventDispatcher({ loggerLevel: LoggerLevel.error }).register({
      'card.action.trigger': () => answer,
    } as never)
    await new Promise<void>((resolve, reject) => {
      const socket = new WSClient({ appId, appSecret, ...quiet, onReady: () => resolve(), onError: reject })
      connections.push(socket)
      void socket.start({ eventDispatcher })
    })
    const client = new Client({ appId, appSecret, ...quiet, cache })
    const own = new Set(room.people.filter((person) => person.tenantKey === tenantKey).map(({ openId }) => openId))
    for (const openId of openIds.filter((each) => own.has(each))) {
      const data = { receive_id: openId, msg_type: 'interactive', content: JSON.stringify(fixedCard) }
      const sent = await client.im.message.create({ params: { receive_id_type: 'open_id' }, data })
      anchors.set(openId, sent.data?.message_id ?? '')
    }
  }
  return {
    sandbox,
    anchors,
    close: async () => {
      for (const socket of connections) socket.close({ force: true })
      await sandbox.close()
    },
  }
}
