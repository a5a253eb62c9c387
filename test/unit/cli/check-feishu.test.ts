import { expect, onTestFinished, test } from 'vitest'

import { checkFeishuApp } from '../../../src/app/cli/check-feishu.ts'
import { feishuCallback, feishuEvents, feishuNeeds } from '../../../src/app/cli/feishu-needs.ts'
import { findingLine } from '../../../src/app/cli/finding.ts'
import { feishuChecks } from '../../../src/feishu/index.ts'
import { eventTypes } from '../../../src/feishu/normalize.ts'
import { systemClock, TurnableClock } from '../../../src/lib/clock.ts'
import { startSandbox } from '../../../src/sandbox/index.ts'

const app = { appId: 'cli_00000000000000d1', appSecret: 'right-secret' }

interface Room {
  readonly scopes?: string[]
  readonly secret?: string
  readonly now?: () => Date
  readonly events?: 'long-connection' | 'webhook'
  readonly encryptKey?: string
}

/** The lines the doctor writes about an app of an emulated platform. */
async function linesFor({
  scopes,
  secret = app.appSecret,
  now = () => systemClock.now(),
  events = 'long-connection',
  encryptKey,
}: Room): Promise<string[]> {
  const sandbox = await startSandbox({
    port: 0,
    clock: new TurnableClock(),
    room: {
      startsAt: '2026-11-23T09:00:00+08:00',
      tenants: [{ tenantKey: 't', name: '租户' }],
      apps: [{ ...app, name: '安责通', tenantKey: 't', ...(scopes === undefined ? {} : { scopes }) }],
      people: [],
    },
  })
  onTestFinished(() => sandbox.close())
  const asked = { ...app, appSecret: secret, encryptKey }
  const findings = await checkFeishuApp(feishuChecks(asked, { domain: sandbox.url }), { app: asked, clock: { now }, events })
  return findings.map(findingLine)
}

const wrong = (lines: readonly string[]): string[] => lines.filter((line) => line.startsWith('✘'))

test('a wrong secret is the only line, says where the right one stands and does not show either', async () => {
  const lines = await linesFor({ secret: 'wrong-secret' })
  expect(lines).toHaveLength(1)
  expect(lines[0]).toMatch(/^✘ 应用 cli_00000000000000d1：取不到访问凭证（10014 /)
  expect(lines[0]).toContain('凭证与基础信息')
  expect(lines[0]).not.toMatch(/right-secret|wrong-secret/)
})

test('a platform that does not answer is told apart from a wrong secret', async () => {
  const checks = feishuChecks(app, { domain: 'http://127.0.0.1:9' })
  const [line] = (await checkFeishuApp(checks, { app, clock: systemClock, events: 'long-connection' })).map(findingLine)
  expect(line).toMatch(/没有得到回答：ECONNREFUSED/)
  expect(line).toContain('FEISHU_DOMAIN')
})

test.each(feishuNeeds.filter(({ call }) => call !== undefined))(
  'without the scope to $what its line names the scopes to grant',
  async (need) => {
    const others = feishuNeeds.flatMap(({ oneOf }) => oneOf).filter((scope) => !need.oneOf.includes(scope))
    const lines = wrong(await linesFor({ scopes: others }))
    const line = lines.find((one) => one.includes(need.zh))
    expect(line).toBeDefined()
    for (const scope of need.oneOf) expect(line).toContain(scope)
  },
)

test('with every scope nothing is wrong, and what cannot be asked is listed to tick', async () => {
  const lines = await linesFor({})
  expect(wrong(lines)).toEqual([])
  expect(lines.filter((line) => line.startsWith('✔'))).toContain('✔ 长连接可以建立')
  for (const { type } of [...feishuEvents, feishuCallback]) expect(lines.join('\n')).toContain(type)
})

test('over webhooks it names the address to enter, and warns where nothing is encrypted', async () => {
  const [open, closed] = [await linesFor({ events: 'webhook' }), await linesFor({ events: 'webhook', encryptKey: 'the key' })]
  for (const lines of [open, closed]) {
    expect(lines.join('\n')).toContain(`/feishu/${app.appId}`)
    expect(lines.join('\n')).not.toMatch(/长连接|the key/)
  }
  expect(open.join('\n')).toContain('没有 Encrypt Key')
  expect(closed.join('\n')).not.toContain('没有 Encrypt Key')
})

test('a clock two minutes off is told with its distance', async () => {
  const lines = await linesFor({ now: () => new Date(Date.now() + 120_000) })
  expect(wrong(lines)).toHaveLength(1)
  expect(wrong(lines)[0]).toMatch(/相差 1(19|20|21) 秒/)
})

test('the events to tick are exactly those the gateway understands', () => {
  expect([...feishuEvents, feishuCallback].map(({ type }) => type).toSorted()).toEqual([...eventTypes].toSorted())
})
