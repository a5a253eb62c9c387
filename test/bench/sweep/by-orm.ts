import { randomUUID } from 'node:crypto'

import type { Database, Tx } from '../../../src/db/types.ts'
import type { Slot } from './schedule.ts'

/** Deadlines read at once. */
const batch = 500

/** Roles a rung tells. */
export const audience: Readonly<Record<string, readonly string[]>> = {
  'due-day': ['qy.fixer', 'qy.safety'],
  'after-1': ['qy.principal'],
  'after-5': ['bx.manager'],
}

/** Sweeps one slot as one writes it with the ORM: findMany what is due and who is told, createMany what comes of it. */
export async function sweepByOrm(db: Database, slot: Slot): Promise<void> {
  while ((await db.prisma.$transaction((tx) => sweepBatch(tx, slot), { timeout: 60_000 })) > 0);
}

async function sweepBatch(tx: Tx, { now, rungs }: Slot): Promise<number> {
  const due = await tx.deadline.findMany({
    where: { nextAt: { lte: now }, state: 'open' },
    orderBy: [{ nextAt: 'asc' }, { id: 'asc' }],
    take: batch,
  })
  if (due.length === 0) return 0
  const told = await toldOf(tx, due, now)
  await tx.deadlineRung.createMany({
    data: told.map(({ row, to }) => ({
      ...{ deadlineId: row.id, ladderVersion: row.ladderVersion, rung: row.nextRung ?? '', recipient: to.personId },
      ...{ firedAt: now, outcome: 'fired' },
    })),
    skipDuplicates: true,
  })
  await tx.notice.createMany({
    data: told.map(({ row, to }) => ({
      ...{ id: randomUUID(), kind: row.nextRung === 'due-day' ? 'fix-reminder' : 'hazard-overdue', channel: 'card', state: 'queued' },
      ...{ subjectType: row.subjectType, subjectId: row.subjectId, personId: to.personId, organisationId: to.organisationId },
      ...{ role: to.role, params: { deadline: row.kind, rung: row.nextRung, dueAt: row.dueAt.toISOString() } },
      ...{ dedupeKey: `${row.id}:${row.ladderVersion}:${row.nextRung}:${to.personId}`, nextAt: now, createdAt: now },
    })),
    skipDuplicates: true,
  })
  const written = await tx.journalRow.createManyAndReturn({
    data: due.map((row) => ({
      ...{ at: now, action: 'deadline.rung-fired', channel: 'clock', source: `deadline:${row.id}`, evidence: [] },
      ...{ subjectType: row.subjectType, subjectId: row.subjectId, details: { kind: row.kind, rung: row.nextRung } },
    })),
    select: { seq: true },
  })
  await tx.journalUnsealed.createMany({ data: written })
  for (const { rung, next, nextAt } of rungs) {
    const ids = due.filter(({ nextRung }) => nextRung === rung).map(({ id }) => id)
    await tx.deadline.updateMany({ where: { id: { in: ids } }, data: { nextRung: next, nextAt, leaseUntil: null } })
  }
  return due.length
}

type Row = Awaited<ReturnType<Tx['deadline']['findMany']>>[number]

async function toldOf(tx: Tx, due: readonly Row[], now: Date) {
  const hazards = await tx.hazard.findMany({ where: { id: { in: due.map(({ subjectId }) => subjectId) } } })
  const byId = new Map(hazards.map((hazard) => [hazard.id, hazard]))
  const bodies = hazards.flatMap(({ enterpriseId, answerableId }) => [enterpriseId ?? '', answerableId ?? ''])
  const members = await tx.membership.findMany({
    where: { organisationId: { in: [...new Set(bodies)] }, startsAt: { lte: now }, OR: [{ endsAt: null }, { endsAt: { gt: now } }] },
  })
  const byBody = Map.groupBy(members, ({ organisationId }) => organisationId)
  return due.flatMap((row) => {
    const hazard = byId.get(row.subjectId)
    const body = row.nextRung === 'after-5' ? hazard?.answerableId : hazard?.enterpriseId
    const roles = audience[row.nextRung ?? ''] ?? []
    return (byBody.get(body ?? '') ?? []).filter(({ role }) => roles.includes(role)).map((to) => ({ row, to }))
  })
}
