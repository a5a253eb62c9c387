import { describe, expect, test } from 'vitest'

import type { Tour } from '../../src/sandbox/index.ts'
import { li, openPractice, wang } from './support/practice.ts'
import { press } from './support/press.ts'

type Seen = { messageId: string; content: { text?: string } }

const tour: Tour = {
  id: 'first',
  role: '经办',
  title: '第一步',
  steps: [{ openId: li, says: '点菜单', deed: { does: 'menu', eventKey: 'help' } }],
}

describe('messages of a person', () => {
  test('are given page by page, the newest first asked for', async () => {
    const { control } = await openPractice()
    for (const text of ['一', '二', '三', '四']) await control('POST', `/people/${li}/messages`, { text })
    const texts = (seen: Seen[]) => seen.map(({ content }) => content.text)
    const newest = await control<Seen[]>('GET', `/people/${li}/messages?last=2`)
    expect(texts(newest)).toEqual(['三', '四'])
    expect(texts(await control('GET', `/people/${li}/messages?last=5&before=${newest[0]?.messageId}`))).toEqual(['一', '二'])
  })

  test('are found by all of the words, newest first, and a recalled one no more', async () => {
    const { control, raw } = await openPractice()
    const say = (text: string) => control<Seen>('POST', `/people/${li}/messages`, { text })
    await say('二采区 风筒漏风')
    await say('主井口 护栏缺失')
    const recalled = await say('二采区 风筒又漏风')
    const find = async (words: string) =>
      (await control<Seen[]>('GET', `/people/${li}/search?words=${encodeURIComponent(words)}`)).map(({ content }) => content.text)
    expect(await find('漏风 二采区')).toEqual(['二采区 风筒又漏风', '二采区 风筒漏风'])
    await control('POST', `/people/${li}/recall`, { messageId: recalled.messageId })
    expect(await find('漏风')).toEqual(['二采区 风筒漏风'])
    expect(await find('没有这个词')).toEqual([])
    expect((await raw('GET', `/people/${li}/search?words=`)).status).toBe(400)
  })

  test('of nobody else are shown in detail', async () => {
    const { control, raw } = await openPractice()
    const { messageId } = await control<Seen>('POST', `/people/${li}/messages`, { text: '一' })
    expect((await raw('GET', `/people/${wang}/messages/${messageId}`)).status).toBe(404)
    expect(await control('GET', `/people/${li}/messages/${messageId}`)).toMatchObject({ messageId, callback: null, edits: 0 })
  })
})

test('a card in detail carries the last exchange about a press on it, and counts as unread until it is read', async () => {
  const practice = await openPractice()
  await practice.connect({ 'card.action.trigger': () => ({ toast: { type: 'success', content: '已签收' } }) })
  await press(practice)
  expect(await practice.control('GET', '/unread')).toEqual({ [li]: 1 })
  const [card] = await practice.control<Seen[]>('GET', `/people/${li}/messages`)
  const { messageId } = card ?? { messageId: '' }
  expect(await practice.control('GET', `/people/${li}/messages/${messageId}`)).toMatchObject({
    callback: {
      path: 'card.action.trigger',
      request: { event: { context: { open_message_id: messageId } } },
      response: { toast: { content: '已签收' } },
    },
  })
  await practice.control('POST', `/people/${li}/read`, { messageId })
  expect(await practice.control('GET', '/unread')).toEqual({})
})

test('the next due instant is the earliest of all participants', async () => {
  const { control, sandbox } = await openPractice()
  expect(await control('GET', '/clock/next')).toEqual({ nextDueAt: null })
  const due = (at: string) => ({
    name: at,
    contexts: async () => [],
    nextDueAt: async () => new Date(at),
    runDue: async () => undefined,
    idle: async () => true,
  })
  sandbox.registerParticipant(due('2026-11-25T01:00:00.000Z'))
  sandbox.registerParticipant({ ...due('2026-11-24T01:00:00.000Z'), tours: () => [tour] })
  expect(await control('GET', '/clock/next')).toEqual({ nextDueAt: '2026-11-24T01:00:00.000Z' })
  expect(await control('GET', '/tours')).toEqual([tour])
})

test('a call that is not offered is named with its query in the traffic', async () => {
  const { client, control } = await openPractice()
  const asked = client.request({ method: 'GET', url: '/open-apis/calendar/v4/calendars', params: { page_size: 50 } })
  await expect(asked).rejects.toThrow('404')
  const traffic = await control<unknown[]>('GET', '/traffic')
  expect(traffic.at(-1)).toMatchObject({
    path: '/open-apis/calendar/v4/calendars',
    query: 'page_size=50',
    note: 'not offered here',
    status: 404,
  })
})
