import { createServer, request } from 'node:http'

import { expect, onTestFinished, test } from 'vitest'

import type { Participant } from '../../src/sandbox/index.ts'
import { appId, li, openPractice, wang, zhao } from './support/practice.ts'

const context = { orgId: 'org-1', org: { name: '晋城市应急管理局', kind: 'emergency-bureau', regionCode: '140500' }, roles: ['yjs.staff'] }

function participant(over: Partial<Participant> = {}): Participant {
  return {
    name: 'bot',
    contexts: async () => [],
    nextDueAt: async () => null,
    runDue: async () => undefined,
    idle: async () => true,
    ...over,
  }
}

test.each([
  ['a foreign host name', { host: 'evil.example' }],
  ['the page of another site', { origin: 'https://evil.example' }],
])('%s is turned away', async (_case, headers) => {
  const { sandbox } = await openPractice()
  const status = await new Promise((resolve, reject) => {
    request(`${sandbox.url}/sandbox/api/people`, { headers }, (response) => resolve(response.resume().statusCode))
      .on('error', reject)
      .end()
  })
  expect(status).toBe(403)
})

test('an unknown field is refused by name', async () => {
  const { raw } = await openPractice()
  const response = await raw('POST', `/people/${li}/messages`, { text: 'x', colour: 'red' })
  expect(response.status).toBe(400)
  expect(await response.json()).toMatchObject({ error: { code: 'invalid_input', message: expect.stringContaining('colour') } })
})

test('an unknown person and an unknown call are 404', async () => {
  const { raw } = await openPractice()
  expect((await raw('GET', '/people/ou_nobody/messages')).status).toBe(404)
  expect((await raw('GET', '/no-such-call')).status).toBe(404)
})

test('people are listed with their app and with what the participant knows about them', async () => {
  const { sandbox, control } = await openPractice()
  sandbox.registerParticipant(participant({ contexts: async (openId) => (openId === li ? [context] : []) }))
  const people = await control<{ openId: string }[]>('GET', '/people')
  expect(people.map((person) => person.openId)).toEqual([li, wang, zhao])
  expect(people[0]).toEqual({
    openId: li,
    name: '李一',
    mobile: '13800000001',
    tenantKey: 'bureaus',
    appId,
    contexts: [context],
    org: context.org,
    roles: context.roles,
  })
  expect(people[1]).toMatchObject({ contexts: [], org: null, roles: [] })
})

test('a new member can write at once, and one who resigns is told to the bot and cannot be written to', async () => {
  const { connect, control, client } = await openPractice()
  const gone: { object: { open_id: string } }[] = []
  await connect({ 'contact.user.deleted_v3': async (event: never) => void gone.push(event) })
  const { openId } = await control<{ openId: string }>('POST', '/people', { name: '新人', tenantKey: 'bureaus' })
  await control('POST', `/people/${openId}/messages`, { text: '帮助' })
  await control('DELETE', `/people/${openId}`)
  await control('POST', '/settle')
  expect(gone).toMatchObject([{ object: { open_id: openId } }])
  const send = client.im.message.create({
    params: { receive_id_type: 'open_id' },
    data: { receive_id: openId, msg_type: 'text', content: '{"text":"x"}' },
  })
  await expect(send).rejects.toMatchObject({ response: { data: { code: 230029 } } })
})

test('turning the clock stops at every due instant, in order, and waits until the participant is idle', async () => {
  const { sandbox, clock, control } = await openPractice()
  const due = [new Date('2026-11-24T09:00:00+08:00'), new Date('2026-11-25T09:00:00+08:00')]
  const ran: string[] = []
  let busy = 0
  sandbox.registerParticipant(
    participant({
      nextDueAt: async () => due[0] ?? null,
      runDue: async (until) => {
        while (due[0] && due[0] <= until) {
          ran.push(`${due.shift()?.toISOString()} at ${Math.round(clock.now().getTime() / 60_000)}`)
          busy = 3
        }
      },
      idle: async () => {
        busy = Math.max(0, busy - 1)
        return busy === 0
      },
    }),
  )
  await control('POST', '/clock/advance', { by: 'P3D' })
  const minute = (iso: string) => Math.round(Date.parse(iso) / 60_000)
  expect(ran).toEqual([
    `2026-11-24T01:00:00.000Z at ${minute('2026-11-24T01:00:00Z')}`,
    `2026-11-25T01:00:00.000Z at ${minute('2026-11-25T01:00:00Z')}`,
  ])
  expect(busy).toBe(0)
  expect((await control<{ now: string }>('GET', '/clock')).now.slice(0, 16)).toBe('2026-11-26T01:00')
})

test('the clock never runs backwards', async () => {
  const { raw } = await openPractice()
  expect((await raw('PUT', '/clock', { now: '2026-11-22T09:00:00+08:00' })).status).toBe(409)
  expect((await raw('POST', '/clock/advance', { by: '-P1D' })).status).toBe(409)
  expect((await raw('POST', '/clock/advance', { by: 'tomorrow' })).status).toBe(400)
})

test('a participant that makes no progress stops the turn instead of hanging it', async () => {
  const { sandbox, raw } = await openPractice()
  sandbox.registerParticipant(participant({ nextDueAt: async () => new Date('2026-11-23T10:00:00+08:00') }))
  const response = await raw('POST', '/clock/advance', { by: 'P1D' })
  expect(response.status).toBe(409)
  expect(await response.json()).toMatchObject({ error: { code: 'no_progress' } })
})

