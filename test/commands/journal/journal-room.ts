import type { Database } from '../../../src/db/types.ts'
import type { JournalEntry } from '../../../src/journal/index.ts'

/** Monday 23 November 2026, 09:00 in Shanghai. */
export const clock = { now: () => new Date('2026-11-23T01:00:00.123Z') }

/** An act of a person on one hazard. */
export const actOf = (action: string): JournalEntry => ({
  action,
  by: { personId: 'p1', organisationId: 'o1', role: 'bx.manager' },
  channel: 'chat',
  source: 'message:om_1',
  subject: { type: 'hazard', id: 'h1' },
  from: 'reported',
  to: 'graded',
  reason: '顶板离层',
  details: { grade: 'major', nested: { list: [1, 'a'] } },
  evidence: ['ab'],
})

/** A journal nobody has written yet. */
export async function emptyJournal({ prisma }: Pick<Database, 'prisma'>): Promise<void> {
  await prisma.$executeRaw`TRUNCATE journal, journal_unsealed, journal_seal, journal_root RESTART IDENTITY`
}
