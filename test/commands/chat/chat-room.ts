import { pino } from 'pino'
import type { FetchResource, InboundMessage, PressAnswer } from '../../../src/chat/inbound.ts'
import { actionTable, createConversation, noticeKinds } from '../../../src/chat/index.ts'
import type { Database } from '../../../src/db/types.ts'
import type { Actor } from '../../../src/modules/directory/index.ts'
import { hazardHooks, prepareClauses } from '../../../src/modules/hazards/index.ts'
import { createNoticeKinds } from '../../../src/notices/index.ts'
import { createMetrics } from '../../../src/observability/metrics.ts'
import { type HazardRoom, openRoom } from '../hazards/hazard-room.ts'

type Card = Record<string, unknown>

/** The hazard room with the conversation in front of it; what Feishu would carry is kept in lists. */
export interface ChatRoom {
  readonly room: HazardRoom
  /** A press, as if the platform had called back. */
  press(by: Actor, action: string, value?: object, form?: object): Promise<PressAnswer>
  /** A message in the direct chat, sent just now or at `at`. @returns the cards it was answered with. */
  says(by: Actor, content: InboundMessage['content'] | string, at?: Date): Promise<readonly Card[]>
  /** A press on the bot's menu. @returns the cards it was answered with. */
  menu(by: Actor, eventKey: string): Promise<readonly Card[]>
  /** Names of documents sent, oldest first. */
  readonly files: readonly string[]
}

/** Everything a card says, for looking words up. */
export const wordsOf = (cards: unknown): string => JSON.stringify(cards) ?? ''

export async function openChat(db: Database, fetchResource: FetchResource): Promise<ChatRoom> {
  await prepareClauses()
  const room = await openRoom(db)
  const files: string[] = []
  let replies: Card[] = []
  let made = 0
  const conversation = createConversation(
    {
      ...room.deps,
      practice: true,
      kinds: createNoticeKinds(noticeKinds({ practice: true })),
      hooks: hazardHooks(room.deps.clock),
      reply: async ({ card }) => void replies.push(card),
      sendFile: async (_to, { name }) => void files.push(name),
      fetchResource,
      metrics: createMetrics(),
      logger: pino({ level: 'silent' }),
    },
    actionTable,
  )
  const from = async (by: Actor) => {
    const account = await db.prisma.account.findFirstOrThrow({ where: { personId: by.personId, endedAt: null } })
    made += 1
    const { appId, openId } = account
    return { key: `event:${made}`, appId, openId, tenantKey: '', at: room.deps.clock.now() }
  }
  const heard = (): readonly Card[] => {
    const cards = replies
    replies = []
    return cards
  }
  const chatOf = ({ personId }: Actor) => `chat ${personId}`
  return {
    room,
    files,
    press: async (by, action, value = {}, form = {}) => {
      const press = { ...(await from(by)), kind: 'press', action, messageId: '', chatId: chatOf(by) } as const
      return conversation.press({ ...press, value: value as Card, form: form as Card })
    },
    says: async (by, said, at) => {
      const content = typeof said === 'string' ? ({ type: 'text', text: said } as const) : said
      const sender = { ...(await from(by)), ...(at && { at }) }
      await conversation.handle({ ...sender, kind: 'message', messageId: `om_${made}`, chatId: chatOf(by), chatType: 'p2p', content })
      return heard()
    },
    menu: async (by, eventKey) => {
      await conversation.handle({ ...(await from(by)), kind: 'menu', eventKey })
      return heard()
    },
  }
}
