import { expect, test } from 'vitest'

import { appId, li, openPractice, otherAppId, refusalOf } from './support/practice.ts'

const messages = '/open-apis/im/v1/messages'
const send = (practice: Awaited<ReturnType<typeof openPractice>>, uuid?: string) =>
  practice.client.im.message.create({
    params: { receive_id_type: 'open_id' },
    data: { receive_id: li, msg_type: 'text', content: '{"text":"x"}', ...(uuid === undefined ? {} : { uuid }) },
  })
const seen = (practice: Awaited<ReturnType<typeof openPractice>>) => practice.control<unknown[]>('GET', `/people/${li}/messages`)

test.each([
  ['an unknown effect', { match: {}, effect: 'explode' }, 'effect'],
  ['an unknown field', { match: {}, effect: 'drop', every: 2 }, 'every'],
  ['an app that is not there', { match: { appId: 'cli_0' }, effect: 'drop' }, 'no app cli_0'],
  ['a path that is none', { match: { path: 'open-apis' }, effect: 'drop' }, 'path'],
  ['an event with a path', { match: { event: 'im.*', path: messages }, effect: 'drop' }, 'a push has no path'],
  ['an event with a method', { match: { event: 'im.*', method: 'POST' }, effect: 'drop' }, 'a push has no path'],
  ['a method of the long connection', { match: { path: '/ws/v2', method: 'GET' }, effect: 'drop' }, 'names nothing'],
  ['a delay without its length', { match: {}, effect: 'delay' }, 'needs a value: milliseconds'],
  ['a delay of an hour', { match: {}, effect: 'delay', value: 3_600_000 }, 'from 1 to 60000'],
  ['a status that is success', { match: {}, effect: 'status', value: 200 }, 'from 300 to 599'],
  ['a drop with a value', { match: {}, effect: 'drop', value: 3 }, 'takes no value'],
  ['a code for an event', { match: { event: 'im.message.receive_v1' }, effect: 'code' }, 'strikes call, callback'],
  ['calls in another order', { match: { path: messages }, effect: 'reorder' }, 'strikes event; this match names call'],
  ['presses in another order', { match: { event: 'card.action.trigger' }, effect: 'reorder' }, 'names callback'],
  ['a call replayed', { match: { method: 'POST' }, effect: 'replay' }, 'strikes event, callback'],
  ['a long connection that is slow', { match: { path: '/ws/v2' }, effect: 'delay', value: 5 }, 'names connection'],
  ['a platform away for one path', { match: { path: messages }, effect: 'away' }, 'the whole platform'],
  ['a platform away with a 404', { match: {}, effect: 'away', value: 404 }, 'from 500 to 599'],
  ['a wrong signature over the long connection', { match: {}, effect: 'bad-signature' }, 'the long connection signs nothing'],
])('%s is refused in words', async (_case, fault, words) => {
  const { raw, control } = await openPractice()
  const answer = await raw('PUT', '/faults', [fault])
  expect(answer.status).toBe(400)
  expect(await answer.json()).toMatchObject({ error: { code: 'invalid_input', message: expect.stringContaining(words) } })
  expect(await control('GET', '/faults')).toEqual([])
})

test('a fault strikes as often as it says and counts', async () => {
  const practice = await openPractice()
  await practice.control('PUT', '/faults', [{ match: { path: messages }, effect: 'code', value: 99991400, times: 1 }])
  expect(await refusalOf(send(practice))).toMatchObject({ status: 429, code: 99991400, headers: { 'x-ogw-ratelimit-reset': '1' } })
  expect((await send(practice)).code).toBe(0)
  expect(await practice.control('GET', '/faults')).toMatchObject([{ id: 'fault-1', hits: 1 }])
})

test.each([
  ['its path', { path: messages }, true],
  ['a pattern of its path', { path: '/open-apis/im/*' }, true],
  ['another path', { path: `${messages}/*` }, false],
  ['its method', { path: messages, method: 'post' }, true],
  ['another method', { path: messages, method: 'GET' }, false],
  ['its app', { path: messages, appId }, true],
  ['another app', { path: messages, appId: otherAppId }, false],
  ['an event', { event: '*' }, false],
])('a call is struck by a fault for %s: %s → %s', async (_case, match, isStruck) => {
  const practice = await openPractice()
  await practice.control('PUT', '/faults', [{ match, effect: 'status', value: 502 }])
  const outcome = await send(practice).then(
    () => false,
    () => true,
  )
  expect(outcome).toBe(isStruck)
})

test('a failing gateway answers with its status and does nothing', async () => {
  const practice = await openPractice()
  await practice.control('PUT', '/faults', [{ match: { path: messages }, effect: 'status', value: 503 }])
  await expect(send(practice)).rejects.toMatchObject({ response: { status: 503 } })
  expect(await seen(practice)).toEqual([])
})

test('a slow call is handled and answered all the same', async () => {
  const practice = await openPractice()
  await practice.control('PUT', '/faults', [{ match: { path: messages }, effect: 'delay', value: 20 }])
  expect((await send(practice)).code).toBe(0)
  expect(await practice.control('GET', '/faults')).toMatchObject([{ hits: 1 }])
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

test('half an answer is an error for the caller although the message was sent', async () => {
  const practice = await openPractice()
  await practice.control('PUT', '/faults', [{ match: { path: messages }, effect: 'truncate', times: 1 }])
  await expect(send(practice)).rejects.toThrow()
  expect(await seen(practice)).toHaveLength(1)
})

test('a call into silence is never answered and did nothing', async () => {
  const practice = await openPractice()
  await practice.control('PUT', '/faults', [{ match: { path: messages }, effect: 'silence', times: 1 }])
  const { tenant_access_token: token } = await tokenOf(practice)
  const call = fetch(`${practice.sandbox.url}${messages}?receive_id_type=open_id`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    body: '{}',
    signal: AbortSignal.timeout(100),
  })
  await expect(call).rejects.toThrow('timeout')
  expect(await practice.control('GET', '/faults')).toMatchObject([{ hits: 1 }])
  expect(await seen(practice)).toEqual([])
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
  ['closes connections', {}, undefined],
  ['answers 5xx', { value: 503 }, 503],
])('a platform that is away %s for every call, tokens included, and is back when the fault goes', async (_case, extra, status) => {
  const practice = await openPractice()
  await practice.control('PUT', '/faults', [{ match: {}, effect: 'away', ...extra }])
  const failure = await tokenOf(practice).catch((error: Error) => error)
  expect(failure).toEqual(status ?? expect.any(Error))
  await expect(send(practice)).rejects.toThrow()
  await practice.control('PUT', '/faults', [])
  expect((await send(practice)).code).toBe(0)
  expect(await seen(practice)).toHaveLength(1)
})

test('a platform that is away for one app is there for the other', async () => {
  const practice = await openPractice()
  await practice.control('PUT', '/faults', [{ match: { appId: otherAppId }, effect: 'away' }])
  expect((await send(practice)).code).toBe(0)
  await expect(practice.clientOf(otherAppId, 'secret-b').request({ method: 'GET', url: '/open-apis/bot/v3/info' })).rejects.toThrow()
})

async function tokenOf({ sandbox }: Awaited<ReturnType<typeof openPractice>>): Promise<{ tenant_access_token: string }> {
  const body = JSON.stringify({ app_id: appId, app_secret: 'secret-a' })
  const answer = await fetch(`${sandbox.url}/open-apis/auth/v3/tenant_access_token/internal`, { method: 'POST', body })
  return answer.ok ? ((await answer.json()) as { tenant_access_token: string }) : (answer.status as never)
}
