import { pino } from 'pino'
import { describe, expect, it, vi } from 'vitest'

import type { Conversation, PressAnswer } from '../../../src/chat/inbound.ts'
import type { Database } from '../../../src/db/types.ts'
import type { FeishuClient } from '../../../src/feishu/client.ts'
import { createGateway, type GatewayDeps } from '../../../src/feishu/gateway.ts'
import type { Sender } from '../../../src/feishu/sender.ts'
import type { DeliveryOutcome } from '../../../src/notices/types.ts'
import { useDatabase } from '../../harness/database.ts'
import { standingClock } from '../../harness/world.ts'

const database = useDatabase()

/** A gateway of one app in one tenant, with nothing behind its conversation. */
function gateway(rest: Partial<GatewayDeps> = {}) {
  const conversation = {
    follow: vi.fn<Conversation['follow']>(() => Promise.resolve()),
    press: vi.fn<Conversation['press']>(() => Promise.resolve({ toast: { type: 'success', content: '好了' } })),
    handle: vi.fn<Conversation['handle']>(() => Promise.resolve()),
    apologise: vi.fn<Conversation['apologise']>(() => Promise.resolve()),
  }
  const client = { app: { appId: 'cli_1', tenantKey: 'ours' }, close: () => undefined }
  const door = createGateway({
    db: database.db,
    clock: standingClock(),
    machine: { now: () => new Date() },
    clients: new Map([['cli_1', client as unknown as FeishuClient]]),
    domain: '',
    sender: {} as Sender,
    conversation,
    logger: pino({ level: 'silent' }),
    ...rest,
  })
  return { door, conversation }
}

const press = (tenantKey: string, eventId: string, place = '主井口') => ({
  event_type: 'card.action.trigger',
  event_id: eventId,
  app_id: 'cli_1',
  tenant_key: tenantKey,
  operator: { open_id: 'ou_1' },
  action: { value: { action: 'hz_draft' }, form_value: { place } },
  context: { open_message_id: 'om_1', open_chat_id: 'oc_1' },
})

it('drops what comes from a foreign tenant or app, and keeps no trace of it', async () => {
  const { door, conversation } = gateway()
  expect(await door.receive(press('theirs', 'e1'))).toEqual({})
  expect(await door.receive({ ...press('ours', 'e2'), app_id: 'cli_2' })).toEqual({})
  expect(conversation.press).not.toHaveBeenCalled()
  expect(await database.db.prisma.inboxItem.count()).toBe(0)
})

it('drops an event that cannot be told from its repeats, but a message has an id of its own', async () => {
  const { door, conversation } = gateway()
  const { event_id: _none, ...nameless } = press('ours', 'n1')
  expect(await door.receive(nameless)).toEqual({})
  expect(conversation.press).not.toHaveBeenCalled()
  expect(await database.db.prisma.inboxItem.count()).toBe(0)
  await door.receive({
    event_type: 'im.message.receive_v1',
    app_id: 'cli_1',
    tenant_key: 'ours',
    sender: { sender_id: { open_id: 'ou_1' }, sender_type: 'user' },
    message: { message_id: 'om_n', chat_id: 'oc_1', chat_type: 'p2p', message_type: 'text', content: '{"text":"帮助"}' },
  })
  await expect.poll(() => conversation.handle.mock.calls.length).toBe(1)
  await door.stop()
})

it('carries a press out once and gives its repeat the same answer', async () => {
  const { door, conversation } = gateway()
  const answers = await Promise.all([door.receive(press('ours', 'e3')), door.receive(press('ours', 'e3'))])
  expect(answers).toEqual([{ toast: { type: 'success', content: '好了' } }, { toast: { type: 'success', content: '好了' } }])
  expect(conversation.press).toHaveBeenCalledTimes(1)
})

it('takes signs the database cannot keep out of what people typed, and keeps the rest', async () => {
  const { door, conversation } = gateway()
  await door.receive(press('ours', 'e4', '主\u0000井口\ud83d'))
  expect(conversation.press).toHaveBeenCalledWith(expect.objectContaining({ form: { place: '主井口\ufffd' } }))
})

const card = { schema: '2.0' }
const done = { toast: { type: 'success', content: '已签收' }, card } as const
const refusal = { toast: { type: 'error', content: '卡片已经过期' }, card } as const
const stateOf = async (key: string) => (await database.db.prisma.inboxItem.findUniqueOrThrow({ where: { key } })).state

/** A way out that shows cards as they are and answers every update so. */
function sender(outcome: DeliveryOutcome = { outcome: 'done' }) {
  return { prepare: vi.fn<Sender['prepare']>((_app, drawn) => Promise.resolve(drawn)), update: vi.fn(() => Promise.resolve(outcome)) }
}

