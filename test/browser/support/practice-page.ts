import { type Cache, Client, EventDispatcher, LoggerLevel, WSClient } from '@larksuiteoapi/node-sdk'
import sharp from 'sharp'

import { TurnableClock } from '../../../src/lib/clock.ts'
import { type PersonContext, type Sandbox, seededRandom, startSandbox } from '../../../src/sandbox/index.ts'

const tenantKey = 'everyone'
const appId = 'cli_00000000000000c3'
const appSecret = 'secret-c'

/** Risk staff of an insurer, and the principal he tells. */
export const chen = 'ou_chen'
export const zhou = 'ou_zhou'
/** Known to nobody. */
export const stranger = 'ou_stranger'

const contexts: Record<string, PersonContext> = {
  [chen]: { orgId: 'o1', org: { name: '太行财险晋城中支', kind: 'insurer', regionCode: '140500' }, roles: ['bx.service'] },
  [zhou]: { orgId: 'o2', org: { name: '晋城云岭铸造厂', kind: 'enterprise', regionCode: '140525' }, roles: ['qy.principal'] },
}

/** A press as the bot heard of it. */
export type HeardPress = { operator: { open_id: string }; action: Record<string, unknown>; context: { open_message_id: string } }

/** An answer of the bot to a press. */
export type Answer = { toast?: { type: string; content: string }; card?: { type: 'raw'; data: unknown } }

export type PracticePage = {
  readonly url: string
  readonly sandbox: Sandbox
  readonly client: Client
  readonly presses: HeardPress[]
  /** What the bot answers to the next presses. */
  answer(answer: Answer): void
  /** The bot sends a message and learns its id. */
  send(openId: string, msgType: string, content: unknown): Promise<string>
  uploadPicture(): Promise<string>
  /** The bot buzzes one person about its message. */
  buzz(openId: string, messageId: string, channel: 'app' | 'sms' | 'phone'): Promise<void>
  close(): Promise<void>
}

const silent = { error: () => undefined, warn: () => undefined, info: () => undefined, debug: () => undefined, trace: () => undefined }

/** A practice room with three people and a bot that answers presses, on a free port. */
export async function openPracticePage(): Promise<PracticePage> {
  const clock = new TurnableClock()
  clock.reset(new Date('2026-11-23T09:00:00+08:00'))
  const sandbox = await startSandbox({ port: 0, clock, random: seededRandom(11), room: roomConfig() })
  sandbox.registerParticipant({
    name: 'sample',
    contexts: async (openId) => [contexts[openId]].filter((each) => each !== undefined),
    nextDueAt: async () => null,
    runDue: async () => undefined,
    idle: async () => true,
  })
  const quiet = { logger: silent, loggerLevel: LoggerLevel.error }
  const client = new Client({ appId, appSecret, domain: sandbox.url, cache: noCache, ...quiet })
  const presses: HeardPress[] = []
  let answer: Answer = {}
  const connection = await connect(sandbox.url, (press) => {
    presses.push(press)
    return answer
  })
  return {
    url: sandbox.url,
    sandbox,
    client,
    presses,
    answer: (next) => {
      answer = next
    },
    send: async (openId, msgType, content) => {
      const data = { receive_id: openId, msg_type: msgType, content: JSON.stringify(content) }
      const sent = await client.im.message.create({ params: { receive_id_type: 'open_id' }, data })
      return sent.data?.message_id ?? ''
    },
    uploadPicture: async () => (await client.im.image.create({ data: { image_type: 'message', image: await picture() } }))?.image_key ?? '',
    buzz: async (openId, messageId, channel) => {
      const url = `/open-apis/im/v1/messages/${messageId}/urgent_${channel}`
      await client.request({ method: 'PATCH', url, params: { user_id_type: 'open_id' }, data: { user_id_list: [openId] } })
    },
    close: async () => {
      connection.close({ force: true })
      await sandbox.close()
    },
  }
}

function roomConfig() {
  return {
    startsAt: '2026-11-23T09:00:00+08:00',
    tenants: [{ tenantKey, name: '练习单位' }],
    apps: [{ appId, appSecret, name: '安责通', tenantKey }],
    people: [
      { openId: chen, name: '陈晓岚', tenantKey, mobile: '13800000001' },
      { openId: zhou, name: '周立山', tenantKey },
      { openId: stranger, name: '路过', tenantKey },
    ],
    chats: [{ chatId: 'oc_site', name: '云岭铸造隐患群', tenantKey, openIds: [chen, zhou], bot: true }],
  }
}

async function connect(domain: string, press: (event: HeardPress) => Answer): Promise<WSClient> {
  const quiet = { logger: silent, loggerLevel: LoggerLevel.error }
  const eventDispatcher = new EventDispatcher(quiet).register({ 'card.action.trigger': press } as never)
  return new Promise((resolve, reject) => {
    const client: WSClient = new WSClient({ appId, appSecret, domain, ...quiet, onReady: () => resolve(client), onError: reject })
    client.start({ eventDispatcher }).catch(reject)
  })
}

/** Keeps no token: practice time turns by days here, and the SDK would go on using one that has run out. */
const noCache: Cache = { get: async () => undefined, set: async () => true }

/** A drawn scene in place of a photo. */
export async function picture(): Promise<Buffer> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="640" height="480"><defs><linearGradient id="g" x2="0" y2="1"><stop stop-color="#8fb3d9"/><stop offset="1" stop-color="#e6d3b0"/></linearGradient></defs><rect width="640" height="480" fill="url(#g)"/><rect y="340" width="640" height="140" fill="#6b6255"/><rect x="230" y="150" width="180" height="230" rx="8" fill="#d9dde2" stroke="#555" stroke-width="6"/><circle cx="380" cy="265" r="10" fill="#333"/></svg>`
  return sharp(Buffer.from(svg)).jpeg().toBuffer()
}
