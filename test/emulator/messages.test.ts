import { describe, expect, test } from 'vitest'

import { appId, li, openPractice, otherAppId, refusalOf, zhao } from './support/practice.ts'

const text = (words: string) => JSON.stringify({ text: words })
const toLi = { receive_id_type: 'open_id' as const }
const card = (title: string) => ({
  schema: '2.0',
  config: { update_multi: true },
  header: { title: { tag: 'plain_text', content: title } },
  body: { elements: [{ tag: 'markdown', content: title }] },
})

type Seen = { messageId: string; content: { text?: string; header?: unknown }; sender: { type: string; id: string }; recalled: boolean }

describe('im-v1/message/create', () => {
  test('a wrong app secret is refused with 10014 in a plain answer', async () => {
    const { clientOf } = await openPractice()
    await expect(
      clientOf(appId, 'wrong').im.message.create({ params: toLi, data: { receive_id: li, msg_type: 'text', content: text('x') } }),
    ).rejects.toThrow(/10014/)
  })

  test('a call without a token is refused with 99991661', async () => {
    const { sandbox } = await openPractice()
    const response = await fetch(`${sandbox.url}/open-apis/im/v1/messages`, { method: 'POST', body: '{}' })
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({ code: 99991661 })
    expect(response.headers.get('x-tt-logid')).toMatch(/^\d{14}[0-9A-F]{18}$/)
  })

  test('a path the platform does not have is answered with 404 and 99991201, and traffic says that the emulator has it not', async () => {
    const { client, control } = await openPractice()
    const refusal = await refusalOf(client.request({ method: 'GET', url: '/open-apis/no/such/api' }))
    expect(refusal).toMatchObject({ status: 404, code: 99991201 })
    const calls = await control<object[]>('GET', '/traffic')
    expect(calls.at(-1)).toMatchObject({ path: '/open-apis/no/such/api', status: 404, code: 99991201, note: 'not offered here' })
  })

  test.each([
    ['an unknown open_id', 'ou_nobody', {}, 230034],
    ['an account of another app', zhao, {}, 230034],
    ['a person outside the availability scope', li, { unavailable: true }, 230013],
    ['a person who has stopped the bot', li, { stoppedBot: true }, 230053],
  ])('a message to %s is refused', async (_case, receiver, settings, code) => {
    const { client, control } = await openPractice()
    await control('PATCH', `/people/${li}`, settings)
    const call = client.im.message.create({ params: toLi, data: { receive_id: receiver, msg_type: 'text', content: text('x') } })
    expect(await refusalOf(call)).toMatchObject({ status: 400, code })
  })

  test('the sixth message to one person within a second is refused with 230020', async () => {
    const { client } = await openPractice()
    const send = () => client.im.message.create({ params: toLi, data: { receive_id: li, msg_type: 'text', content: text('x') } })
    for (let count = 0; count < 5; count += 1) await send()
    expect(await refusalOf(send())).toMatchObject({ status: 400, code: 230020 })
  })

  test('the 51st call of one API within a second is refused with 429 and the headers that say when to come back', async () => {
    const { client, sandbox } = await openPractice()
    const ask = () => client.request({ method: 'GET', url: '/open-apis/bot/v3/info' })
    await ask()
    // The whole second is taken at once, so that a slow machine cannot slip into the next window.
    for (let count = 1; count < 50; count += 1) sandbox.world.limits.take(`${appId} GET /open-apis/bot/v3/info s`, 50, 1000)
    const refusal = await refusalOf(ask())
    expect(refusal).toMatchObject({ status: 429, code: 99991400 })
    expect(refusal.headers['x-ogw-ratelimit-limit']).toBe('50')
    expect(refusal.headers['x-ogw-ratelimit-reset']).toBe('1')
  })

  test('a text is seen by the person it was sent to', async () => {
    const { client, control } = await openPractice()
    const sent = await client.im.message.create({ params: toLi, data: { receive_id: li, msg_type: 'text', content: text('你好') } })
    expect(sent.code).toBe(0)
    expect(sent.data?.message_id).toMatch(/^om_[0-9a-f]{32}$/)
    expect(sent.data?.chat_id).toMatch(/^oc_/)
    const seen = await control<Seen[]>('GET', `/people/${li}/messages`)
    expect(seen).toMatchObject([{ messageId: sent.data?.message_id, content: { text: '你好' }, sender: { type: 'app', id: appId } }])
  })

  test('the same uuid sends once within an hour of practice time and again afterwards', async () => {
    const { client, control } = await openPractice()
    const send = () =>
      client.im.message.create({ params: toLi, data: { receive_id: li, msg_type: 'text', content: text('一次'), uuid: 'same' } })
    const first = await send()
    const second = await send()
    expect(second.data?.message_id).toBe(first.data?.message_id)
    expect(await control<Seen[]>('GET', `/people/${li}/messages`)).toHaveLength(1)
    await control('POST', '/clock/advance', { by: 'PT61M' })
    expect((await send()).data?.message_id).not.toBe(first.data?.message_id)
  })

  test('a token stays the same while half an hour or more is left, and ends after two hours of practice time', async () => {
    const { sandbox, control } = await openPractice()
    const ask = async () => {
      const body = JSON.stringify({ app_id: appId, app_secret: 'secret-a' })
      const response = await fetch(`${sandbox.url}/open-apis/auth/v3/tenant_access_token/internal`, { method: 'POST', body })
      return (await response.json()) as { tenant_access_token: string; expire: number }
    }
    const info = async (token: string) => {
      const response = await fetch(`${sandbox.url}/open-apis/bot/v3/info`, { headers: { authorization: `Bearer ${token}` } })
      return ((await response.json()) as { code: number }).code
    }
    const first = await ask()
    expect(first.expire).toBe(7200)
    await control('POST', '/clock/advance', { by: 'PT89M' })
    expect((await ask()).tenant_access_token).toBe(first.tenant_access_token)
    await control('POST', '/clock/advance', { by: 'PT2M' })
    const second = await ask()
    expect(second.tenant_access_token).not.toBe(first.tenant_access_token)
    expect(await info(first.tenant_access_token)).toBe(0)
    await control('POST', '/clock/advance', { by: 'PT30M' })
    expect(await info(first.tenant_access_token)).toBe(99991663)
    expect(await info(second.tenant_access_token)).toBe(0)
  })
})

