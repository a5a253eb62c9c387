import { beforeEach, describe, expect, it } from 'vitest'
import { useDatabase } from '../../harness/database.ts'
import { appId, encryptKey, envelope, machineAt, message, openAppId, openWebhook, sealed, signed, token } from './webhook-room.ts'

const database = useDatabase()
beforeEach(async () => {
  await database.db.prisma.$executeRaw`TRUNCATE inbox_item`
})

const stored = () => database.db.prisma.inboxItem.count()
const hours = (n: number) => new Date(machineAt.getTime() + n * 3_600_000)
const asked = (given = token) => JSON.stringify({ challenge: 'c1', token: given, type: 'url_verification' })
const nested = `${'['.repeat(100_000)}${']'.repeat(100_000)}`
const here = `/feishu/${appId}`
const open = `/feishu/${openAppId}`

interface Call {
  readonly body: string
  readonly headers?: Record<string, string>
  readonly path?: string
}

/** A sealed call with headers made from its body. */
const call = (plain: string, headers: (body: string) => Record<string, string> = signed, key = encryptKey): Call => {
  const body = sealed(plain, key)
  return { body, headers: headers(body) }
}

describe('what is not from the platform is refused, stored nowhere and answered to nobody', () => {
  const press = envelope()
  const table: readonly [string, number, Call][] = [
    ['unsigned', 401, call(press, () => ({}))],
    ['unsigned and as it is', 401, { body: press }],
    ['unsigned and long', 401, { body: sealed(envelope({}, { filler: 'x'.repeat(9_000) })) }],
    ['unsigned and no JSON', 401, { body: 'garbage' }],
    ['unsigned with a garbage seal', 401, { body: '{"encrypt":"garbage"}' }],
    ['signed with another key', 401, call(press, (body) => signed(body, { key: 'another' }))],
    ['signed for another body', 401, call(press, (body) => signed(`${body} `))],
    ['signed with half a signature', 401, call(press, (body) => ({ ...signed(body), 'x-lark-signature': 'ab' }))],
    ['signed without a timestamp', 401, call(press, (body) => ({ 'x-lark-signature': signed(body)['x-lark-signature'] ?? '' }))],
    ['signed more than 8 h ago', 401, call(press, (body) => signed(body, { at: hours(-8.01) }))],
    ['signed more than 8 h ahead', 401, call(press, (body) => signed(body, { at: hours(8.01) }))],
    ['signed and sealed with another key', 401, call(press, signed, 'another')],
    ['signed with a token that is not the app’s', 401, call(envelope({ token: 'another' }))],
    ['signed for another app of ours', 401, call(envelope({ app_id: openAppId }))],
    ['signed and cut off', 400, call(press.slice(0, 200))],
    ['signed and nested too deep', 400, call(`{"schema":"2.0","event":${nested}}`)],
    ['a challenge with another token', 401, { body: sealed(asked('another')) }],
    ['a challenge as it is with another token', 401, { body: asked('another') }],
    ['without a key and with another token', 401, { body: envelope({ token: 'another', app_id: openAppId }), path: open }],
    ['without a key or token', 401, { body: envelope({ token: undefined, app_id: openAppId }), path: open }],
    ['without a key, nested too deep', 400, { body: nested, path: open }],
    ['for an app that is not ours', 404, { ...call(press), path: '/feishu/cli_00000000000000ff' }],
  ]
  it.each(table)('%s: %i', async (_what, status, { body, headers = {}, path = here }) => {
    const { post, conversation } = await openWebhook(database.db)
    const answer = await post(body, headers, path)
    expect(answer.status).toBe(status)
    expect(answer.body).not.toContain(token)
    expect(conversation.press).not.toHaveBeenCalled()
    expect(await stored()).toBe(0)
  })

  it('an app that is not ours reads like any other address that is not there', async () => {
    const { post } = await openWebhook(database.db)
    const [foreign, nowhere] = await Promise.all([post('{}', {}, '/feishu/cli_x'), post('{}', {}, '/nowhere')])
    expect({ status: foreign.status, body: foreign.body }).toEqual({ status: nowhere.status, body: nowhere.body })
  })

  it('a foreign tenant is acknowledged, so that it is not repeated, and dropped', async () => {
    const { push, conversation } = await openWebhook(database.db)
    expect(await push(envelope({ tenant_key: 'theirs' }))).toMatchObject({ status: 200, body: '{}' })
    expect(conversation.press).not.toHaveBeenCalled()
    expect(await stored()).toBe(0)
  })
})

