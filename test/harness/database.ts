import { randomBytes } from 'node:crypto'

import { afterAll, beforeAll, inject } from 'vitest'

import { openDatabase } from '../../src/db/client.ts'
import { createDatabase, dropDatabase, urlOfDatabase } from '../../src/db/databases.ts'
import type { Database } from '../../src/db/types.ts'

/** A database of a test's own, migrated and empty. */
export interface FreshDatabase {
  db: Database
  url: string
  /** Closes and drops it. */
  drop(): Promise<void>
}

/** Copies the run's template. */
export async function freshDatabase(): Promise<FreshDatabase> {
  const { adminUrl, template, prefix } = inject('testServer')
  const name = `${prefix}${randomBytes(8).toString('hex')}`
  await createDatabase(adminUrl, name, template)
  const url = urlOfDatabase(adminUrl, name)
  const db = openDatabase(url, { poolSize: 8 })
  const drop = async () => {
    await db.close()
    await dropDatabase(adminUrl, name)
  }
  return { db, url, drop }
}

/** Gives the tests of a file one database of their own; read its properties inside tests only. */
export function useDatabase(): Readonly<{ db: Database; url: string }> {
  let fresh: FreshDatabase | undefined
  beforeAll(async () => {
    fresh = await freshDatabase()
  })
  afterAll(() => fresh?.drop())
  const current = () => {
    if (fresh === undefined) throw new Error('the database is there inside tests only')
    return fresh
  }
  return {
    get db() {
      return current().db
    },
    get url() {
      return current().url
    },
  }
}
