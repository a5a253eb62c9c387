import { beforeEach, describe, expect, test } from 'vitest'

import { recordAll, sealJournal, verifyJournal } from '../../../src/journal/index.ts'
import { useDatabase } from '../../harness/database.ts'
import { actOf, clock, emptyJournal } from './journal-room.ts'

const database = useDatabase()

/** Six sealed rows with `seq` 1 to 6, a root after the fourth, and one row that waits. */
beforeEach(async () => {
  const { db } = database
  await emptyJournal(db)
  await recordAll(db.prisma, { clock }, ['one', 'two', 'three', 'four'].map(actOf))
  await sealJournal(db)
  const fourth = await db.prisma.journalSeal.findUniqueOrThrow({ where: { position: 4 } })
  await db.prisma.journalRoot.create({ data: { day: '2026-11-23', position: 4, hash: fourth.hash, madeAt: clock.now() } })
  await recordAll(db.prisma, { clock }, ['five', 'six'].map(actOf))
  await sealJournal(db)
  await recordAll(db.prisma, { clock }, [actOf('seven')])
})

const rootOfTheDay = async () => (await database.db.prisma.journalRoot.findUniqueOrThrow({ where: { day: '2026-11-23' } })).hash

/** What is found, in short: the fault, the row's number and name. */
async function found(told: Parameters<typeof verifyJournal>[1] = []) {
  const { findings } = await verifyJournal(database.db.prisma, told)
  return findings.map(({ fault, seq, row, other, day }) =>
    [fault, seq?.toString(), row?.action, other === undefined ? undefined : `(${other})`, day]
      .filter((word) => word !== undefined)
      .join(' '),
  )
}

test('a journal nobody touched has its rows, its last root and the tail that waits', async () => {
  const verified = await verifyJournal(database.db.prisma, [{ day: '2026-11-23', hash: await rootOfTheDay() }])
  expect(verified).toEqual({
    sealed: 6n,
    unsealed: { count: 1, oldestAt: clock.now() },
    lastRoot: { day: '2026-11-23', position: 4n, hash: await rootOfTheDay() },
    findings: [],
    findingCount: 0,
  })
})

const swapSeals = `
  UPDATE journal_seal SET seq = -seq WHERE seq IN (2, 3);
  UPDATE journal_seal SET seq = CASE seq WHEN -2 THEN 3 ELSE 2 END WHERE seq < 0`
const swapRows = `
  UPDATE journal SET seq = -seq WHERE seq IN (2, 3);
  UPDATE journal SET seq = CASE seq WHEN -2 THEN 3 ELSE 2 END WHERE seq < 0`
const copyOf = (seq: number, columns = '') => `
  INSERT INTO journal (seq, at, action, channel, subject_type, subject_id, details, evidence ${columns && ', '}${columns})
  SELECT ${seq}, at, 'forged', channel, subject_type, subject_id, details, evidence ${columns && ', '}${columns} FROM journal WHERE seq = 2`

