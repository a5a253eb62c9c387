import { beforeAll, describe, expect, test } from 'vitest'

import { layPractice, quietParts } from '../../../src/app/practice/lay-practice.ts'
import { practiceRoom, practiceStrangers } from '../../../src/app/practice/room.ts'
import { practiceWorld } from '../../../src/app/practice/world/world.ts'
import { roleRows } from '../../../src/modules/directory/index.ts'
import { roomConfigSchema } from '../../../src/sandbox/room/config.ts'
import { useDatabase } from '../../harness/database.ts'
import { type LaidWorld, layWorld } from '../../harness/world.ts'

const fresh = useDatabase()
let world: LaidWorld
beforeAll(async () => {
  world = await layWorld(fresh.db)
})

describe('the practice data', () => {
  test('is laid once: a second start finds nothing to add', async () => {
    const before = await fresh.db.prisma.membership.count()
    expect(await layPractice(world.deps, quietParts)).toEqual([])
    expect(await fresh.db.prisma.membership.count()).toBe(before)
  })

  test('is laid again without doubles when a part has grown', async () => {
    const before = await fresh.db.prisma.organisation.count()
    await fresh.db.prisma.practicePart.updateMany({ data: { version: 0 } })
    expect(await layPractice(world.deps, quietParts)).toEqual(['people-and-bodies', 'cover-and-care'])
    expect(await fresh.db.prisma.organisation.count()).toBe(before)
  })

  test('has a person for every role', () => {
    const held = new Set(practiceWorld.people.flatMap(({ contexts }) => contexts.map(({ role }) => role)))
    expect(roleRows.map(({ role }) => role).filter((role) => !held.has(role))).toEqual([])
  })

  test('puts every role into the kind of body it belongs to', () => {
    const kinds = new Map(practiceWorld.organisations.map(({ id, kind }) => [id, kind]))
    const wrong = practiceWorld.people.flatMap(({ id, contexts }) =>
      contexts
        .filter(({ organisationId, role }) => kinds.get(organisationId) !== roleRows.find((row) => row.role === role)?.kind)
        .map(() => id),
    )
    expect(wrong).toEqual([])
  })

  test('has fourteen enterprises over the nine industries and four sizes, two insurers and two agencies', () => {
    const count = (kind: string) => practiceWorld.organisations.filter((organisation) => organisation.kind === kind)
    const enterprises = count('enterprise')
    expect(enterprises).toHaveLength(14)
    expect(new Set(enterprises.map(({ industry }) => industry)).size).toBe(10)
    expect(new Set(enterprises.map(({ size }) => size))).toEqual(new Set(['large', 'medium', 'small', 'micro']))
    expect(count('insurer')).toHaveLength(2)
    expect(count('agency')).toHaveLength(2)
  })

  test('opens an emulator room in which one member of each tenant is unknown to the bot', async () => {
    const room = roomConfigSchema.parse(practiceRoom())
    const accounts = new Set((await fresh.db.prisma.account.findMany()).map(({ openId }) => openId))
    const unknown = room.people.filter(({ openId }) => openId === undefined || !accounts.has(openId))
    expect(unknown.map(({ tenantKey }) => tenantKey).sort()).toEqual(['practice_ent', 'practice_gov'])
    expect(unknown.map(({ name }) => name)).toEqual(practiceStrangers.map(({ name }) => name))
    expect(new Set(room.people.map(({ openId }) => openId)).size).toBe(room.people.length)
    expect(new Set(room.people.map(({ name }) => name)).size).toBe(room.people.length)
  })
})
