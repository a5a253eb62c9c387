import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'

import { environmentNames, readConfig } from '../../../src/config.ts'

const app = { appId: 'cli_0123456789abcdef', appSecret: 'secret' }

test.each([
  ['a port that is no number', { PORT: 'many' }, /PORT/],
  ['an app id of another form', { FEISHU_APP_ID: 'cli_x', FEISHU_APP_SECRET: 's' }, /FEISHU_APP_ID/],
  ['an app id without its secret', { FEISHU_APP_ID: app.appId }, /FEISHU_APP_SECRET/],
  ['a list of apps that is not there', { FEISHU_APPS: '/nowhere/apps.json' }, /FEISHU_APPS/],
  ['webhooks without a token', { FEISHU_APP_ID: app.appId, FEISHU_APP_SECRET: 's', FEISHU_EVENTS: 'webhook' }, /FEISHU_VERIFICATION_TOKEN/],
  ['a third way for events', { FEISHU_EVENTS: 'pigeon' }, /FEISHU_EVENTS/],
  ['a window for events that refuses nearly all', { FEISHU_EVENT_MAX_AGE: '5' }, /FEISHU_EVENT_MAX_AGE/],
  ['a log level nobody knows', { LOG_LEVEL: 'loud' }, /LOG_LEVEL/],
])('%s is refused and the variable is named', (_case, environment, message) => {
  expect(() => readConfig(environment)).toThrow(message)
})

test('without credentials the program is a practice room, and an empty variable counts as not set', () => {
  expect(readConfig({ FEISHU_APP_ID: '', PORT: '' })).toMatchObject({ kind: 'practice', port: 3000, feishu: { apps: [] } })
})

test('credentials make the program live, for one app or for a file of several', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'anze-config-')), 'apps.json')
  writeFileSync(file, JSON.stringify([app, { ...app, appId: 'cli_fedcba9876543210', tenantKey: 't2' }]))
  expect(readConfig({ FEISHU_APP_ID: app.appId, FEISHU_APP_SECRET: 's' }).kind).toBe('live')
  expect(readConfig({ FEISHU_APPS: file }).feishu.apps.map(({ tenantKey }) => tenantKey)).toEqual([undefined, 't2'])
})

test('webhooks want a token of every app, and an encrypt key of none', () => {
  const one = { FEISHU_EVENTS: 'webhook', FEISHU_APP_ID: app.appId, FEISHU_APP_SECRET: 's', FEISHU_VERIFICATION_TOKEN: 't' }
  expect(readConfig(one).feishu).toMatchObject({ events: 'webhook', eventMaxAgeMs: 8 * 3_600_000, apps: [{ verificationToken: 't' }] })
  const file = join(mkdtempSync(join(tmpdir(), 'anze-config-')), 'apps.json')
  const second = 'cli_fedcba9876543210'
  writeFileSync(
    file,
    JSON.stringify([
      { ...app, verificationToken: 't', encryptKey: 'k' },
      { ...app, appId: second },
    ]),
  )
  expect(() => readConfig({ FEISHU_EVENTS: 'webhook', FEISHU_APPS: file })).toThrow(second)
})

test('.env.example names every variable of the schema and no other', () => {
  const example = readFileSync('.env.example', 'utf8')
  const named = [...example.matchAll(/^([A-Z_]+)=/gm)].map(([, name]) => name)
  expect(named.toSorted()).toEqual([...environmentNames].toSorted())
})
