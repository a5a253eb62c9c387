import { createCipheriv, createHash, createHmac, randomBytes } from 'node:crypto'

/** A call that a contestant takes for the platform's, ready to be sent again and again. */
export interface Call {
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

export const appId = 'cli_0000000000000001'
export const encryptKey = 'an encrypt key of the bench'
export const verificationToken = 'a verification token of the bench'
export const signingSecret = 'a signing secret of the bench'

/** A press on a form with six fields, as the platform sends it. */
const press = {
  schema: '2.0',
  header: {
    event_id: 'f7984f25108f8137722bb63cee927e66',
    token: verificationToken,
    create_time: '1603977298000000',
    event_type: 'card.action.trigger',
    tenant_key: 'practice_ent',
    app_id: appId,
  },
  event: {
    operator: {
      tenant_key: 'practice_ent',
      user_id: 'u1',
      open_id: 'ou_0123456789abcdef0123456789abcdef',
      union_id: 'on_0123456789abcdef',
    },
    token: 'c-0123456789abcdef0123456789abcdef01234567',
    action: {
      value: { action: 'hz_draft' },
      tag: 'button',
      timezone: 'Asia/Shanghai',
      name: 'hz_draft',
      form_value: {
        enterprise: 'qy-qinhe',
        place: '3号煤层 3205 综采工作面回风隅角往外约 40 米处',
        description:
          '回风隅角瓦斯浓度超过规定值，风障被拆除后没有恢复；传感器吊挂位置偏低，读数与便携仪相差较大。现场没有停止作业。'.repeat(3),
        found_on: '2026-11-23',
        grade: 'major',
        imminent: false,
      },
    },
    host: 'im_message',
    context: { open_message_id: 'om_0123456789abcdef0123456789abcdef', open_chat_id: 'oc_0123456789abcdef0123456789abcdef' },
  },
}

/** The press encrypted and signed (encrypt-key-encryption-configuration-case). Every other body is made as long as this one. */
function sealed(): Call {
  const iv = randomBytes(16)
  const cipher = createCipheriv('aes-256-cbc', createHash('sha256').update(encryptKey).digest(), iv)
  const body = JSON.stringify({ encrypt: Buffer.concat([iv, cipher.update(JSON.stringify(press)), cipher.final()]).toString('base64') })
  const [timestamp, nonce] = [String(Math.floor(Date.now() / 1000)), randomBytes(8).toString('hex')]
  const signature = createHash('sha256').update(`${timestamp}${nonce}${encryptKey}${body}`).digest('hex')
  const proof = { 'x-lark-request-timestamp': timestamp, 'x-lark-request-nonce': nonce, 'x-lark-signature': signature }
  return { path: `/feishu/${appId}`, headers: { 'content-type': 'application/json;charset=utf-8', ...proof }, body }
}

/** A press on a button of a message, signed as Slack does. */
function slack(bytes: number): Call {
  const made = (filler: string) => {
    const payload = {
      type: 'block_actions',
      user: { id: 'U1', username: 'u', team_id: 'T1' },
      team: { id: 'T1', domain: 'd' },
      api_app_id: 'A1',
      token: 't',
      trigger_id: '1.2.3',
      container: { type: 'message', message_ts: '1.1', channel_id: 'C1' },
      channel: { id: 'C1', name: 'c' },
      message: { type: 'message', ts: '1.1', text: filler },
      actions: [{ action_id: 'approve', block_id: 'b', type: 'button', value: 'v', action_ts: '1.2' }],
    }
    return `payload=${encodeURIComponent(JSON.stringify(payload))}`
  }
  const body = made('x'.repeat(bytes - made('').length))
  const timestamp = String(Math.floor(Date.now() / 1000))
  const signature = `v0=${createHmac('sha256', signingSecret).update(`v0:${timestamp}:${body}`).digest('hex')}`
  const headers = {
    'content-type': 'application/x-www-form-urlencoded',
    'x-slack-request-timestamp': timestamp,
    'x-slack-signature': signature,
  }
  return { path: '/slack/events', headers, body }
}

/** A new issue, signed as GitHub does. */
function github(bytes: number): Call {
  const made = (filler: string) =>
    JSON.stringify({
      action: 'opened',
      issue: { id: 1, number: 1, title: 'an issue', body: filler, user: { login: 'u', id: 1 } },
      repository: { id: 1, name: 'r', full_name: 'o/r', owner: { login: 'o', id: 2 } },
      sender: { login: 'u', id: 1 },
    })
  const body = made('x'.repeat(bytes - made('').length))
  const signature = `sha256=${createHmac('sha256', signingSecret).update(body).digest('hex')}`
  const headers = {
    'content-type': 'application/json',
    'x-github-event': 'issues',
    'x-github-delivery': 'd1',
    'x-hub-signature-256': signature,
  }
  return { path: '/', headers, body }
}

/** The call for each contestant, all bodies of one length. */
export function calls(): Readonly<Record<'bare' | 'ours' | 'sdk' | 'bolt' | 'probot', Call>> {
  const own = sealed()
  const bytes = own.body.length
  return { bare: own, ours: own, sdk: own, bolt: slack(bytes), probot: github(bytes) }
}
