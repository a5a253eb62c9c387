import type { MigrationList, SchemaEngine } from '@prisma/schema-engine-wasm/schema_engine_bg'

import { noFilters, withSchemaEngine } from './engine.ts'
import { readMigrations, readSchema } from './folders.ts'

/** What the engine can be asked to do; sent to its thread as it is. */
export type EngineTask =
  | { kind: 'apply'; url: string; migrations: string }
  /** The SQL that turns the live database into what the schema describes. */
  | { kind: 'diff'; url: string; schema: string }

/** The answer to a task: names of the migrations just applied, or the SQL of the difference. */
export interface EngineAnswer {
  applied: string[]
  sql: string
}

/** Applying needs no model, but the engine wants to be told which kind of database it speaks to. */
const datasource = { path: 'datasource.prisma', content: 'datasource db {\n  provider = "postgresql"\n}\n' }

/**
 * Lets a migration that failed be tried again.
 *
 * The engine refuses every further step once one has failed. A file is sent as one text and so runs as a whole or not at
 * all: after a full disk or a lost connection the same step may simply be repeated.
 */
async function forgetFailures(engine: SchemaEngine, migrationsList: MigrationList): Promise<void> {
  const { failedMigrationNames } = await engine.diagnoseMigrationHistory({
    migrationsList,
    optInToShadowDatabase: false,
    filters: noFilters,
  })
  for (const migrationName of failedMigrationNames) await engine.markMigrationRolledBack({ migrationName })
}

async function apply(url: string, folder: string): Promise<EngineAnswer> {
  const migrationsList = await readMigrations(folder)
  if (migrationsList.migrationDirectories.length === 0) return { applied: [], sql: '' }
  const applied = await withSchemaEngine({ url, schema: [datasource] }, async (engine) => {
    await forgetFailures(engine, migrationsList)
    return engine.applyMigrations({ migrationsList, filters: noFilters })
  })
  return { applied: applied.appliedMigrationNames, sql: '' }
}

async function diff(url: string, folder: string): Promise<EngineAnswer> {
  const schema = await readSchema(folder)
  const { stdout } = await withSchemaEngine({ url, schema }, (engine) =>
    engine.diff({
      from: { tag: 'schemaDatasource', files: schema, configDir: folder },
      to: { tag: 'schemaDatamodel', files: schema },
      script: true,
      exitCode: null,
      filters: noFilters,
    }),
  )
  return { applied: [], sql: stdout ?? '' }
}

/** Does one task in this thread. @see withSchemaEngine for why it must be a thread of its own. */
export function perform(task: EngineTask): Promise<EngineAnswer> {
  return task.kind === 'apply' ? apply(task.url, task.migrations) : diff(task.url, task.schema)
}
