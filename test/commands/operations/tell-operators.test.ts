import { beforeAll, describe, expect, test } from 'vitest'

import { inTransaction } from '../../../src/db/transaction.ts'
import { tellOperators } from '../../../src/modules/operations/index.ts'
import { useDatabase } from '../../harness/database.ts'
import { type LaidWorld, layWorld } from '../../harness/world.ts'

describe('operators are told', () => {
  const database = useDatabase()
  let world: LaidWorld
  beforeAll(async () => {
    world = await layWorld(database.db)
  })
  const matter = { matter: '有通知没有送达', text: '请今天联系', dedupeKey: 'm1' }

  test('nobody operates: journalled and an error, so that it is not lost', async () => {
    const { db } = database
    await db.prisma.membership.updateMany({ where: { role: 'sys.op' }, data: { role: 'xh.staff' } })
    const errors: unknown[] = []
    const logger = { error: (...said: unknown[]) => void errors.push(said) }
    expect(await inTransaction(db, (tx) => tellOperators(tx, { ...world.deps, logger }, matter))).toBe(0)
    expect(errors).toHaveLength(1)
    await db.prisma.membership.updateMany({ where: { organisationId: 'sys-operator' }, data: { role: 'sys.op' } })
    expect(await db.prisma.journalRow.count({ where: { action: 'operators.nobody', subjectId: 'm1' } })).toBe(1)
  })

  test('each of them once, however often the matter is found', async () => {
    const { db } = database
    expect(await inTransaction(db, (tx) => tellOperators(tx, world.deps, matter))).toBe(1)
    expect(await inTransaction(db, (tx) => tellOperators(tx, world.deps, matter))).toBe(0)
    const rows = await db.prisma.notice.findMany({ where: { kind: 'operator-told' } })
    expect(rows.map(({ personId, role, params }) => [personId, role, params])).toEqual([
      ['sys-operator.op', 'sys.op', { matter: '有通知没有送达', text: '请今天联系' }],
    ])
  })
})
