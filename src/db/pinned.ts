import { AsyncLocalStorage } from 'node:async_hooks'
import { PrismaPg } from '@prisma/adapter-pg'
import type pg from 'pg'
import { Prisma, type PrismaClient } from './generated/client.ts'
import { readRow } from './read-row.ts'
import type { Tx } from './types.ts'

interface Pin {
  /** The connection the transaction runs on; null before it began and after it ended. */
  client: pg.ClientBase | null
  /** The statement before: a connection takes one after the other. */
  last: Promise<unknown>
}

function inTurn<T>(pin: Pin, ask: () => Promise<T>): Promise<T> {
  const mine = pin.last.then(ask, ask)
  pin.last = mine
  return mine
}

type NameStatement = (query: { readonly sql: string }) => string

/** A way to the database on which a transaction's own connection is known; see {@link pinned}. */
export interface PinnedDriver {
  readonly adapter: PrismaPg
  readonly current: AsyncLocalStorage<Pin>
  readonly nameOf: NameStatement
}

/** The driver adapter, telling whoever begins a transaction on which connection it runs, and when it is over. */
export function pinnedDriver(pool: pg.Pool, nameOf: NameStatement): PinnedDriver {
  const current = new AsyncLocalStorage<Pin>()
  const adapter = new PrismaPg(pool, { statementNameGenerator: nameOf })
  const connect = adapter.connect.bind(adapter)
  adapter.connect = async () => {
    const connected = await connect()
    const start = connected.startTransaction.bind(connected)
    connected.startTransaction = async (isolation) => {
      const begun = await start(isolation)
      const pin = current.getStore()
      if (pin === undefined) return begun
      const client = (begun as unknown as { readonly client: pg.ClientBase }).client
      pin.client = client
      const [execute, query] = [begun.executeRaw.bind(begun), begun.queryRaw.bind(begun)]
      begun.queryRaw = (asked) => inTurn(pin, () => query(asked))
      begun.executeRaw = (asked) =>
        inTurn(pin, () => {
          // After its end the connection may be somebody else's.
          if (/^(COMMIT|ROLLBACK)$/i.test(asked.sql)) pin.client = null
          return execute(asked)
        })
      return begun
    }
    return connected
  }
  return { adapter, current, nameOf }
}

/**
 * The same client, whose transactions send raw SQL to the driver by themselves instead of through Prisma: for a statement of a
 * press Prisma's part is longer than the driver's. Calls on models stay Prisma's; both go over the one connection in order.
 *
 * Rows read the same either way: see {@link readRow}. Errors of raw SQL are then the driver's own; errors.ts knows both.
 */
export function pinned(prisma: PrismaClient, { current, nameOf }: PinnedDriver): PrismaClient {
  const inOne = (work: unknown, options?: object): Promise<unknown> => {
    // Several promises in a list are Prisma's own affair.
    if (typeof work !== 'function') return prisma.$transaction(work as never, options)
    const pin: Pin = { client: null, last: Promise.resolve() }
    return current.run(pin, () => prisma.$transaction((tx) => work(withOwnSql(tx, pin, nameOf)), options))
  }
  return Object.create(prisma, { $transaction: { value: inOne } }) as PrismaClient
}

function withOwnSql(tx: Tx, pin: Pin, nameOf: NameStatement): Tx {
  const ask = (strings: TemplateStringsArray | Prisma.Sql, values: readonly unknown[]) =>
    inTurn(pin, async () => {
      if (pin.client === null)
        throw new Prisma.PrismaClientKnownRequestError('the transaction is over', { code: 'P2028', clientVersion: '' })
      const sql = strings instanceof Prisma.Sql ? strings : Prisma.sql(strings, ...values)
      const { text } = sql
      return pin.client.query({ name: nameOf({ sql: text }), text, values: sql.values.map(sent), types: readRow })
    })
  return Object.create(tx, {
    $queryRaw: { value: async (strings: TemplateStringsArray, ...values: unknown[]) => (await ask(strings, values)).rows },
    $executeRaw: { value: async (strings: TemplateStringsArray, ...values: unknown[]) => (await ask(strings, values)).rowCount ?? 0 },
  }) as Tx
}

/** Instants are sent with their zone: the driver would take the machine's. */
const sent = (value: unknown): unknown => (value instanceof Date ? value.toISOString() : value)
