import { pino } from 'pino'
import { expect, it, vi } from 'vitest'

import type { Conversation } from '../../../src/chat/inbound.ts'
import type { FeishuClient } from '../../../src/feishu/client.ts'
import { createGateway } from '../../../src/feishu/gateway.ts'
import type { Sender } from '../../../src/feishu/sender.ts'
import { useDatabase } from '../../harness/database.ts'
import { standingClock } from '../../harness/world.ts'

const database = useDatabase()

/** A gateway of one app in one tenant, with nothing behind its conversation. */
function gateway() {
  const conversation = {
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
})

it('drops what comes from a foreign tenant or app, and keeps no trace of it', async () => {
  const { door, conversation } = gateway()
  expect(await door.receive(press('theirs', 'e1'))).toEqual({})
  expect(await door.receive({ ...press('ours', 'e2'), app_id: 'cli_2' })).toEqual({})
  expect(conversation.press).not.toHaveBeenCalled()
  expect(await database.db.prisma.inboxItem.count()).toBe(0)
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
