import pg from 'pg'

import { roleName } from './initialise.ts'
import type { Layout } from './layout.ts'

/** Address of a database on an embedded server. */
export function embeddedUrl(port: number, password: string, database: string): string {
  return `postgresql://${roleName}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`
}

/**
 * Tells whether the server on this port answers a query and serves this very cluster.
 *
 * Only such a server may be used: a process number or an open port can belong to anyone.
 */
export async function servesCluster(layout: Layout, port: number, password: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: embeddedUrl(port, password, 'postgres'), connectionTimeoutMillis: 2000 })
  // An unheard error event of a connection that breaks later would end the process.
  client.on('error', () => undefined)
  try {
    await client.connect()
    const { rows } = await client.query<{ data_directory: string }>('SHOW data_directory')
    return rows[0]?.data_directory === layout.data
  } catch {
    return false
  } finally {
    await client.end().catch(() => undefined)
  }
}
