import { layPractice, quietParts } from '../../src/app/practice/lay-practice.ts'
import { practiceBeginsAt } from '../../src/app/practice/room.ts'
import type { CommandDeps, Database } from '../../src/db/types.ts'
import { randomIds } from '../../src/lib/ids.ts'
import { type Actor, actorFor, type Enterprise, enterpriseById, type RoleCode } from '../../src/modules/directory/index.ts'

/** A clock a test sets; it stands still between two settings. */
export interface SetClock {
  now(): Date
  /** Sets it to an instant, or an ISO text with its offset. */
  set(to: Date | string): void
}

/** A standing clock at the practice room's first morning, 2026-11-23 09:00 in Shanghai. */
export function standingClock(at: Date = practiceBeginsAt): SetClock {
  let present = at
  return {
    now: () => present,
    set: (to) => {
      present = new Date(to)
    },
  }
}

/** The practice world laid into a test's database, with the doors a test needs. */
export interface LaidWorld {
  readonly deps: CommandDeps & { readonly clock: SetClock }
  /** Who holds a role in a body: the person of the seed, or the longest-serving; `key` picks one of several (`service-2`). */
  actor(role: RoleCode, organisationId: string, key?: string): Promise<Actor>
  enterprise(id: string): Promise<Enterprise>
}

/**
 * Lays the practice world into an empty database.
 *
 * Ids are readable: bodies `yj-qinshui`, `bx-taihang`, `qy-qinhe`; people `<body>.<key>` such as `bx-taihang.service`. See
 * src/app/practice/world.
 */
export async function layWorld(db: Database, at?: Date): Promise<LaidWorld> {
  const deps = { db, clock: standingClock(at), ids: randomIds }
  await layPractice(deps, quietParts)
  return {
    deps,
    actor: async (role, organisationId, key) => {
      const row = await db.prisma.membership.findFirst({
        where: { role, organisationId, ...(key === undefined ? {} : { personId: `${organisationId}.${key}` }) },
        orderBy: [{ startsAt: 'asc' }, { personId: 'asc' }],
      })
      const found = row === null ? null : await actorFor(db.prisma, row.id, deps.clock.now())
      if (found === null) throw new Error(`nobody is ${role} of ${organisationId}`)
      return found
    },
    enterprise: async (id) => {
      const found = await enterpriseById(db.prisma, id)
      if (found === null) throw new Error(`no enterprise ${id}`)
      return found
    },
  }
}
