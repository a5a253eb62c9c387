import { afterAll, beforeAll, beforeEach } from 'vitest'

import { practiceAppId, practiceOpenId } from '../../../src/app/practice/identities.ts'
import { practiceSince } from '../../../src/app/practice/part.ts'
import { coverAndCare } from '../../../src/app/practice/parts/cover-and-care.ts'
import { practiceBeginsAt } from '../../../src/app/practice/room.ts'
import type { CommandDeps, Database } from '../../../src/db/types.ts'
import type { Arrived, Departed, PeopleChange, RoleCode, WaitingWork } from '../../../src/modules/directory/index.ts'
import { createNoticeKinds, type NoticeRequest } from '../../../src/notices/index.ts'
import { type FreshDatabase, freshDatabase } from '../../harness/database.ts'
import { type LaidWorld, layWorld } from '../../harness/world.ts'

/** The account of a practice person in the app of a tenant. */
export function accountOfPractice(personId: string, tenantKey: 'practice_gov' | 'practice_ent') {
  return { appId: practiceAppId(tenantKey), openId: practiceOpenId(personId), tenantKey, source: 'om_test' }
}

/** Commands that begin or end roles, with hooks that note what they were told and one kind of card that waits for its reader. */
export function peopleDeps(deps: CommandDeps, work: WaitingWork = async () => []) {
  const arrived: Parameters<Arrived>[2][] = []
  const departed: Parameters<Departed>[2][] = []
  const change: PeopleChange = {
    hooks: {
      waitingWork: [work],
      arrived: [async (_tx, _deps, who) => void arrived.push(who)],
      departed: [async (_tx, _deps, what) => void departed.push(what)],
    },
    kinds: createNoticeKinds([
      { kind: 'please-sign', urgency: 'major', clause: '375 §二(二)四', asks: true, render: async () => ({ card: {} }) },
    ]),
  }
  return { deps: { ...deps, ...change }, arrived, departed }
}

/** A card that asks one person to sign one hazard. */
export function pleaseSign(to: { personId: string; organisationId: string; role: RoleCode }): NoticeRequest {
  return { kind: 'please-sign', subject: { type: 'hazard', id: 'hazard-1' }, to, dedupeKey: `please-sign:hazard-1:${to.personId}` }
}

/** One database for a file; before each test people, cover and clock are as on the room's first morning. */
export function usePeopleWorld() {
  let fresh: FreshDatabase | undefined
  let world: LaidWorld | undefined
  let journalMark = 0n
  const there = () => {
    if (fresh === undefined || world === undefined) throw new Error('the world is there inside tests only')
    return { db: fresh.db, world }
  }
  beforeAll(async () => {
    fresh = await freshDatabase()
    world = await layWorld(fresh.db)
  })
  afterAll(() => fresh?.drop())
  beforeEach(async () => {
    const { db, world: laid } = there()
    laid.deps.clock.set(practiceBeginsAt)
    await restorePeople(db)
    await coverAndCare.lay(db.prisma, laid.deps)
    journalMark = (await db.prisma.journalRow.aggregate({ _max: { seq: true } }))._max.seq ?? 0n
  })
  return {
    get db() {
      return there().db
    },
    get deps() {
      return there().world.deps
    },
    actor: (...who: Parameters<LaidWorld['actor']>) => there().world.actor(...who),
    enterprise: (id: string) => there().world.enterprise(id),
    /** Rows of the audit trail this test has written, oldest first. */
    journal: (action: string) =>
      there().db.prisma.journalRow.findMany({ where: { action, seq: { gt: journalMark } }, orderBy: { seq: 'asc' } }),
  }
}

async function restorePeople({ prisma }: Database): Promise<void> {
  const later = { where: { startsAt: { not: practiceSince } } }
  await prisma.membership.deleteMany(later)
  await prisma.membership.updateMany({ data: { endsAt: null } })
  await prisma.account.deleteMany({ where: { createdAt: { not: practiceSince } } })
  await prisma.account.updateMany({ data: { endedAt: null } })
  for (const list of [prisma.dutyEntry, prisma.deputy, prisma.responsibleStaff, prisma.policy, prisma.notice] as const) {
    await (list as { deleteMany(): Promise<unknown> }).deleteMany()
  }
  await prisma.registrationRequest.deleteMany()
  await prisma.registrationAttempt.deleteMany()
  await prisma.inviteCode.deleteMany()
}
