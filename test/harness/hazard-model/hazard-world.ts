import { createHash } from 'node:crypto'

import { pino } from 'pino'

import type { CommandDeps, Database } from '../../../src/db/types.ts'
import { createDeadlineKinds, followWorkCalendar, runDueDeadlines } from '../../../src/deadlines/index.ts'
import type { Ids } from '../../../src/lib/ids.ts'
import type { Actor } from '../../../src/modules/directory/index.ts'
import { hazardDeadlineKinds } from '../../../src/modules/hazards/index.ts'
import { layWorld, standingClock } from '../world.ts'
import type { CastRow, Site } from './cast.ts'

const since = new Date('2025-10-01T00:00:00+08:00')
/** Pictures kept in advance; a sequence uses each once. */
export const pictures: readonly string[] = Array.from({ length: 80 }, (_, n) => createHash('sha256').update(`picture ${n}`).digest('hex'))

/** The laid world of a test file: read by every sequence, changed by none. */
export interface HazardWorld {
  readonly db: Database
  readonly site: Site
  readonly cast: readonly { readonly key: string; readonly actor: Actor }[]
  readonly targets: Readonly<Record<'ungraded' | 'general' | 'major', string>>
}

/** Lays the practice world, the second roles of the cast, pictures, and one open hazard of each grade to merge into. */
export async function layHazardWorld(db: Database, at: { site: Site; cast: Readonly<Record<string, CastRow>> }): Promise<HazardWorld> {
  const world = await layWorld(db)
  const cast: { key: string; actor: Actor }[] = []
  for (const [key, [role, body, person]] of Object.entries(at.cast)) cast.push({ key, actor: await actorOf({ role, body, person }) })
  const facts = { mediaType: 'image/png', byteSize: 10, width: 4, height: 4, createdAt: since }
  await db.prisma.storedFile.createMany({ data: pictures.map((sha256) => ({ sha256, ...facts })) })
  return { db, site: at.site, cast, targets: await layTargets(db, at.site) }

  async function actorOf({ role, body, person }: { role: CastRow[0]; body: string; person: string | undefined }): Promise<Actor> {
    if (person === undefined) return world.actor(role, body)
    const held = { personId: person, organisationId: body, role }
    if ((await db.prisma.membership.count({ where: held })) === 0) {
      await db.prisma.membership.create({ data: { id: `second.${person}.${role}`, ...held, regionCodes: [], startsAt: since } })
    }
    return person.startsWith(`${body}.`) ? world.actor(role, body, person.slice(body.length + 1)) : world.actor(role, body)
  }
}

async function layTargets(db: Database, site: Site): Promise<HazardWorld['targets']> {
  const targets = { ungraded: 'target-ungraded', general: 'target-general', major: 'target-major' }
  const states = { ungraded: 'to_grade', general: 'rectifying', major: 'rectifying' }
  await db.prisma.hazard.createMany({
    data: (['ungraded', 'general', 'major'] as const).map((grade, n) => ({
      ...{ id: targets[grade], number: `HZ-20261101-00${n + 1}`, state: states[grade], grade, enterpriseId: site.id },
      ...{
        insurerId: site.insurer,
        answerableId: site.insurer ?? site.bureau,
        agencyId: site.agency,
        createdAt: since,
        registeredAt: since,
      },
      ...{ finderPersonId: 'nobody', finderOrganisationId: site.insurer ?? site.bureau, finderRole: 'bx.service', isShared: true },
      ...(grade === 'major' ? { confirmedAt: since } : {}),
    })),
  })
  return targets
}

/** Ids that count on from a number: a sequence run again makes the same. */
function countedIds(from: number): Ids & { made(): number } {
  let made = from
  return {
    made: () => made,
    next: () => {
      made += 1
      return `00000000-0000-7000-8000-${made.toString(16).padStart(12, '0')}`
    },
  }
}

/** Clock, ids and door of one sequence. */
export interface SequenceDeps extends CommandDeps {
  readonly clock: ReturnType<typeof standingClock>
  readonly ids: ReturnType<typeof countedIds>
}

/** From the room's first morning, or going on from where another sequence stands. */
export const sequenceDeps = (db: Database, from: { at?: Date; made: number } = { made: 0 }): SequenceDeps => ({
  db,
  clock: standingClock(from.at),
  ids: countedIds(from.made),
})

const logger = pino({ level: 'silent' })

/** Lets everything happen that is due, what that makes due included. */
export async function tick(deps: SequenceDeps, report: { failed: (what: unknown) => void }): Promise<void> {
  const kinds = createDeadlineKinds(hazardDeadlineKinds(deps.clock.now), { has: () => true })
  const calendar = followWorkCalendar(deps.db.prisma)
  const failing = Object.assign(Object.create(logger), { error: report.failed })
  while ((await runDueDeadlines({ ...deps, kinds, calendar, logger: failing })) > 0);
}
