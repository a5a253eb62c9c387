import { createHash } from 'node:crypto'

import { describe, expect, test } from 'vitest'

import { serve } from './support/bot-server.ts'
import { appId, li, openPractice, type Practice } from './support/practice.ts'
import { press } from './support/press.ts'
import { bothWays, encryptKey, openWith, type Way } from './support/ways.ts'

type Received = { event_id: string; message: { message_id: string; content: string } }
type Traffic = { direction: string; status: number | null; note: string | null }

const say = (practice: Practice, text = 'x') => practice.control<{ messageId: string }>('POST', `/people/${li}/messages`, { text })
const arm = (practice: Practice, fault: object) => practice.control('PUT', '/faults', [{ times: 1, ...fault }])
const pushed = async (practice: Practice) =>
  (await practice.control<Traffic[]>('GET', '/traffic')).filter(({ direction }) => direction === 'event')

/** A bot that hears messages and answers presses, over one way. */
async function listening(way: Way) {
  const heard: Received[] = []
  let presses = 0
  const practice = await openWith(way, {
    'im.message.receive_v1': async (event: never) => void heard.push(event),
    'card.action.trigger': async () => {
      presses += 1
      return { toast: { type: 'success', content: `第${presses}次` } }
    },
  })
  const texts = () => heard.map(({ message }) => (JSON.parse(message.content) as { text: string }).text)
  return { practice, heard, texts, presses: () => presses }
}

// event-subscriptions/uUTNz4SN1MjL1UzM: at least once, again after 15 s; receive-and-handle-callbacks: never again.
describe.each(bothWays)('over %s', (way) => {
  const event = 'im.message.receive_v1'

  test.each([
    ['drop', undefined, 0],
    ['status', 502, 0],
    ['silence', undefined, 0],
    ['accept-then-drop', undefined, 1],
    ['truncate', undefined, 0],
  ])('an event under %s is pushed again after 15 s, and only once more', async (effect, value, heardBefore) => {
    const { practice, heard } = await listening(way)
    await arm(practice, { match: { event }, effect, ...(value === undefined ? {} : { value }) })
    await say(practice)
    await practice.control('POST', '/settle')
    expect(heard).toHaveLength(heardBefore)
    expect(await pushed(practice)).toHaveLength(1)
    await practice.control('POST', '/clock/advance', { by: 'PT14S' })
    expect(heard).toHaveLength(heardBefore)
    await practice.control('POST', '/clock/advance', { by: 'P2D' })
    expect(heard).toHaveLength(heardBefore + 1)
    expect(new Set(heard.map(({ event_id: id }) => id)).size).toBe(1)
    expect(await pushed(practice)).toMatchObject([{ note: expect.any(String) }, { status: 200, note: null }])
  })

  test('an event that is slow arrives once', async () => {
    const { practice, heard } = await listening(way)
    await arm(practice, { match: { event }, effect: 'delay', value: 20 })
    await say(practice)
    await practice.control('POST', '/clock/advance', { by: 'P2D' })
    expect(heard).toHaveLength(1)
  })

  // im-v1/message/events/receive: "use message_id, do not rely on event_id".
  test('a message doubled arrives twice under two event_ids and one message_id', async () => {
    const { practice, heard } = await listening(way)
    await arm(practice, { match: { event: 'im.message.*' }, effect: 'double' })
    const { messageId } = await say(practice)
    await practice.control('POST', '/settle')
    expect(new Set(heard.map(({ event_id: id }) => id)).size).toBe(2)
    expect(heard.map(({ message }) => message.message_id)).toEqual([messageId, messageId])
  })

  test.each([
    ['six hours', undefined, 'PT6H'],
    ['as long as its value says', 1000, 'PT1S'],
  ])('an event replayed was acknowledged and comes once more, %s later', async (_case, value, by) => {
    const { practice, heard } = await listening(way)
    await practice.control('PUT', '/faults', [{ match: { event }, effect: 'replay', ...(value === undefined ? {} : { value }) }])
    await say(practice)
    await practice.control('POST', '/settle')
    expect(heard).toHaveLength(1)
    // Replays are not replayed, or there would be no end.
    await practice.control('POST', '/clock/advance', { by })
    await practice.control('POST', '/clock/advance', { by: 'P2D' })
    expect(heard).toHaveLength(2)
    expect(heard[1]?.event_id).toBe(heard[0]?.event_id)
  })

  test('two events in the wrong order both arrive once', async () => {
    const { practice, texts } = await listening(way)
    await arm(practice, { match: { event }, effect: 'reorder' })
    await say(practice, '一')
    await say(practice, '二')
    await practice.control('POST', '/settle')
    expect(texts()).toEqual(['二', '一'])
  })

  test.each([
    ['drop', undefined, 200342, 0],
    ['accept-then-drop', undefined, 200342, 1],
    ['status', 502, 200671, 0],
    ['code', 200080, 200080, 0],
    ['away', undefined, 200080, 0],
  ])('a press under %s shows its code at once and never reaches the bot again', async (effect, value, code, reached) => {
    const { practice, presses } = await listening(way)
    const match = effect === 'away' ? {} : { event: 'card.action.trigger' }
    const sent = press(practice, () => arm(practice, { match, effect, ...(value === undefined ? {} : { value }) }))
    expect(await sent).toMatchObject({ status: 'error', code })
    await practice.control('PUT', '/faults', [])
    await practice.control('POST', '/clock/advance', { by: 'P1D' })
    expect(presses()).toBe(reached)
  })

  test.each(['double', 'replay'])('a press under %s reaches the bot twice and is answered once', async (effect) => {
    const { practice, presses } = await listening(way)
    await arm(practice, { match: { event: 'card.action.trigger' }, effect })
    expect(await press(practice)).toMatchObject({ status: 'ok', toast: { content: '第1次' } })
    await practice.control('POST', '/settle')
    expect(presses()).toBe(2)
  })

  test('while the platform is away nothing is pushed; back again, it pushes what it owes', async () => {
    const { practice, heard } = await listening(way)
    await practice.control('PUT', '/faults', [{ match: { appId }, effect: 'away' }])
    await say(practice)
    await practice.control('POST', '/settle')
    expect(heard).toEqual([])
    await practice.control('PUT', '/faults', [])
    if (way === 'the long connection') await practice.connect({ 'im.message.receive_v1': async (one: never) => void heard.push(one) })
    await practice.control('POST', '/clock/advance', { by: 'PT15S' })
    expect(heard).toHaveLength(1)
  })
})

