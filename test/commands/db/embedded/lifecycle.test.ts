import { rename, rm } from 'node:fs/promises'

import pg from 'pg'
import { expect, test } from 'vitest'

import { withConnection } from '../../../../src/db/databases.ts'
import { attachEmbedded } from '../../../../src/db/embedded/attach.ts'
import { useEmbeddedFolder } from '../../../harness/embedded-folder.ts'

const folder = useEmbeddedFolder()

/** Databases count as data: they are there or they are not. */
async function databasesOf(url: string): Promise<string[]> {
  const { rows } = await withConnection(url, (connection) => connection.query('SELECT datname FROM pg_database WHERE NOT datistemplate'))
  return rows.map(({ datname }) => datname).sort()
}

test('a second start on the same data folder is refused and names the running process', async () => {
  const server = await folder.start()
  await expect(folder.start()).rejects.toMatchObject({ code: 'set-up', message: expect.stringMatching(`已在运行（进程 ${process.pid}`) })
  expect(await databasesOf(server.url('postgres'))).toEqual(['postgres'])
})

test('a command given beside the running program reaches its database, and none before it has started or after it has stopped', async () => {
  expect(await attachEmbedded(folder.options())).toBeUndefined()
  const server = await folder.start()
  const beside = await attachEmbedded(folder.options())
  expect(beside?.('anze')).toBe(server.url('anze'))
  await server.stop()
  expect(await attachEmbedded(folder.options())).toBeUndefined()
})

test('the server speaks UTF-8 and UTC, listens to this machine only and lets nobody in without the generated password', async () => {
  const server = await folder.start()
  const { rows } = await withConnection(server.url('postgres'), (connection) =>
    connection.query("SELECT name, setting FROM pg_settings WHERE name IN ('TimeZone', 'jit', 'server_encoding', 'listen_addresses')"),
  )
  const settings = Object.fromEntries(rows.map(({ name, setting }) => [name, setting]))
  expect(settings).toEqual({ TimeZone: 'UTC', jit: 'off', server_encoding: 'UTF8', listen_addresses: '127.0.0.1' })
  const url = new URL(server.url('postgres'))
  expect(url.password.length).toBeGreaterThanOrEqual(32)
  url.password = 'guessed'
  await expect(withConnection(url.href, (connection) => connection.query('SELECT 1'))).rejects.toThrow('password authentication failed')
  await server.stop()
})

test('data is there after a stop and a second start, and making a database again is no error', async () => {
  const first = await folder.start()
  await first.createDatabase('anze_practice')
  await first.createDatabase('anze_practice')
  await first.stop()
  const second = await folder.start()
  expect(second.adopted).toBe(false)
  expect(await databasesOf(second.url('postgres'))).toEqual(['anze_practice', 'postgres'])
  await second.stop()
})

test('a moved data folder keeps its database, and a new one at the old path begins empty', async () => {
  const first = await folder.start('before')
  await first.createDatabase('anze')
  await first.stop()
  await rename(folder.path('before'), folder.path('after'))
  const moved = await folder.start('after')
  expect(await databasesOf(moved.url('postgres'))).toEqual(['anze', 'postgres'])
  await moved.stop()
  await rm(folder.path('after'), { recursive: true })
  const anew = await folder.start('before')
  expect(await databasesOf(anew.url('postgres'))).toEqual(['postgres'])
  await anew.stop()
})

test('a stop ends within five seconds although a client sits in an open transaction, and may be repeated', async () => {
  const server = await folder.start()
  const client = new pg.Client(server.url('postgres'))
  const cut = new Promise((resolve) => {
    client.on('error', resolve)
  })
  await client.connect()
  await client.query('BEGIN')
  const began = performance.now()
  await server.stop()
  expect(performance.now() - began).toBeLessThan(5000)
  await expect(cut).resolves.toBeInstanceOf(Error)
  await server.stop()
})
