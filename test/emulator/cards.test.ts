import { expect, test } from 'vitest'

import { appId, appSecret, li, openPractice, type Practice, refusalOf, wang } from './support/practice.ts'

type Pressed = { status: string; code?: number | string; toast?: object; card?: object; elapsedMs: number }
type Trigger = { action: Record<string, unknown>; token: string; operator: { open_id: string }; context: { open_message_id: string } }

const plain = (content: string) => ({ tag: 'plain_text', content })
const callback = (value: object) => [{ type: 'callback', value }]
const button = (name: string, extra: object = {}) => ({ tag: 'button', name, text: plain('提交'), behaviors: callback({ name }), ...extra })
const cardOf = (...elements: unknown[]) => ({ schema: '2.0', config: { update_multi: true }, body: { elements } })
const form = {
  tag: 'form',
  name: 'report',
  elements: [
    { tag: 'input', name: 'place', required: true, max_length: 20 },
    { tag: 'input', name: 'remark', default_value: '无' },
    { tag: 'date_picker', name: 'found_on', initial_date: '2026-11-20', placeholder: plain('日期') },
    {
      tag: 'select_static',
      name: 'grade',
      options: [
        { text: plain('一般'), value: 'general' },
        { text: plain('重大'), value: 'major' },
      ],
    },
    { tag: 'checker', name: 'danger', text: plain('情况紧急') },
    button('hz_submit', { form_action_type: 'submit' }),
  ],
}

async function show(practice: Practice, card: object): Promise<string> {
  const sent = await practice.client.im.message.create({
    params: { receive_id_type: 'open_id' },
    data: { receive_id: li, msg_type: 'interactive', content: JSON.stringify(card) },
  })
  return sent.data?.message_id ?? ''
}

async function listening(
  answer: (event: Trigger) => unknown = () => ({}),
): Promise<Practice & { heard: Trigger[]; press: (body: object) => Promise<Pressed> }> {
  const practice = await openPractice()
  const heard: Trigger[] = []
  await practice.connect({
    'card.action.trigger': (event: never) => {
      heard.push(event)
      return answer(event)
    },
  })
  return { ...practice, heard, press: (body) => practice.control<Pressed>('POST', `/people/${li}/press`, body) }
}

test('a bad card is refused with 230099, the sub-code and the place', async () => {
  const { client } = await openPractice()
  const card = cardOf({ tag: 'markdown', content: 'x' }, { tag: 'note', elements: [] })
  const call = client.im.message.create({
    params: { receive_id_type: 'open_id' },
    data: { receive_id: li, msg_type: 'interactive', content: JSON.stringify(card) },
  })
  const refusal = await refusalOf(call)
  expect(refusal).toMatchObject({ status: 400, code: 230099 })
  expect(refusal.msg).toContain('ext=ErrCode: 200861; ErrPath: ROOT -> body -> elements -> [1](tag: note);')
})

test('a card above 30 KB is refused with 230025', async () => {
  const { client } = await openPractice()
  const card = cardOf({ tag: 'markdown', content: '长'.repeat(11_000) })
  const call = client.im.message.create({
    params: { receive_id_type: 'open_id' },
    data: { receive_id: li, msg_type: 'interactive', content: JSON.stringify(card) },
  })
  expect(await refusalOf(call)).toMatchObject({ status: 400, code: 230025 })
})

test('a disabled button and an empty required field send nothing', async () => {
  const practice = await listening()
  const disabled = await show(practice, cardOf(button('hz_sign', { disabled: true })))
  expect(await practice.press({ messageId: disabled, target: 'hz_sign' })).toMatchObject({ status: 'error', code: 'client_disabled' })
  const empty = await show(practice, cardOf(form))
  expect(await practice.press({ messageId: empty, target: 'hz_submit', formValue: {} })).toMatchObject({
    status: 'error',
    code: 'client_required',
  })
  expect(practice.heard).toEqual([])
})

