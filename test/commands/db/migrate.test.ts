import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest'

import { createDatabase, dropDatabase, urlOfDatabase, withConnection } from '../../../src/db/databases.ts'
import { migrate, schemaDrift } from '../../../src/db/migrate.ts'
import { useDatabase } from '../../harness/database.ts'

describe('the migrations of the project', () => {
  const database = useDatabase()

  test('leave no difference to the schema when applied to an empty database', async () => {
    expect(await schemaDrift(database.url)).toBe('')
  })

  test('are not applied a second time', async () => {
    expect(await migrate(database.url)).toEqual([])
  })
})

describe('a folder of migrations', () => {
  let folder: string
  let url: string
  const { adminUrl, prefix } = inject('testServer')
  const name = `${prefix}migrate_${process.pid}`

  const addMigration = async (migration: string, sql: string) => {
    await mkdir(join(folder, migration))
    await writeFile(join(folder, migration, 'migration.sql'), sql)
  }

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'anze-migrations-'))
    await createDatabase(adminUrl, name)
    url = urlOfDatabase(adminUrl, name)
  })

  afterEach(async () => {
    await dropDatabase(adminUrl, name)
    await rm(folder, { recursive: true })
  })

  test('changes nothing when a statement fails, names the migration, and runs once its text is mended', async () => {
    await addMigration('1_tower', 'CREATE TABLE tower (id int); CREATE TABLE tower (id int);')
    await expect(migrate(url, folder)).rejects.toMatchObject({
      code: 'set-up',
      message: expect.stringMatching(/1_tower[\s\S]*already exists/),
    })
    const { rows } = await withConnection(url, (connection) => connection.query("SELECT to_regclass('tower') AS tower"))
    expect(rows).toEqual([{ tower: null }])
    await writeFile(join(folder, '1_tower', 'migration.sql'), 'CREATE TABLE tower (id int);')
    expect(await migrate(url, folder)).toEqual(['1_tower'])
  })

  test('may hold semicolons inside functions and texts', async () => {
    await addMigration('1_function', "CREATE FUNCTION answer() RETURNS text LANGUAGE plpgsql AS $$BEGIN RETURN 'a;b'; END$$;")
    expect(await migrate(url, folder)).toEqual(['1_function'])
    const { rows } = await withConnection(url, (connection) => connection.query('SELECT answer()'))
    expect(rows).toEqual([{ answer: 'a;b' }])
  })

  test('is applied once when two processes begin at the same time', async () => {
    await addMigration('1_tower', 'CREATE TABLE tower (id int);')
    await addMigration('2_bell', 'CREATE TABLE bell (id int);')
    const applied = await Promise.all([migrate(url, folder), migrate(url, folder)])
    expect(applied.flat().sort()).toEqual(['1_tower', '2_bell'])
  })

  test('differs from the schema only in what the schema language can say', async () => {
    await addMigration(
      '1_tower',
      `CREATE TABLE tower (id int PRIMARY KEY, height int);
       ALTER TABLE tower ADD CONSTRAINT tower_height CHECK (height > 0);
       CREATE INDEX tower_high ON tower (height) WHERE height > 100;
       CREATE INDEX tower_half ON tower ((height / 2));`,
    )
    await migrate(url, folder)
    const schema = join(folder, 'schema')
    await mkdir(schema)
    await writeFile(join(schema, 'a.prisma'), 'datasource db {\n  provider = "postgresql"\n}\n')
    const tower = 'model Tower {\n  id Int @id\n  height Int?\n@@map("tower")\n}\n'
    await writeFile(join(schema, 'b.prisma'), tower)
    expect(await schemaDrift(url, schema)).toBe('')
    await writeFile(join(schema, 'b.prisma'), tower.replace('@@map', 'bells Int?\n@@map'))
    expect(await schemaDrift(url, schema)).toContain('ADD COLUMN     "bells" INTEGER')
  })
})
