import { createDatabase, dropDatabase, urlOfDatabase } from '../../src/db/databases.ts'
import { migrate } from '../../src/db/migrate.ts'

/** Where the test files of a run get their databases; handed to them by the global set-up. */
export interface TestServer {
  /** Address of the server's `postgres` database. */
  adminUrl: string
  /** Migrated and empty; every test file works on a copy. */
  template: string
  /** Names of all databases of this run begin with it. */
  prefix: string
}

declare module 'vitest' {
  export interface ProvidedContext {
    testServer: TestServer
  }
}

/** Makes the database every test file copies. */
export async function makeTemplate(adminUrl: string, prefix: string): Promise<TestServer> {
  const template = `${prefix}template`
  await createDatabase(adminUrl, template)
  try {
    await migrate(urlOfDatabase(adminUrl, template))
  } catch (error) {
    await dropDatabase(adminUrl, template)
    throw error
  }
  return { adminUrl, template, prefix }
}
