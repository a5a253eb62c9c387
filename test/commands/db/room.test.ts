import { expect, test } from 'vitest'

import { enterRoom } from '../../../src/db/room.ts'
import { useDatabase } from '../../harness/database.ts'

const database = useDatabase()

test('a new database takes the kind of the first who enters, even when several enter at once', async () => {
  await Promise.all([enterRoom(database.db, 'practice'), enterRoom(database.db, 'practice')])
  expect(await database.db.prisma.databaseKind.findMany()).toEqual([{ id: 1, kind: 'practice' }])
})

test('a practice database refuses to become live and says what to check', async () => {
  await enterRoom(database.db, 'practice')
  await expect(enterRoom(database.db, 'live')).rejects.toMatchObject({ code: 'set-up', message: expect.stringContaining('DATABASE_URL') })
  expect(await database.db.prisma.databaseKind.findMany()).toEqual([{ id: 1, kind: 'practice' }])
})
