import { beforeAll, describe, expect, test } from 'vitest'

import { layPractice } from '../../../src/app/practice/lay-practice.ts'
import type { Tx } from '../../../src/db/types.ts'
import type { AskedAudience } from '../../../src/deadlines/index.ts'
import { audienceOf, hazardClocks, hazardDeadlineKinds } from '../../../src/modules/hazards/index.ts'
import { factsOf } from '../../../src/modules/hazards/queries/facts.ts'
import { useDatabase } from '../../harness/database.ts'
import { type LaidWorld, layWorld } from '../../harness/world.ts'

const database = useDatabase()
let world: LaidWorld
let hazards: { id: string; state: string }[] = []

/** Words every clock may use; `grader` turns to the approvers by itself. */
const words = [
  'finder',
  'grader',
  'fixer',
  'safety',
  'principal',
  'signers',
  'responsible',
  'manager',
  'verifier',
  'closers',
  'county',
] as const

beforeAll(async () => {
  world = await layWorld(database.db)
  await layPractice(world.deps)
  hazards = await database.db.prisma.hazard.findMany({ select: { id: true, state: true }, orderBy: { id: 'asc' } })
})

const about = (audience: string, id: string, params: Record<string, unknown> = {}, type = 'hazard'): AskedAudience => ({
  audience,
  deadline: { id: `d-${id}`, kind: hazardClocks.fixGeneral, subject: { type, id }, openedAt: new Date(0), dueAt: new Date(0), params },
})

/** Asks the clock's way, counting statements. */
async function together(asked: readonly AskedAudience[]) {
  let statements = 0
  const { prisma } = database.db
  const $queryRaw: Tx['$queryRaw'] = (...words) => {
    statements += 1
    return prisma.$queryRaw(...words)
  }
  const kind = hazardDeadlineKinds(() => world.deps.clock.now()).find((one) => one.kind === hazardClocks.fixGeneral)
  const people = (await kind?.audiences({ $queryRaw } as Tx, asked)) ?? []
  return { people: people.map((list) => list.map(({ personId, role }) => `${personId} as ${role}`)), statements }
}

describe('audiences of many hazards at once', () => {
  test('are empty for a hazard that is gone and a word nobody knows, beside those that are known', async () => {
    const [hazard] = await database.db.prisma.hazard.findMany({ where: { state: 'rectifying' }, take: 1 })
    const { people } = await together([about('principal', 'gone'), about('nobody', hazard?.id ?? ''), about('principal', hazard?.id ?? '')])
    expect(people.map((list) => list.length)).toEqual([0, 0, 1])
  })

  test.each(words)('%s: the same people as a command tells for each hazard alone, in every state', async (word) => {
    const alone: string[][] = []
    for (const { id } of hazards) {
      const facts = await factsOf(database.db.prisma, id)
      if (facts === null) throw new Error(id)
      const people = await audienceOf(database.db.prisma, { facts, words: [word] }, world.deps.clock.now())
      alone.push(people.map(({ personId, role }) => `${personId} as ${role}`))
    }
    expect(new Set(hazards.map(({ state }) => state)).size).toBeGreaterThan(8)
    expect((await together(hazards.map(({ id }) => about(word, id)))).people).toEqual(alone)
  })

  test('cost a few statements, however many they are', async () => {
    const every = words.flatMap((word) => hazards.map(({ id }) => about(word, id)))
    const { people, statements } = await together(every)
    expect(people.filter((list) => list.length > 0).length).toBeGreaterThan(100)
    expect(statements).toBeLessThan(12)
  })

  test('a clock of another subject means the hazard it names', async () => {
    const [hazard] = await database.db.prisma.hazard.findMany({ where: { state: 'rectifying' }, take: 1 })
    const { people } = await together([about('principal', 'a-report', { hazard: hazard?.id }, 'overdue-report')])
    expect(people[0]).toHaveLength(1)
  })
})
