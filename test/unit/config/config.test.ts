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

test('.env.example names every variable of the schema and no other', () => {
  const example = readFileSync('.env.example', 'utf8')
  const named = [...example.matchAll(/^([A-Z_]+)=/gm)].map(([, name]) => name)
  expect(named.toSorted()).toEqual([...environmentNames].toSorted())
})
