import { pino } from 'pino'

import type { Database } from '../../../src/db/types.ts'
import {
  createDeadlineKinds,
  type DeadlineKind,
  type DeadlineOpening,
  followWorkCalendar,
  openDeadline,
  type Rung,
  type RungTime,
  runDueDeadlines,
} from '../../../src/deadlines/index.ts'
import { timeline } from '../../../src/journal/index.ts'
import { endOfDay } from '../../../src/lib/calendar.ts'
import { randomIds } from '../../../src/lib/ids.ts'
import type { Recipient } from '../../../src/notices/index.ts'
import { StandingClock } from '../notices/notice-room.ts'

export const hazard = { type: 'hazard', id: 'h1' }

/** Shanghai time, as people write it. */
export const shanghai = (words: string) => new Date(`${words.replace(' ', 'T')}:00+08:00`)

export const person = (personId: string): Recipient => ({ personId, organisationId: 'mine', role: 'qy.fixer' })

export function reminder(rung: string, at: RungTime, audience = 'fixer'): Rung {
  return { rung, at, acts: [{ tell: 'reminder', audience }], clause: '375 §二(三)三', isEscalation: false }
}

export const escalation = (rung: string, at: RungTime, audience = 'principal'): Rung => ({
  ...reminder(rung, at, audience),
  isEscalation: true,
})

export const running = (rung: string, at: RungTime, run: string): Rung => ({
  rung,
  at,
  acts: [{ run }, { tell: 'reminder', audience: 'county' }],
  clause: '375 §二(二)四',
  isEscalation: true,
})

/** The general ladder: two reminders, two escalations, a handler. */
export const fixRungs: readonly Rung[] = [
  reminder('before-3', { from: 'due', workdays: -3 }),
  reminder('due-day', { from: 'due', workdays: 0 }),
  escalation('after-1', { from: 'due', workdays: 1 }),
  escalation('after-5', { from: 'due', workdays: 5 }, 'manager'),
]

export interface DeadlineRoom {
  readonly db: Database
  readonly clock: StandingClock
  readonly deps: { clock: StandingClock; ids: typeof randomIds }
  /** Who an audience word means; the word itself when not named. */
  readonly audiences: Map<string, readonly Recipient[]>
  readonly runs: Record<string, DeadlineKind['runs'][string]>
  kinds(): ReturnType<typeof createDeadlineKinds>
  open(rest?: Partial<DeadlineOpening>): ReturnType<typeof openDeadline>
  /** Turns the clock to an instant and ticks once. */
  tickAt(words: string): Promise<number>
  tick(limit?: number): Promise<number>
  /** What was told since the last look: `person rung`. */
  told(): Promise<string[]>
  actions(): Promise<string[]>
}

/** A database without deadlines and with an empty `practice_part` for handlers to write into, Monday 23 November 2026 09:00, and one kind `fix` due on Friday 27 November. */
export async function deadlineRoom(db: Database, rungs: readonly Rung[] = fixRungs): Promise<DeadlineRoom> {
  await db.prisma.$executeRaw`TRUNCATE notice, journal, deadline, deadline_rung, calendar_day, practice_part`
  const clock = new StandingClock('2026-11-23T01:00:00Z')
  const deps = { clock, ids: randomIds }
  const audiences = new Map<string, readonly Recipient[]>()
  const runs: Record<string, DeadlineKind['runs'][string]> = {}
  const resolve: DeadlineKind['audiences'] = async (_tx, asked) =>
    asked.map(({ audience }) => audiences.get(audience) ?? [person(audience)])
  const kinds = () =>
    createDeadlineKinds([{ kind: 'fix', ladders: [{ kind: 'fix', version: 1, rungs }], audiences: resolve, runs }], { has: () => true })
  const logger = pino({ level: 'silent' })
  const seen = new Set<string>()
  const tick = async (limit?: number) =>
    runDueDeadlines({ db, ...deps, kinds: kinds(), calendar: followWorkCalendar(db.prisma), logger }, limit)
  return {
    db,
    clock,
    deps,
    audiences,
    runs,
    kinds,
    tick,
    open: (rest = {}) =>
      db.prisma.$transaction((tx) => openDeadline(tx, deps, { kind: 'fix', subject: hazard, dueAt: endOfDay('2026-11-27'), ...rest })),
    tickAt: async (words) => {
      clock.forward(shanghai(words).getTime() - clock.now().getTime())
      return tick()
    },
    told: async () => {
      const rows = (await db.prisma.notice.findMany({ orderBy: { id: 'asc' } })).filter(({ id }) => !seen.has(id))
      for (const { id } of rows) seen.add(id)
      return rows.map(({ personId, params }) => `${personId} ${Object(params).rung}`)
    },
    actions: async () => (await timeline(db.prisma, hazard)).map(({ action, details }) => `${action} ${details.rung ?? ''}`.trim()),
  }
}