test.each([
  ['a field the form does not have', { place: '井下', colour: 'red' }],
  ['a choice the select does not offer', { place: '井下', grade: 'huge' }],
  ['a date in another format', { place: '井下', found_on: '20.11.2026' }],
  ['a text longer than the client lets one type', { place: '长'.repeat(21) }],
])('%s is a mistake of the caller', async (_case, formValue) => {
  const practice = await listening()
  const messageId = await show(practice, cardOf(form))
  const response = await practice.raw('POST', `/people/${li}/press`, { messageId, target: 'hz_submit', formValue })
  expect(response.status).toBe(400)
  expect(practice.heard).toEqual([])
})

test('a form is sent once, with its defaults and in the formats of the platform', async () => {
  const practice = await listening()
  const messageId = await show(practice, cardOf(form))
  await practice.press({ messageId, target: '提交', formValue: { place: '井下', grade: '重大', danger: true } })
  expect(practice.heard.map((event) => event.action)).toEqual([
    {
      value: { name: 'hz_submit' },
      tag: 'button',
      name: 'hz_submit',
      form_value: { place: '井下', remark: '无', found_on: '2026-11-20 +0800', grade: 'major', danger: true },
    },
  ])
})

test('pickers outside a form call back at once', async () => {
  const practice = await listening()
  const date = { tag: 'date_picker', element_id: 'due_on', placeholder: plain('日期'), behaviors: callback({ f: 'due_on' }) }
  const menu = { tag: 'overflow', element_id: 'more', options: [{ text: plain('延期'), value: 'extend' }], behaviors: callback({}) }
  const messageId = await show(practice, cardOf(date, menu))
  await practice.press({ messageId, target: 'due_on', value: '2026-12-01' })
  await practice.press({ messageId, target: 'more', value: '延期' })
  expect(practice.heard.map((event) => event.action)).toEqual([
    { value: { f: 'due_on' }, tag: 'date_picker', option: '2026-12-01 +0800', timezone: 'Asia/Shanghai' },
    { value: {}, tag: 'overflow', option: 'extend' },
  ])
})

test('two buttons with the same words are ambiguous, and the answer names both', async () => {
  const practice = await listening()
  const messageId = await show(practice, cardOf(button('hz_sign_1'), button('hz_sign_2')))
  const response = await practice.raw('POST', `/people/${li}/press`, { messageId, target: '提交' })
  expect(response.status).toBe(409)
  expect(await response.json()).toMatchObject({
    error: { code: 'ambiguous_target', candidates: [{ name: 'hz_sign_1' }, { name: 'hz_sign_2' }] },
  })
})

test('saying no in a confirm dialog sends nothing', async () => {
  const practice = await listening()
  const messageId = await show(practice, cardOf(button('hz_void', { confirm: { title: plain('作废'), text: plain('确定吗') } })))
  await practice.press({ messageId, target: 'hz_void', confirm: false })
  expect(practice.heard).toEqual([])
  await practice.press({ messageId, target: 'hz_void' })
  expect(practice.heard).toHaveLength(1)
})

test('a raw press carries whatever the caller made up', async () => {
  const practice = await listening()
  const messageId = await show(practice, cardOf(button('hz_sign', { disabled: true })))
  await practice.press({ messageId, target: 'hz_sign', raw: { value: { forged: 1 }, openMessageId: 'om_other' } })
  expect(practice.heard).toMatchObject([{ action: { value: { forged: 1 }, name: 'hz_sign' }, context: { open_message_id: 'om_other' } }])
})

test('a card that the person cannot see cannot be pressed', async () => {
  const practice = await listening()
  const messageId = await show(practice, cardOf(button('hz_sign')))
  expect((await practice.raw('POST', `/people/${wang}/press`, { messageId, target: 'hz_sign' })).status).toBe(404)
})