// cardkit-v1/card-callback-communication: 3 s, whatever the way; one way is enough to wait for.
describe('the platform’s patience with a press', () => {
  test('a press into silence shows 200341 after 3 s', async () => {
    const { practice, presses } = await listening('a webhook')
    await arm(practice, { match: { event: 'card.action.trigger' }, effect: 'silence' })
    const shown = await press(practice)
    expect(shown).toMatchObject({ status: 'error', code: 200341 })
    expect(shown.elapsedMs).toBeGreaterThanOrEqual(2990)
    expect(presses()).toBe(0)
  })

  test('a press that takes 3 s on the way shows 200341, and still reaches the bot', async () => {
    const { practice, presses } = await listening('a webhook')
    await arm(practice, { match: { event: 'card.action.trigger' }, effect: 'delay', value: 3100 })
    expect(await press(practice)).toMatchObject({ status: 'error', code: 200341 })
    await practice.control('POST', '/settle')
    expect(presses()).toBe(1)
  })
})

// encrypt-key-encryption-configuration-case: a signature that does not fit must be refused.
describe('a push with a wrong signature', () => {
  const fault = { match: { event: 'im.message.receive_v1' }, effect: 'bad-signature' }

  test('is refused by a bot that checks, and comes again rightly signed', async () => {
    const statuses: number[] = []
    const practice = await openWith('a webhook', {})
    const bot = await serve(async (request, response) => {
      const chunks: Buffer[] = []
      for await (const chunk of request) chunks.push(chunk as Buffer)
      const { 'x-lark-request-timestamp': timestamp, 'x-lark-request-nonce': nonce, 'x-lark-signature': signature } = request.headers
      const words = `${timestamp}${nonce}${encryptKey}${Buffer.concat(chunks)}`
      statuses.push(createHash('sha256').update(words).digest('hex') === signature ? 200 : 401)
      response.writeHead(statuses.at(-1) ?? 500).end('{}')
    })
    practice.sandbox.world.webhooks.put(appId, bot)
    await arm(practice, fault)
    await say(practice)
    await practice.control('POST', '/clock/advance', { by: 'P1D' })
    expect(statuses).toEqual([401, 200])
  })

  test('is lost with the SDK’s own server: it answers HTTP 200 and hears nothing', async () => {
    const { practice, heard } = await listening('a webhook')
    await arm(practice, fault)
    await say(practice)
    await practice.control('POST', '/clock/advance', { by: 'P1D' })
    expect(heard).toEqual([])
    expect(await pushed(practice)).toMatchObject([{ status: 200 }])
  })

  test('has a wrong token where there is no Encrypt Key', async () => {
    const tokens: string[] = []
    const practice = await openPractice()
    const bot = await serve(async (request, response) => {
      const chunks: Buffer[] = []
      for await (const chunk of request) chunks.push(chunk as Buffer)
      tokens.push((JSON.parse(Buffer.concat(chunks).toString()) as { header: { token: string } }).header.token)
      response.end('{}')
    })
    practice.sandbox.world.webhooks.put(appId, bot)
    await arm(practice, fault)
    await say(practice)
    await practice.control('POST', '/settle')
    expect(tokens).toEqual(['forged'])
  })
})