describe('the challenge of a new request address', () => {
  it.each([
    ['sealed', sealed(asked()), here],
    ['as it is, before the console knows the key', asked(), here],
    ['as it is, without a key', asked(), open],
  ])('%s is answered with the right token', async (_what, body, path) => {
    const { post } = await openWebhook(database.db)
    const answer = await post(body, {}, path)
    expect(answer).toMatchObject({ status: 200, body: '{"challenge":"c1"}' })
    expect(answer.headers['content-type']).toContain('application/json')
  })
})

describe('what the platform sends is taken', () => {
  it('a press: its answer is the body, its form unchanged', async () => {
    const { push, conversation } = await openWebhook(database.db)
    const answer = await push(envelope())
    expect(answer).toMatchObject({ status: 200, body: JSON.stringify({ toast: { type: 'success', content: '好了' } }) })
    expect(answer.headers['content-type']).toContain('application/json')
    expect(conversation.press).toHaveBeenCalledWith(expect.objectContaining({ form: { place: '主井口“一号”\\' }, openId: 'ou_1' }))
  })

  it('a message: acknowledged when it is stored', async () => {
    const { push, conversation } = await openWebhook(database.db)
    expect(await push(message('om_1'))).toMatchObject({ status: 200, body: '{}' })
    expect(await stored()).toBe(1)
    await expect.poll(() => conversation.handle.mock.calls.length).toBe(1)
  })

  it('the documented example of a seal', async () => {
    const { post } = await openWebhook(database.db)
    const body = '{"encrypt":"P37w+VZImNgPEO1RBhJ6RtKl7n6zymIbEG1pReEzghk="}'
    // “hello world” is decrypted and no event: refused as unreadable, not as undecryptable.
    expect((await post(body, signed(body))).status).toBe(400)
  })

  it('without a key the token alone proves it', async () => {
    const { post, conversation } = await openWebhook(database.db)
    expect((await post(envelope({ app_id: openAppId }), {}, open)).status).toBe(200)
    expect(conversation.press).toHaveBeenCalledTimes(1)
  })

  it.each([
    ['seven hours old, as the last repeat may be', () => (body: string) => signed(body, { at: hours(-7.1) })],
    ['from a clock ahead of ours', () => (body: string) => signed(body, { at: hours(0.2) })],
  ])('signed %s', async (_what, headers) => {
    const { post } = await openWebhook(database.db)
    const { body, headers: proof = {} } = call(message('om_2'), headers())
    expect((await post(body, proof)).status).toBe(200)
  })

  it('of a form nobody has subscribed to: acknowledged and dropped', async () => {
    const { push } = await openWebhook(database.db)
    const first = JSON.stringify({ ts: '1', uuid: 'u', token, type: 'event_callback', event: { type: 'p2p_chat_create' } })
    expect(await push(first)).toMatchObject({ status: 200, body: '{}' })
    expect(await push(envelope({ event_type: 'url.preview.get' }))).toMatchObject({ status: 200, body: '{}' })
    expect(await stored()).toBe(0)
  })
})

describe('what comes again', () => {
  it('doubled or replayed later is carried out once', async () => {
    const { push, post, conversation } = await openWebhook(database.db)
    const body = sealed(envelope({ event_id: 'e1' }))
    const proof = signed(body)
    const answers = await Promise.all([post(body, proof), post(body, proof)])
    expect(answers.map((answer) => answer.body)).toEqual([answers[0]?.body, answers[0]?.body])
    expect((await post(body, proof)).body).toBe(answers[0]?.body)
    for (const _time of [1, 2]) expect((await push(message('om_3'))).status).toBe(200)
    expect(conversation.press).toHaveBeenCalledTimes(1)
    await expect.poll(() => conversation.handle.mock.calls.length).toBe(1)
    expect(await stored()).toBe(2)
  })

  it('at another program on the same database says that it was taken already', async () => {
    const [one, other] = [await openWebhook(database.db), await openWebhook(database.db)]
    expect((await one.push(envelope({ event_id: 'e2' }))).body).toContain('好了')
    const again = await other.push(envelope({ event_id: 'e2' }))
    expect(again.body).toContain('这一下已经收到')
    expect(other.conversation.press).not.toHaveBeenCalled()
  })
})
