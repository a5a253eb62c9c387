import type { Database, Tx } from '../../../src/db/types.ts'

class RolledBack extends Error {}

/**
 * Runs work in one transaction that is undone at its end, on a database whose own transactions are savepoints in it.
 *
 * A sandbox within a sandbox is undone alone. Every sequence of commands so meets the same world, with the same numbers, and a thousand of them leave nothing behind.
 */
export async function sandboxed<T>(db: Database, work: (inner: Database) => Promise<T>): Promise<T> {
  let outcome: { readonly value: T } | undefined
  const undone = async (tx: Tx) => {
    outcome = { value: await work(nested(db, tx)) }
    throw new RolledBack()
  }
  try {
    await db.prisma.$transaction(undone, { timeout: 120_000, maxWait: 30_000 })
  } catch (error) {
    if (!(error instanceof RolledBack)) throw error
  }
  if (outcome === undefined) throw new Error('the work did not end')
  return outcome.value
}

/** A database whose `$transaction` is a savepoint of the outer one; one after the other, as they share a connection. */
function nested(db: Database, outer: Tx): Database {
  let last: Promise<unknown> = Promise.resolve()
  const transaction = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => {
    const mine = last.then(() => atSavepoint(outer, work))
    last = mine.catch(() => undefined)
    return mine
  }
  const prisma = new Proxy(outer, {
    get: (target, name) => (name === '$transaction' ? transaction : Reflect.get(target, name)),
  }) as Database['prisma']
  return { ...db, prisma }
}

async function atSavepoint<T>(tx: Tx, work: (tx: Tx) => Promise<T>): Promise<T> {
  await tx.$executeRaw`SAVEPOINT command`
  try {
    const value = await work(tx)
    await tx.$executeRaw`RELEASE SAVEPOINT command`
    return value
  } catch (error) {
    // Going back leaves the savepoint standing, where it would hide an outer one of the same name.
    await tx.$executeRaw`ROLLBACK TO SAVEPOINT command`
    await tx.$executeRaw`RELEASE SAVEPOINT command`
    throw error
  }
}
