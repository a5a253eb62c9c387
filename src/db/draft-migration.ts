import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

import { AppError } from '../lib/errors.ts'
import { migrate, schemaDrift } from './migrate.ts'
import { migrationsFolder } from './schema-engine/folders.ts'

/**
 * Writes the next migration: what is missing between the migrations there are and the schema.
 *
 * @param input.url - an empty database; all present migrations are applied to it first.
 * @param input.name - area and change in lower case, such as `notices_reason`.
 * @param input.now - instant of the drafting; its UTC minute orders the migrations.
 * @returns path of the SQL file, or `undefined` when the schema holds nothing new.
 * @throws AppError `invalid-input` for a name that cannot be part of a folder's name.
 */
export async function draftMigration(input: { url: string; name: string; now: Date }): Promise<string | undefined> {
  if (!/^[a-z][a-z0-9_]*$/.test(input.name))
    throw new AppError('invalid-input', `${input.name}: name a migration with lower-case letters, digits and _`, { field: 'name' })
  await migrate(input.url)
  const sql = await schemaDrift(input.url)
  if (sql === '') return undefined
  const minute = input.now.toISOString().slice(0, 16).replace(/\D/g, '')
  const folder = join(migrationsFolder, `${minute}_${input.name}`)
  await mkdir(folder, { recursive: true })
  const file = join(folder, 'migration.sql')
  await writeFile(file, sql)
  return file
}