describe('im-v1/message-card/patch', () => {
  test('a card of another app cannot be updated', async () => {
    const { client, clientOf } = await openPractice()
    const sent = await client.im.message.create({
      params: toLi,
      data: { receive_id: li, msg_type: 'interactive', content: JSON.stringify(card('一')) },
    })
    const call = clientOf(otherAppId, 'secret-b').im.message.patch({
      path: { message_id: sent.data?.message_id ?? '' },
      data: { content: JSON.stringify(card('二')) },
    })
    expect(await refusalOf(call)).toMatchObject({ status: 400, code: 230012 })
  })

  test('a card is replaced for everybody, until it is 14 days old', async () => {
    const { client, clientOf, control } = await openPractice()
    const sent = await client.im.message.create({
      params: toLi,
      data: { receive_id: li, msg_type: 'interactive', content: JSON.stringify(card('一')) },
    })
    const patch = (by: typeof client) =>
      by.im.message.patch({ path: { message_id: sent.data?.message_id ?? '' }, data: { content: JSON.stringify(card('二')) } })
    expect(await patch(client)).toMatchObject({ code: 0 })
    const [seen] = await control<Seen[]>('GET', `/people/${li}/messages`)
    expect(seen?.content.header).toEqual(card('二').header)
    await control('POST', '/clock/advance', { by: 'P15D' })
    expect(await refusalOf(patch(clientOf(appId, 'secret-a')))).toMatchObject({ status: 400, code: 230031 })
  })

  test('a recalled card can be neither updated nor answered', async () => {
    const { client, control } = await openPractice()
    const sent = await client.im.message.create({
      params: toLi,
      data: { receive_id: li, msg_type: 'interactive', content: JSON.stringify(card('一')) },
    })
    const path = { message_id: sent.data?.message_id ?? '' }
    await client.im.message.delete({ path })
    expect((await control<Seen[]>('GET', `/people/${li}/messages`))[0]).toMatchObject({ recalled: true })
    expect(await refusalOf(client.im.message.patch({ path, data: { content: JSON.stringify(card('二')) } }))).toMatchObject({
      code: 230011,
    })
    expect(await refusalOf(client.im.message.reply({ path, data: { msg_type: 'text', content: text('x') } }))).toMatchObject({
      code: 230011,
    })
  })
})

test('contacts are found by mobile within the tenant, and an unknown number comes back without an id', async () => {
  const { client } = await openPractice()
  const found = await client.contact.user.batchGetId({
    params: { user_id_type: 'open_id' },
    data: { mobiles: ['13800000001', '13900000000'] },
  })
  expect(found.data?.user_list).toMatchObject([{ user_id: li, mobile: '13800000001' }, { mobile: '13900000000' }])
  expect(found.data?.user_list?.[1]).not.toHaveProperty('user_id')
})
