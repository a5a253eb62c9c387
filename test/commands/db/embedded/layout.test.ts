import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterEach, beforeEach, expect, test } from 'vitest'

import { locateCluster } from '../../../../src/db/embedded/layout.ts'

let folder: string
let places: { dataDir: string; stateDir: string }
/** Stands for the system account root hands the server to. */
const other = { uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 }

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'anze-layout-'))
  await chmod(folder, 0o755)
  places = { dataDir: join(folder, 'data'), stateDir: join(folder, 'state') }
  await mkdir(places.dataDir)
})

afterEach(() => rm(folder, { recursive: true }))

test('the database of an ordinary user lies in the data folder', async () => {
  expect((await locateCluster(places, undefined)).home).toBe(join(places.dataDir, 'postgres'))
})

test("root's database lies under the state folder, the same at every start, another for another data folder", async () => {
  const first = await locateCluster(places, other)
  expect(first.home).toMatch(new RegExp(`^${places.stateDir}/clusters/[0-9a-f]{16}$`))
  expect(await locateCluster(places, other)).toEqual(first)
  const second = { ...places, dataDir: join(folder, 'second') }
  await mkdir(second.dataDir)
  expect((await locateCluster(second, other)).home).not.toBe(first.home)
})

test('a database that has vanished from the state folder is reported, never replaced by an empty one', async () => {
  const { home } = await locateCluster(places, other)
  await rm(home, { recursive: true })
  await expect(locateCluster(places, other)).rejects.toMatchObject({ code: 'set-up', message: expect.stringContaining(home) })
})

test('an ordinary user is told that the database was made by root, and gets no empty one', async () => {
  await locateCluster(places, other)
  await expect(locateCluster(places, undefined)).rejects.toMatchObject({ code: 'set-up', message: expect.stringContaining('root') })
})
