import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { expect, onTestFinished, test } from 'vitest'

import { readRoomFile } from '../../src/sandbox/room-file.ts'

const now = new Date('2026-11-23T01:00:00Z')
const app = { appId: 'cli_00000000000000a1', appSecret: 's', name: 'n', tenantKey: 't' }

/** A path that holds the text; nothing lies there without one. */
async function fileWith(text: string | undefined): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'room-file-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const path = join(folder, 'room.json')
  if (text !== undefined) await writeFile(path, text)
  return path
}

test.each([
  ['there is none', undefined, 'cannot be read: ENOENT'],
  ['it is no JSON', '{"tenants":', 'is no JSON'],
  ['it is a list', '[]', 'must hold one object'],
  ['an app has an id that the SDK refuses', { apps: [{ ...app, appId: 'cli_1' }] }, 'apps[0].appId'],
  ['a tenant has two apps', { apps: [app, { ...app, appId: 'cli_00000000000000a2' }] }, 'tenant t has two apps'],
  ['a person is of no tenant', { people: [{ name: 'Ann', tenantKey: 'u' }] }, 'no tenant u'],
  ['a field is misspelt', { peopel: [] }, 'peopel'],
  ['a webhook lies elsewhere', { apps: [{ ...app, webhook: 'http://192.0.2.1/' }] }, 'no http address on this machine'],
])('a room file is refused in words when %s', async (_case, content, words) => {
  const room = { tenants: [{ tenantKey: 't', name: 'T' }], apps: [], people: [] }
  const path = await fileWith(typeof content === 'object' ? JSON.stringify({ ...room, ...content }) : content)
  const refusal = expect.objectContaining({ name: 'RoomFileWrong', message: expect.stringMatching(path) })
  await expect(readRoomFile(path, now)).rejects.toEqual(refusal)
  await expect(readRoomFile(path, now)).rejects.toThrow(words)
})

test('a room without a beginning begins now', async () => {
  const path = await fileWith(JSON.stringify({ tenants: [{ tenantKey: 't', name: 'T' }], apps: [app], people: [] }))
  expect(await readRoomFile(path, now)).toMatchObject({ startsAt: now, apps: [app] })
})