describe.each<[what: string, sql: string, findings: string[]]>([
  ['another time', "UPDATE journal SET at = at + interval '1 day' WHERE seq = 3", ['changed 3 three']],
  ['another action', "UPDATE journal SET action = 'other' WHERE seq = 3", ['changed 3 other']],
  ['another person', "UPDATE journal SET actor_person_id = 'p2' WHERE seq = 1", ['changed 1 one']],
  ['another body', "UPDATE journal SET actor_organisation_id = 'o2' WHERE seq = 1", ['changed 1 one']],
  ['another role', 'UPDATE journal SET actor_role = NULL WHERE seq = 1', ['changed 1 one']],
  ['another channel', "UPDATE journal SET channel = 'clock' WHERE seq = 6", ['changed 6 six']],
  ['another source', 'UPDATE journal SET source = NULL WHERE seq = 6', ['changed 6 six']],
  ['another subject', "UPDATE journal SET subject_id = 'h2' WHERE seq = 4", ['changed 4 four']],
  ['another kind of subject', "UPDATE journal SET subject_type = 'visit' WHERE seq = 4", ['changed 4 four']],
  ['other states', 'UPDATE journal SET from_state = to_state, to_state = from_state WHERE seq = 4', ['changed 4 four']],
  ['a reason made empty', "UPDATE journal SET reason = '' WHERE seq = 2", ['changed 2 two']],
  ['a detail deep inside', "UPDATE journal SET details = jsonb_set(details, '{nested,list,0}', '2') WHERE seq = 5", ['changed 5 five']],
  ['another photo', "UPDATE journal SET evidence = ARRAY['cd'] WHERE seq = 5", ['changed 5 five']],
  ['a photo taken away', "UPDATE journal SET evidence = '{}' WHERE seq = 5", ['changed 5 five']],
  ['two rows changed', "UPDATE journal SET reason = 'x' WHERE seq IN (2, 5)", ['changed 2 two', 'changed 5 five']],
  ['a row taken away', 'DELETE FROM journal WHERE seq = 3', ['missing 3 (2)']],
  ['a row and its seal taken away', 'DELETE FROM journal WHERE seq = 3; DELETE FROM journal_seal WHERE seq = 3', ['cut 4 four']],
  ['a row that waited taken away', 'DELETE FROM journal WHERE seq = 7', ['missing 7']],
  ['two rows changed places', swapRows, ['moved 2 three (3)', 'moved 3 two (2)']],
  ['two seals changed places', swapSeals, ['moved 3 three (2)', 'moved 2 two (3)']],
  ['a row put in', copyOf(20), ['inserted 20 forged']],
  ['a row put in the place of another', `DELETE FROM journal WHERE seq = 3; ${copyOf(3, 'reason')}`, ['changed 3 forged']],
  [
    'a row put in with a seal of its own',
    `${copyOf(20)}; INSERT INTO journal_seal (position, seq, hash) VALUES (7, 20, repeat('a', 64))`,
    ['changed 20 forged'],
  ],
  ['a row that lost its seal', 'DELETE FROM journal_seal WHERE seq = 5', ['cut 6 six', 'inserted 5 five']],
  ['a seal changed', "UPDATE journal_seal SET hash = repeat('a', 64) WHERE position = 2", ['seal-changed 2 two']],
  ['the beginning cut off', 'DELETE FROM journal WHERE seq < 3; DELETE FROM journal_seal WHERE seq < 3', ['cut 3 three']],
  [
    'the end cut off before a root',
    'DELETE FROM journal WHERE seq > 2; DELETE FROM journal_seal WHERE seq > 2; DELETE FROM journal_unsealed',
    ['root-lost 2026-11-23'],
  ],
  ['a root changed', "UPDATE journal_root SET hash = repeat('b', 64)", ['root-lost 2026-11-23']],
])('%s', (_what, sql, findings) => {
  test('is found and named', async () => {
    for (const statement of sql.split(';')) await database.db.prisma.$executeRawUnsafe(statement)
    expect(await found()).toEqual(findings)
  })
})

describe('what fits inside is found by a root from outside', () => {
  test('a tail cut off with the root kept for it', async () => {
    const hash = (await rootOfTheDay()).slice(0, 20)
    expect(await found([{ day: '2026-11-23', hash }])).toEqual([])
    await database.db.prisma.$executeRawUnsafe('DELETE FROM journal WHERE seq > 2')
    await database.db.prisma.$executeRawUnsafe('DELETE FROM journal_seal WHERE seq > 2')
    await database.db.prisma.$executeRawUnsafe('TRUNCATE journal_root, journal_unsealed')
    expect(await found()).toEqual([])
    expect(await found([{ day: '2026-11-23', hash }])).toEqual(['root-lost 2026-11-23'])
  })

  test('a chain written anew over a changed row', async () => {
    const { db } = database
    const hash = await rootOfTheDay()
    await db.prisma.$executeRawUnsafe("UPDATE journal SET reason = 'x' WHERE seq = 2")
    await db.prisma.$executeRawUnsafe('TRUNCATE journal_seal, journal_root, journal_unsealed')
    await db.prisma.$executeRawUnsafe('INSERT INTO journal_unsealed SELECT seq FROM journal')
    await sealJournal(db)
    expect(await found()).toEqual([])
    expect(await found([{ day: '2026-11-23', hash }])).toEqual(['root-lost 2026-11-23'])
  })
})

test('a journal of several batches is walked to its end, and the walk is told of', async () => {
  const { db } = database
  await recordAll(
    db.prisma,
    { clock },
    Array.from({ length: 2500 }, (_, n) => actOf(`act.${n}`)),
  )
  await sealJournal(db)
  await db.prisma.$executeRawUnsafe("UPDATE journal SET reason = 'x' WHERE seq = 2400")
  const seen: bigint[] = []
  const verified = await verifyJournal(db.prisma, [], (places) => void seen.push(places))
  expect(verified.sealed).toBe(2507n)
  expect(verified.findings).toMatchObject([{ fault: 'changed', seq: 2400n }])
  expect(seen).toEqual([1000n, 2000n, 2507n])
})