test('a reset empties the room, asks the participant to forget, and puts the clock back', async () => {
  const { sandbox, control } = await openPractice()
  let forgot = 0
  sandbox.registerParticipant(
    participant({
      reset: async () => {
        forgot += 1
      },
    }),
  )
  await control('POST', `/people/${li}/messages`, { text: '一' })
  await control('POST', '/clock/advance', { by: 'P9D' })
  await control('POST', '/reset')
  expect(await control('GET', `/people/${li}/messages`)).toEqual([])
  expect((await control<{ now: string }>('GET', '/clock')).now.slice(0, 13)).toBe('2026-11-23T01')
  expect(forgot).toBe(1)
})

test('messages are listed after a message and by what changed since', async () => {
  const { control } = await openPractice()
  const say = (text: string) => control<{ messageId: string }>('POST', `/people/${li}/messages`, { text })
  type Listed = { messageId: string; updatedAt: string; recalled: boolean }
  const list = (query: string) => control<Listed[]>('GET', `/people/${li}/messages${query}`)
  const [first, second] = [await say('一'), await say('二')]
  expect((await list(`?after=${first.messageId}`)).map((message) => message.messageId)).toEqual([second.messageId])
  const since = (await list('')).at(-1)?.updatedAt ?? ''
  expect(await list(`?updatedAfter=${since}`)).toEqual([])
  await control('POST', `/people/${li}/recall`, { messageId: first.messageId })
  expect(await list(`?updatedAfter=${since}`)).toMatchObject([{ messageId: first.messageId, recalled: true }])
})

test('menu, entering and membership reach the bot with the person who did it', async () => {
  const { connect, control } = await openPractice()
  const heard: string[] = []
  const note = (name: string) => async (event: { operator?: { operator_id: { open_id: string } }; operator_id?: { open_id: string } }) =>
    void heard.push(`${name} ${event.operator?.operator_id.open_id ?? event.operator_id?.open_id}`)
  await connect({
    'application.bot.menu_v6': note('menu'),
    'im.chat.access_event.bot_p2p_chat_entered_v1': note('enter'),
    'im.chat.member.bot.added_v1': note('bot added'),
    'im.chat.member.user.added_v1': note('user added'),
    'im.chat.member.bot.deleted_v1': note('bot deleted'),
  } as never)
  await control('POST', `/people/${li}/menu`, { eventKey: 'help' })
  await control('POST', `/people/${li}/enter`, {})
  const { chatId } = await control<{ chatId: string }>('POST', '/chats', { name: '群', openIds: [li], bot: true })
  await control('POST', `/chats/${chatId}/members`, { openIds: [wang] })
  await control('DELETE', `/chats/${chatId}/members`, { bot: true })
  await control('POST', '/settle')
  expect(heard.toSorted()).toEqual(
    [`menu ${li}`, `enter ${li}`, `bot added ${li}`, `user added ${wang}`, 'bot deleted undefined'].toSorted(),
  )
})

test('the feed tells of messages as they come', async () => {
  const { sandbox, control } = await openPractice()
  const response = await fetch(`${sandbox.url}/sandbox/api/feed`)
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  await control('POST', `/people/${li}/messages`, { text: '帮助' })
  let text = ''
  while (reader && !text.includes('event: message')) text += (await reader.read()).value ?? ''
  await reader?.cancel()
  expect(text).toContain('"content":{"text":"帮助"}')
})

test('traffic lists calls without their secrets', async () => {
  const { client, control } = await openPractice()
  await client.im.message.create({
    params: { receive_id_type: 'open_id' },
    data: { receive_id: li, msg_type: 'text', content: '{"text":"x"}' },
  })
  const traffic = await control<{ seq: number; path: string; status: number; code: number }[]>('GET', '/traffic?after=0')
  expect(traffic.map((entry) => [entry.path, entry.status, entry.code])).toEqual([
    ['/open-apis/auth/v3/tenant_access_token/internal', 200, 0],
    ['/open-apis/im/v1/messages', 200, 0],
  ])
  expect(JSON.stringify(traffic)).not.toMatch(/secret-a|t-[0-9a-f]{32}/)
  expect(await control('GET', `/traffic?after=${traffic[0]?.seq}`)).toHaveLength(1)
})

test('a participant in another process is asked over HTTP', async () => {
  const { control } = await openPractice()
  const asked: string[] = []
  const answers: Record<string, unknown> = { contexts: [context], 'next-due-at': { nextDueAt: null }, 'run-due': {}, idle: { idle: true } }
  const server = createServer((incoming, response) => {
    const call = incoming.url?.slice(1) ?? ''
    asked.push(call)
    incoming.resume().on('end', () => response.end(JSON.stringify(answers[call])))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : undefined
  await control('POST', '/participants', { url: `http://127.0.0.1:${port}` })
  expect((await control<{ roles: string[] }[]>('GET', '/people'))[0]?.roles).toEqual(context.roles)
  await control('POST', '/clock/advance', { by: 'PT1H' })
  expect(new Set(asked)).toEqual(new Set(['contexts', 'next-due-at', 'run-due', 'idle']))
})

test('no two changes carry the same instant, so that a poller misses none', async () => {
  const { control } = await openPractice()
  const ids: string[] = []
  for (const text of ['一', '二', '三'])
    ids.push((await control<{ messageId: string }>('POST', `/people/${li}/messages`, { text })).messageId)
  await control('POST', `/people/${li}/recall`, { messageId: ids[0] })
  const list = await control<{ messageId: string; updatedAt: string }[]>('GET', `/people/${li}/messages`)
  const byChange = list.toSorted((one, other) => one.updatedAt.localeCompare(other.updatedAt)).map((message) => message.messageId)
  expect(byChange).toEqual([ids[1], ids[2], ids[0]])
  expect(new Set(list.map((message) => message.updatedAt)).size).toBe(3)
})
