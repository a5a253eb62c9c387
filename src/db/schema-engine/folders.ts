import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

import type { MigrationList } from '@prisma/schema-engine-wasm/schema_engine_bg'

/** One file of the schema, with its text. */
export interface SchemaFile {
  path: string
  content: string
}

/** Folder of the schema, one file a module. */
export const schemaFolder = fileURLToPath(new URL('../../../prisma/schema/', import.meta.url))

/** Folder of the migrations, one folder each, in the order of their names. */
export const migrationsFolder = fileURLToPath(new URL('../../../prisma/migrations/', import.meta.url))

/** Reads every `.prisma` file of a folder, in the order of their names. */
export async function readSchema(folder: string): Promise<SchemaFile[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.prisma')).sort()
  return Promise.all(names.map(async (name) => ({ path: join(folder, name), content: await readFile(join(folder, name), 'utf8') })))
}

/** Names of the migrations of a folder, in the order they are applied. */
export async function migrationNames(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    // A checkout without a single migration has no folder: git keeps no empty ones.
    if (error.code === 'ENOENT') return []
    throw error
  })
  return entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort()
}

/** Reads every migration of a folder in the form the engine takes. */
export async function readMigrations(folder: string): Promise<MigrationList> {
  const names = await migrationNames(folder)
  return {
    baseDir: folder,
    shadowDbInitScript: '',
    lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
    migrationDirectories: await Promise.all(
      names.map(async (path) => {
        const value = await readFile(join(folder, path, 'migration.sql'), 'utf8')
        return { path, migrationFile: { path: 'migration.sql', content: { tag: 'ok' as const, value } } }
      }),
    ),
  }
}
