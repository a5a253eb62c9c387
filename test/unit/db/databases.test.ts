import { expect, test } from 'vitest'

import { createDatabase, urlOfDatabase } from '../../../src/db/databases.ts'

test.each(['', 'Anze', '1anze', 'anze-practice', 'anze"; DROP DATABASE anze', 'a'.repeat(64)])(
  '"%s" is no name for a database',
  async (name) => {
    const nowhere = 'postgresql://nobody@127.0.0.1:1/postgres'
    await expect(createDatabase(nowhere, 'anze', name)).rejects.toMatchObject({ code: 'set-up' })
    await expect(createDatabase(nowhere, name)).rejects.toMatchObject({ code: 'set-up' })
  },
)

test('the address of another database keeps user, password, port and options', () => {
  expect(urlOfDatabase('postgresql://anze:p%40ss@127.0.0.1:6101/postgres?sslmode=disable', 'anze')).toBe(
    'postgresql://anze:p%40ss@127.0.0.1:6101/anze?sslmode=disable',
  )
})
