import { expect, test } from 'vitest'

import { li, openPractice, refusalOf } from './support/practice.ts'

const messages = '/open-apis/im/v1/messages'
const send = (practice: Awaited<ReturnType<typeof openPractice>>, uuid?: string) =>
  practice.client.im.message.create({
    params: { receive_id_type: 'open_id' },
    data: { receive_id: li, msg_type: 'text', content: '{"text":"x"}', ...(uuid === undefined ? {} : { uuid }) },
  })
const seen = (practice: Awaited<ReturnType<typeof openPractice>>) => practice.control<unknown[]>('GET', `/people/${li}/messages`)

test('an unknown effect is refused', async () => {
  const { raw } = await openPractice()
  expect((await raw('PUT', '/faults', [{ match: {}, effect: 'explode' }])).status).toBe(400)
})

test('a fault strikes as often as it says and counts', async () => {
  const practice = await openPractice()
  await practice.control('PUT', '/faults', [{ match: { path: messages }, effect: 'code', value: 99991400, times: 1 }])
  expect(await refusalOf(send(practice))).toMatchObject({ status: 429, code: 99991400 })
  expect((await send(practice)).code).toBe(0)
  expect(await practice.control('GET', '/faults')).toMatchObject([{ id: 'fault-1', hits: 1 }])
})

test('a failing gateway answers with its status', async () => {
  const practice = await openPractice()
  await practice.control('PUT', '/faults', [{ match: { path: messages }, effect: 'status', value: 503 }])
  await expect(send(practice)).rejects.toMatchObject({ response: { status: 503 } })
  expect(await seen(practice)).toEqual([])
})

test('a dropped call did nothing; one dropped after it was accepted did its work, and its uuid finds it again', async () => {
  const practice = await openPractice()
  await practice.control('PUT', '/faults', [{ match: { path: messages }, effect: 'drop', times: 1 }])
  await expect(send(practice, 'u1')).rejects.toThrow()
  expect(await seen(practice)).toEqual([])
  await practice.control('PUT', '/faults', [{ match: { path: messages }, effect: 'accept-then-drop', times: 1 }])
  await expect(send(practice, 'u1')).rejects.toThrow()
  expect(await seen(practice)).toHaveLength(1)
  await send(practice, 'u1')
  expect(await seen(practice)).toHaveLength(1)
})

test('a call carried out twice sends twice without a uuid and once with it', async () => {
  const practice = await openPractice()
  await practice.control('PUT', '/faults', [{ match: { path: messages }, effect: 'double' }])
  await send(practice)
  expect(await seen(practice)).toHaveLength(2)
  await send(practice, 'u2')
  expect(await seen(practice)).toHaveLength(3)
})

test.each([
  ['double', 2],
  ['replay', 2],
])('an event under %s arrives %i times with one event_id', async (effect, count) => {
  const practice = await openPractice()
  const ids: string[] = []
  await practice.connect({ 'im.message.receive_v1': async (event: { event_id: string }) => void ids.push(event.event_id) } as never)
  await practice.control('PUT', '/faults', [{ match: { event: 'im.message.*' }, effect, times: 1 }])
  await practice.control('POST', `/people/${li}/messages`, { text: 'x' })
  await practice.control('POST', '/settle')
  expect(ids).toHaveLength(count)
  expect(new Set(ids).size).toBe(1)
})

test('two events in the wrong order both arrive', async () => {
  const practice = await openPractice()
  const texts: string[] = []
  await practice.connect({
    'im.message.receive_v1': async (event: { message: { content: string } }) => void texts.push(event.message.content),
  } as never)
  await practice.control('PUT', '/faults', [{ match: { event: 'im.message.receive_v1' }, effect: 'reorder', times: 1 }])
  await practice.control('POST', `/people/${li}/messages`, { text: '一' })
  await practice.control('POST', `/people/${li}/messages`, { text: '二' })
  await practice.control('POST', '/settle')
  expect(texts).toEqual(['{"text":"二"}', '{"text":"一"}'])
})

test('an event that was lost comes again after 15 s', async () => {
  const practice = await openPractice()
  const ids: string[] = []
  await practice.connect({ 'im.message.receive_v1': async (event: { event_id: string }) => void ids.push(event.event_id) } as never)
  await practice.control('PUT', '/faults', [{ match: { event: 'im.message.receive_v1' }, effect: 'drop', times: 1 }])
  await practice.control('POST', `/people/${li}/messages`, { text: 'x' })
  await practice.control('POST', '/settle')
  expect(ids).toEqual([])
  await practice.control('POST', '/clock/advance', { by: 'PT15S' })
  expect(ids).toHaveLength(1)
})
