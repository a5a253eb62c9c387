import { AppError } from '../lib/errors.ts'
import { migrationsFolder, schemaFolder } from './schema-engine/folders.ts'
import { runEngine } from './schema-engine/run.ts'

/**
 * Brings a database up to date with `prisma/migrations`.
 *
 * May be called by several processes at once: the engine takes a lock in the database and each migration runs once.
 *
 * @returns the names of the migrations applied by this call, oldest first; empty when nothing was left to do.
 * @throws AppError `set-up` when a migration fails, with its name and the database's words.
 */
export async function migrate(url: string, folder = migrationsFolder): Promise<string[]> {
  try {
    const { applied } = await runEngine({ kind: 'apply', url, migrations: folder })
    return applied
  } catch (error) {
    throw migrationFailure(error)
  }
}

function migrationFailure(error: unknown): AppError {
  const words = error instanceof Error ? error.message : String(error)
  return new AppError('set-up', `升级数据库结构失败：请按下面的原文处理后重新启动，数据没有改动。\n${words}`, { cause: error })
}

/**
 * The SQL that would turn a live database into what the schema describes; empty when they agree.
 *
 * What the schema language cannot say (CHECK constraints, triggers, partial and expression indexes) is not compared.
 */
export async function schemaDrift(url: string, folder = schemaFolder): Promise<string> {
  const { sql } = await runEngine({ kind: 'diff', url, schema: folder })
  return sql
}
