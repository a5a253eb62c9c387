import pg from 'pg'

import { AppError } from '../lib/errors.ts'

/** One connection that takes plain SQL. */
export type Connection = Pick<pg.Client, 'query'>

/** Runs statements on one connection of their own, which is closed afterwards. */
export async function withConnection<T>(url: string, work: (connection: Connection) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  client.on('error', () => undefined)
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** A database's name cannot be a parameter, so only harmless names are let through. */
function checked(name: string): string {
  if (!/^[a-z_][a-z0-9_]{0,62}$/.test(name)) throw new AppError('set-up', `not a database name: ${name}`)
  return `"${name}"`
}

/** SQLSTATE of "a database of this name exists". */
const duplicateDatabase = '42P04'

/**
 * Makes a database; one that exists already is left as it is.
 *
 * @param adminUrl - address of another database of the same server, such as `postgres`.
 * @param template - database to copy; nobody may be connected to it.
 */
export async function createDatabase(adminUrl: string, name: string, template?: string): Promise<void> {
  const statement = `CREATE DATABASE ${checked(name)}${template === undefined ? '' : ` TEMPLATE ${checked(template)}`}`
  await withConnection(adminUrl, async (client) => {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name])
    if (rowCount !== 0) return
    await client.query(statement).catch((error: pg.DatabaseError) => {
      // Made by someone else since the look.
      if (error.code !== duplicateDatabase) throw error
    })
  })
}

/** Drops a database and ends the connections to it; one that is gone already is no error. */
export async function dropDatabase(adminUrl: string, name: string): Promise<void> {
  const statement = `DROP DATABASE IF EXISTS ${checked(name)} WITH (FORCE)`
  await withConnection(adminUrl, (client) => client.query(statement))
}

/** The names of the databases that begin with a word, in no order. */
export async function listDatabases(adminUrl: string, prefix: string): Promise<string[]> {
  const { rows } = await withConnection(adminUrl, (client) =>
    client.query<{ datname: string }>('SELECT datname FROM pg_database WHERE starts_with(datname, $1)', [prefix]),
  )
  return rows.map(({ datname }) => datname)
}

/** The address of another database on the same server. */
export function urlOfDatabase(url: string, name: string): string {
  const other = new URL(url)
  other.pathname = `/${name}`
  return other.href
}