describe('a press that breaks', () => {
  it('before it was stored says that nothing was changed', async () => {
    const broken = { prisma: { $executeRaw: () => Promise.reject(new Error('away')) } } as unknown as Database
    const { door, conversation } = gateway({ db: broken })
    expect(await door.receive(press('ours', 'b1'))).toEqual({
      toast: { type: 'error', content: expect.stringContaining('什么都没有改动') },
    })
    expect(conversation.press).not.toHaveBeenCalled()
  })

  it('while it is carried out does not claim to know what was changed', async () => {
    const { door, conversation } = gateway()
    conversation.press.mockRejectedValueOnce(new Error('broken'))
    const { toast } = (await door.receive(press('ours', 'b2'))) as { toast: { content: string } }
    expect(toast.content).toContain('请发“我的待办”核对')
    expect(toast.content).not.toContain('没有改动')
    expect(await stateOf('event:b2')).toBe('failed')
  })

  it('after it was carried out, over its picture, has its words all the same', async () => {
    const way = { ...sender(), prepare: () => Promise.reject(new Error('no upload')) }
    const { door, conversation } = gateway({ sender: way })
    conversation.press.mockResolvedValueOnce(done)
    expect(await door.receive(press('ours', 'b3'))).toEqual({ toast: done.toast })
    conversation.press.mockResolvedValueOnce({ card })
    expect(await door.receive(press('ours', 'b4'))).toEqual({ toast: { type: 'error', content: expect.stringContaining('核对') } })
    expect(await stateOf('event:b3')).toBe('done')
  })
})

describe('a press that takes longer than its answer may', () => {
  /** Presses, answers late with this, and waits until the rest is over. */
  async function pressedLate(eventId: string, answer: PressAnswer | Error, way = sender()) {
    const { door, conversation } = gateway({ sender: way, pressBudgetMs: 1 })
    const gate = Promise.withResolvers<PressAnswer>()
    conversation.press.mockReturnValueOnce(gate.promise)
    expect(await door.receive(press('ours', eventId))).toEqual({ toast: { type: 'info', content: expect.stringContaining('正在办理') } })
    expect(await door.idle()).toBe(false)
    if (answer instanceof Error) gate.reject(answer)
    else gate.resolve(answer)
    await door.stop()
    return { conversation, way }
  }

  it('and is refused is said in a message, beside the present card', async () => {
    const { conversation, way } = await pressedLate('l1', refusal)
    expect(way.update).toHaveBeenCalledWith('cli_1', 'om_1', card)
    expect(conversation.follow).toHaveBeenCalledWith(expect.objectContaining({ key: 'event:l1' }), refusal)
  })

  it('and has no card is said in a message', async () => {
    const { conversation } = await pressedLate('l2', { toast: done.toast })
    expect(conversation.follow).toHaveBeenCalledWith(expect.anything(), { toast: done.toast })
  })

  it('and breaks is said in a message', async () => {
    const { conversation } = await pressedLate('l3', new Error('broken'))
    const said = conversation.follow.mock.calls[0]?.[1].toast?.content
    expect(said).toContain('请发“我的待办”核对')
  })

  it('and whose card cannot be updated is said in a message', async () => {
    const { conversation } = await pressedLate('l4', done, sender({ outcome: 'refused', reason: '230099' }))
    expect(conversation.follow).toHaveBeenCalledWith(expect.anything(), done)
  })

  it('and succeeds is shown by its card alone, put off once or not', async () => {
    const way = sender()
    way.update.mockResolvedValueOnce({ outcome: 'later', waitMs: 1, reason: 'own-limit' })
    const { conversation } = await pressedLate('l5', done, way)
    expect(way.update).toHaveBeenCalledTimes(2)
    expect(conversation.follow).not.toHaveBeenCalled()
  })
})

it('ends only after what is being answered is answered', async () => {
  const client = { app: { appId: 'cli_1', tenantKey: 'ours' }, close: vi.fn() }
  const { door, conversation } = gateway({ clients: new Map([['cli_1', client as unknown as FeishuClient]]) })
  const gate = Promise.withResolvers<PressAnswer>()
  conversation.press.mockReturnValueOnce(gate.promise)
  const answered = door.receive(press('ours', 's1'))
  await expect.poll(() => conversation.press.mock.calls.length).toBe(1)
  const stopped = door.stop()
  expect(client.close).not.toHaveBeenCalled()
  gate.resolve({ toast: done.toast })
  expect(await answered).toEqual({ toast: done.toast })
  await stopped
  expect(client.close).toHaveBeenCalled()
})
