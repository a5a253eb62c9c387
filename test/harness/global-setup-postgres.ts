import { randomBytes } from 'node:crypto'
import { hostname } from 'node:os'

import type { TestProject } from 'vitest/node'

import { dropDatabase, listDatabases } from '../../src/db/databases.ts'
import { isAlive } from '../../src/db/embedded/processes.ts'
import { makeTemplate } from './template.ts'

/** The installed server's usual address. */
const defaultUrl = 'postgresql://postgres@127.0.0.1:5432/postgres'

/** Databases of this machine's runs; the server may be shared, and a process number means nothing elsewhere. */
const ours = `anze_test_${hostname().toLowerCase().replace(/\W/g, '').slice(0, 16)}_`

/** Drops what runs that were killed have left: their process number is part of the name. */
async function sweep(adminUrl: string): Promise<void> {
  for (const name of await listDatabases(adminUrl, ours)) {
    const pid = Number(name.slice(ours.length).split('_')[0])
    if (!(await isAlive(pid, 'vitest'))) await dropDatabase(adminUrl, name)
  }
}

/** Makes the database that every test file copies, on the server of `TEST_DATABASE_URL`; drops all of it afterwards. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const adminUrl = process.env.TEST_DATABASE_URL || defaultUrl
  await sweep(adminUrl)
  // Several projects of one process each have databases of their own.
  const prefix = `${ours}${process.pid}_${randomBytes(2).toString('hex')}_`
  project.provide('testServer', await makeTemplate(adminUrl, prefix))
  return async () => {
    for (const name of await listDatabases(adminUrl, prefix)) await dropDatabase(adminUrl, name)
  }
}
