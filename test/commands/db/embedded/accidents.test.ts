import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import { withConnection } from '../../../../src/db/databases.ts'
import { serverAccount } from '../../../../src/db/embedded/account.ts'
import { locateCluster } from '../../../../src/db/embedded/layout.ts'
import { type EmbeddedServer, startEmbedded } from '../../../../src/db/embedded/start.ts'
import { useEmbeddedFolder } from '../../../harness/embedded-folder.ts'

const folder = useEmbeddedFolder()
const layout = async () => locateCluster({ dataDir: folder.path('data'), stateDir: folder.path('state') }, await serverAccount())

const put = (server: EmbeddedServer) => withConnection(server.url('postgres'), (c) => c.query('CREATE TABLE kept AS SELECT 7 AS number'))
const kept = async (server: EmbeddedServer) =>
  (await withConnection(server.url('postgres'), (c) => c.query('SELECT number FROM kept'))).rows

/** Starts the server from another process, which then waits to be killed. */
async function startElsewhere(): Promise<() => Promise<void>> {
  const program = `
    const { startEmbedded } = await import(${JSON.stringify(import.meta.resolve('../../../../src/db/embedded/start.ts'))})
    await startEmbedded(${JSON.stringify(folder.options())})
    console.log('started')
    setInterval(() => undefined, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program], { stdio: ['ignore', 'pipe', 'inherit'] })
  await once(child.stdout, 'data')
  return async () => {
    const ended = once(child, 'exit')
    child.kill('SIGKILL')
    await ended
  }
}

test('the server left by a killed process is adopted as it runs; before that the folder is refused', async () => {
  const kill = await startElsewhere()
  await expect(folder.start()).rejects.toMatchObject({ code: 'set-up' })
  await kill()
  const server = await folder.start()
  expect(server.adopted).toBe(true)
  await put(server)
  expect(await kept(server)).toEqual([{ number: 7 }])
  await server.stop()
})

test('what was committed is there after the server itself was killed', async () => {
  const first = await folder.start('data', { fast: false })
  await put(first)
  const { data } = await layout()
  const pid = Number((await readFile(join(data, 'postmaster.pid'), 'utf8')).split('\n')[0])
  process.kill(pid, 'SIGKILL')
  await first.stop()
  const second = await folder.start()
  expect(second.adopted).toBe(false)
  expect(await kept(second)).toEqual([{ number: 7 }])
  await second.stop()
})

test('a server that is killed under the running program is back at its address by itself, with what was committed', async () => {
  const news: string[] = []
  const server = await folder.start('data', { fast: false, news: (what) => news.push(what) })
  await put(server)
  const { data } = await layout()
  process.kill(Number((await readFile(join(data, 'postmaster.pid'), 'utf8')).split('\n')[0]), 'SIGKILL')
  await expect.poll(() => news, { timeout: 10_000 }).toEqual(['died', 'back'])
  expect(await kept(server)).toEqual([{ number: 7 }])
  await server.stop()
  expect(news).toEqual(['died', 'back'])
})

test('a note that names a living process of someone else does not keep the server down', async () => {
  const first = await folder.start()
  await put(first)
  await first.stop()
  const { data } = await layout()
  // After a reboot the number of the old server may belong to anyone: here, to this test.
  await writeFile(join(data, 'postmaster.pid'), `${process.pid}\n${data}\n1\n9\n\n127.0.0.1\n\nready   \n`)
  const second = await folder.start()
  expect(await kept(second)).toEqual([{ number: 7 }])
  await second.stop()
})

test('a cluster that was cut short while it was made is made anew', async () => {
  await mkdir(folder.options().dataDir)
  const { data } = await layout()
  await mkdir(`${data}.new`)
  await writeFile(join(`${data}.new`, 'PG_VERSION'), '18\n')
  const server = await folder.start()
  await put(server)
  await server.stop()
  expect(await readdir(join(data, '..'))).not.toContain('data.new')
})

test('data of another major version is refused by both version numbers', async () => {
  const first = await folder.start()
  await first.stop()
  const { data } = await layout()
  await writeFile(join(data, 'PG_VERSION'), '17\n')
  await expect(folder.start()).rejects.toMatchObject({ code: 'set-up', message: expect.stringMatching(/PostgreSQL 17 .*18/) })
})

test('a lost password file is named', async () => {
  const first = await folder.start()
  await first.stop()
  const { passwordFile } = await layout()
  await rm(passwordFile)
  await expect(folder.start()).rejects.toMatchObject({ code: 'set-up', message: expect.stringContaining(passwordFile) })
})

test('a data folder that cannot be made is named with what to do, and frees the lock', async () => {
  await writeFile(folder.path('file'), '')
  const dataDir = join(folder.path('file'), 'data')
  await expect(startEmbedded({ ...folder.options(), dataDir })).rejects.toMatchObject({
    code: 'set-up',
    message: expect.stringContaining('DATA_DIR'),
  })
})
