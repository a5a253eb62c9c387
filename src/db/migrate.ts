import { AppError } from '../lib/errors.ts'
import { type Connection, withConnection } from './databases.ts'
import { migrationNames, migrationsFolder, schemaFolder } from './schema-engine/folders.ts'
import { runEngine } from './schema-engine/run.ts'

/** Number of the advisory lock that lets one process at a time change the structure; any number but the engine's own will do. */
const migrationLock = 375_2025

/**
 * Brings a database up to date with `prisma/migrations`.
 *
 * May be called by several processes at once: each migration runs once, the others wait.
 *
 * @returns the names of the migrations applied by this call, oldest first; empty when nothing was left to do.
 * @throws AppError `set-up` when the database cannot be reached or a migration fails, with the database's own words.
 */
export async function migrate(url: string, folder = migrationsFolder): Promise<string[]> {
  try {
    return await withConnection(url, async (connection) => {
      // The engine's own lock is taken on whichever pooled connection is free and holds nobody back.
      await connection.query('SELECT pg_advisory_lock($1)', [migrationLock])
      if (await isUpToDate(connection, folder)) return []
      const { applied } = await runEngine({ kind: 'apply', url, migrations: folder })
      return applied
    })
  } catch (error) {
    throw migrationFailure(error)
  }
}

/** A plain look, so that a start with nothing to do does not load the engine: 5 ms instead of 150. */
async function isUpToDate(connection: Connection, folder: string): Promise<boolean> {
  const { rows: tables } = await connection.query("SELECT 1 FROM pg_tables WHERE tablename = '_prisma_migrations'")
  if (tables.length === 0) return false
  const { rows } = await connection.query<{ migration_name: string }>(
    'SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL',
  )
  const done = new Set(rows.map((row) => row.migration_name))
  return (await migrationNames(folder)).every((name) => done.has(name))
}

function migrationFailure(error: unknown): AppError {
  const words = error instanceof Error ? error.message : String(error)
  const name = /migration_name="([^"]+)"/.exec(words)?.[1]
  // The engine's own trail of calls follows the database's words.
  const [reason = ''] = words.split(/\n\s*0: /)
  const which = name === undefined ? '' : `（${name}）`
  return new AppError('set-up', `升级数据库结构失败${which}：这一步没有改动任何数据，请按下面的原文处理后重新启动。\n${reason.trim()}`, {
    cause: error,
  })
}

/** What the engine writes when there is nothing to do. */
const nothing = '-- This is an empty migration.'

/**
 * The SQL that would turn a live database into what the schema describes; empty when they agree.
 *
 * What the schema language cannot say (CHECK constraints, triggers, partial and expression indexes) is not compared.
 */
export async function schemaDrift(url: string, folder = schemaFolder): Promise<string> {
  const { sql } = await runEngine({ kind: 'diff', url, schema: folder })
  return sql.trim() === nothing ? '' : sql
}
