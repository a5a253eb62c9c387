import { expect, test } from 'vitest'

import { notify, openDatabase } from '../../../src/db/client.ts'
import { urlOfDatabase, withConnection } from '../../../src/db/databases.ts'
import { inTransaction } from '../../../src/db/transaction.ts'
import { useDatabase } from '../../harness/database.ts'
import { openLine } from '../../harness/line.ts'

const database = useDatabase()

/** Collects what is heard; `next` waits for one more. */
function ear() {
  const heard: string[] = []
  return {
    heard,
    listen: (payload: string) => {
      heard.push(payload)
    },
    has: (...payloads: string[]) => expect.poll(() => heard).toEqual(payloads),
  }
}

test('a listener hears what was committed and nothing that was rolled back', async () => {
  const { heard, listen, has } = ear()
  const stop = await database.db.listen('notices', listen)
  const rolledBack = inTransaction(database.db, async (tx) => {
    await notify(tx, 'notices', 'lost')
    throw new Error('changed its mind')
  })
  await expect(rolledBack).rejects.toThrow('changed its mind')
  await inTransaction(database.db, (tx) => notify(tx, 'notices', 'kept'))
  await has('kept')
  await stop()
  expect(heard).toEqual(['kept'])
})

test('a listener that has stopped hears nothing while the others go on', async () => {
  const [first, second] = [ear(), ear()]
  const stopFirst = await database.db.listen('inbox', first.listen)
  const stopSecond = await database.db.listen('inbox', second.listen)
  await stopFirst()
  await notify(database.db.prisma, 'inbox', 'one')
  await second.has('one')
  expect(first.heard).toEqual([])
  await stopSecond()
})

test('a listener whose connection is cut is told to look for itself and then hears again', async () => {
  const { listen, has } = ear()
  const stop = await database.db.listen('deadlines', listen)
  await withConnection(urlOfDatabase(database.url, 'postgres'), (connection) =>
    connection.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1 AND query LIKE 'LISTEN%'", [
      new URL(database.url).pathname.slice(1),
    ]),
  )
  await has('')
  await notify(database.db.prisma, 'deadlines', 'again')
  await has('', 'again')
  await stop()
})

test('nobody waits for a database that is away: a listener stops, and the database is closed', async () => {
  const line = await openLine(database.url)
  const db = openDatabase(line.url)
  const { heard, listen } = ear()
  const stop = await db.listen('notices', listen)
  await line.cut()
  await stop()
  await db.close()
  expect(heard).toEqual([])
})

test('a database that was away at the first try is heard at the next', async () => {
  const line = await openLine(database.url)
  const db = openDatabase(line.url)
  const { listen, has } = ear()
  await line.cut()
  await expect(db.listen('notices', listen)).rejects.toMatchObject({ code: 'ECONNREFUSED' })
  await line.restore()
  const stop = await db.listen('notices', listen)
  await notify(database.db.prisma, 'notices', 'heard')
  await has('heard')
  await stop()
  await db.close()
  await line.close()
})
