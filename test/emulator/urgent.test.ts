import { expect, test } from 'vitest'

import { li, openPractice, refusalOf, wang } from './support/practice.ts'

async function withMessage() {
  const practice = await openPractice()
  const sent = await practice.client.im.message.create({
    params: { receive_id_type: 'open_id' },
    data: { receive_id: li, msg_type: 'text', content: '{"text":"请签收"}' },
  })
  const path = { message_id: sent.data?.message_id ?? '' }
  const params = { user_id_type: 'open_id' as const }
  const buzz = (people: string[]) => practice.client.im.message.urgentApp({ path, params, data: { user_id_list: people } })
  return { ...practice, path, params, buzz }
}

test.each([230023, 230024])('a buzz the person cannot take is refused with %i', async (code) => {
  const { control, buzz } = await withMessage()
  await control('PATCH', `/people/${li}`, { urgentRefusals: { app: code } })
  expect(await refusalOf(buzz([li]))).toMatchObject({ status: 400, code })
})

test('a buzz about a message of somebody else is refused', async () => {
  const { client, control, params } = await withMessage()
  const { messageId } = await control<{ messageId: string }>('POST', `/people/${li}/messages`, { text: '我的' })
  const call = client.im.message.urgentApp({ path: { message_id: messageId }, params, data: { user_id_list: [li] } })
  expect(await refusalOf(call)).toMatchObject({ code: 230012 })
})

test('people outside the chat are named as invalid', async () => {
  const { buzz } = await withMessage()
  expect((await buzz([li, wang, 'ou_nobody'])).data?.invalid_user_id_list).toEqual([wang, 'ou_nobody'])
})

test('app, SMS and phone buzzes are seen by the person, each once', async () => {
  const { client, control, path, params, buzz } = await withMessage()
  await buzz([li])
  await buzz([li])
  await client.im.message.urgentSms({ path, params, data: { user_id_list: [li] } })
  await client.im.message.urgentPhone({ path, params, data: { user_id_list: [li] } })
  expect(await control('GET', `/people/${li}/messages`)).toMatchObject([{ urgent: ['app', 'sms', 'phone'] }])
})

test('a read message is told to the bot once and listed with its reader, for seven days', async () => {
  const { client, clientOf, connect, control, path, params } = await withMessage()
  const events: { message_id_list: string[]; reader: { reader_id: { open_id: string } } }[] = []
  await connect({ 'im.message.message_read_v1': async (event: never) => void events.push(event) })
  await control('POST', `/people/${li}/read`, { messageId: path.message_id })
  await control('POST', `/people/${li}/read`, { messageId: path.message_id })
  await control('POST', '/settle')
  expect(events).toMatchObject([{ message_id_list: [path.message_id], reader: { reader_id: { open_id: li } } }])
  const readers = await client.im.message.readUsers({ path, params })
  expect(readers.data?.items).toMatchObject([{ user_id: li, tenant_key: 'bureaus' }])
  await control('POST', '/clock/advance', { by: 'P8D' })
  expect(await refusalOf(clientOf('cli_00000000000000a1', 'secret-a').im.message.readUsers({ path, params }))).toMatchObject({
    code: 230033,
  })
})
