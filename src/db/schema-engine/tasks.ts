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

async function apply(url: string, folder: string): Promise<EngineAnswer> {
  const migrationsList = await readMigrations(folder)
  if (migrationsList.migrationDirectories.length === 0) return { applied: [], sql: '' }
  const { appliedMigrationNames } = await withSchemaEngine({ url, schema: [] }, (engine) =>
    engine.applyMigrations({ migrationsList, filters: noFilters }),
  )
  return { applied: appliedMigrationNames, sql: '' }
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