test('a forwarded card cannot be pressed, except by a hand-made callback, which names the one who pressed', async () => {
  const practice = await listening()
  const messageId = await show(practice, cardOf(button('hz_sign')))
  const copy = await practice.control<{ messageId: string }>('POST', `/people/${li}/forward`, { messageId, to: wang })
  const press = (body: object) => practice.control<Pressed>('POST', `/people/${wang}/press`, { messageId: copy.messageId, ...body })
  expect(await press({ target: 'hz_sign' })).toMatchObject({ status: 'error', code: 'client_forwarded' })
  expect(await press({ target: 'hz_sign', raw: {} })).toMatchObject({ status: 'ok' })
  expect(practice.heard).toMatchObject([{ operator: { open_id: wang }, context: { open_message_id: copy.messageId } }])
})

test('after 14 days a card can no longer be pressed', async () => {
  const practice = await listening()
  const messageId = await show(practice, cardOf(button('hz_sign')))
  await practice.control('POST', '/clock/advance', { by: 'P15D' })
  expect(await practice.press({ messageId, target: 'hz_sign' })).toMatchObject({ status: 'error', code: 'client_expired' })
})

test.each([
  ['a bad card', { card: { type: 'raw', data: cardOf({ tag: 'nonsense' }) } }, 200673],
  ['a card of schema 1.0', { card: { type: 'raw', data: { elements: [] } } }, 200673],
])('an answer with %s shows an error and leaves the card as it was', async (_case, answer, code) => {
  const practice = await listening(() => answer)
  const card = cardOf(button('hz_sign'))
  const messageId = await show(practice, card)
  expect(await practice.press({ messageId, target: 'hz_sign' })).toMatchObject({ status: 'error', code })
  expect(await practice.control('GET', `/people/${li}/messages`)).toMatchObject([{ content: card }])
})

test('the token of a press updates the card twice after the answer, not before it, and not after 30 minutes', async () => {
  let early: Promise<{ code: number }> | undefined
  const practice = await listening((event) => {
    early = update(event.token)
    return early.then(() => ({}))
  })
  const client = practice.clientOf(appId, appSecret)
  const update = (token: string) =>
    refusalOf(client.request({ method: 'POST', url: '/open-apis/interactive/v1/card/update', data: { token, card: cardOf() } }))
  const now = (token: string) =>
    client.request({ method: 'POST', url: '/open-apis/interactive/v1/card/update', data: { token, card: cardOf({ tag: 'hr' }) } })
  const messageId = await show(practice, cardOf(button('hz_sign')))
  await practice.press({ messageId, target: 'hz_sign' })
  expect(await early).toMatchObject({ code: 300090 })
  const token = practice.heard[0]?.token ?? ''
  expect(token).toMatch(/^c-[0-9a-f]{40}$/)
  expect(await now(token)).toMatchObject({ code: 0 })
  expect(await now(token)).toMatchObject({ code: 0 })
  expect(await refusalOf(now(token))).toMatchObject({ code: 300040 })
})

test('a card entity is sent once and typed into element by element', async () => {
  const { client, control } = await openPractice()
  const data = JSON.stringify(cardOf({ tag: 'markdown', element_id: 'answer', content: '…' }))
  const made = await client.cardkit.v1.card.create({ data: { type: 'card_json', data } })
  const cardId = made.data?.card_id ?? ''
  expect(cardId).toMatch(/^7\d{18}$/)
  const send = () =>
    client.im.message.create({
      params: { receive_id_type: 'open_id' },
      data: { receive_id: li, msg_type: 'interactive', content: JSON.stringify({ type: 'card', data: { card_id: cardId } }) },
    })
  await send()
  expect(await refusalOf(send())).toMatchObject({ code: 230099 })
  const type = (content: string, sequence: number) =>
    client.cardkit.v1.cardElement.content({ path: { card_id: cardId, element_id: 'answer' }, data: { content, sequence } })
  await type('概况：', 1)
  expect(await refusalOf(type('概况：三', 1))).toMatchObject({ status: 400, code: 300317 })
  await type('概况：三', 2)
  expect(await control('GET', `/people/${li}/messages`)).toMatchObject([{ content: { body: { elements: [{ content: '概况：三' }] } } }])
})
