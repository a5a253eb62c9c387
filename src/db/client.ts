import pg from 'pg'

import { PrismaClient } from './generated/client.ts'
import { Listener } from './listener.ts'
import { pinned, pinnedDriver } from './pinned.ts'
import { statementNames } from './statement-names.ts'
import type { Database, Tx } from './types.ts'

/**
 * Longest a transaction of ours may sit and ask nothing. A process that is frozen in the midst of one would hold its locks for
 * as long as it sleeps, and nobody else could claim anything; the database ends it instead. Milliseconds.
 */
const idleInTransactionMs = 5_000

/**
 * Opens a database; connections are made when they are first needed.
 *
 * @param options.poolSize - most connections at once, the listening one not counted.
 */
export function openDatabase(url: string, options: { poolSize?: number } = {}): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.poolSize ?? 10,
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
    // Instants in SQL are UTC whatever the server is set to.
    options: `-c timezone=UTC -c idle_in_transaction_session_timeout=${idleInTransactionMs}`,
  })
  // A connection that breaks while idle is replaced; without a listener its error would end the process.
  pool.on('error', () => undefined)
  const driver = pinnedDriver(pool, statementNames())
  const transactionOptions = { maxWait: 10_000, timeout: 20_000 }
  const prisma = pinned(new PrismaClient({ adapter: driver.adapter, transactionOptions }), driver)
  const listener = new Listener(url)
  return {
    prisma,
    listen: (channel, heard) => listener.listen(channel, heard),
    close: async () => {
      await listener.close()
      await prisma.$disconnect()
      await pool.end()
    },
  }
}

/** Wakes the listeners of a channel when the transaction commits; nothing is told when it does not. */
export async function notify(tx: Tx, channel: string, payload = ''): Promise<void> {
  await tx.$queryRaw`SELECT pg_notify(${channel}, ${payload})::text`
}
