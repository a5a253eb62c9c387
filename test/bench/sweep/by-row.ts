import { randomUUID } from 'node:crypto'

import type { Database, Tx } from '../../../src/db/types.ts'
import { audience } from './by-orm.ts'
import type { Slot } from './schedule.ts'

/**
 * Does some of what is due in one slot with the ORM, a deadline at a time: findMany what is due, and for each its people and
 * createMany of its rows.
 */
export async function sweepByRow(db: Database, slot: Slot, count: number): Promise<void> {
  const where = { nextAt: { lte: slot.now }, state: 'open' }
  const due = await db.prisma.deadline.findMany({ where, orderBy: [{ nextAt: 'asc' }, { id: 'asc' }], take: count })
  for (const row of due) await db.prisma.$transaction((tx) => tellOne(tx, slot, row))
}

type Row = Awaited<ReturnType<Tx['deadline']['findMany']>>[number]

async function tellOne(tx: Tx, { now, rungs }: Slot, row: Row): Promise<void> {
  const rung = row.nextRung ?? ''
  const hazard = await tx.hazard.findUniqueOrThrow({ where: { id: row.subjectId } })
  const organisationId = (rung === 'after-5' ? hazard.answerableId : hazard.enterpriseId) ?? ''
  const people = await tx.membership.findMany({
    where: { organisationId, role: { in: [...(audience[rung] ?? [])] }, startsAt: { lte: now } },
  })
  await tx.deadlineRung.createMany({
    data: people.map(({ personId }) => ({
      ...{ deadlineId: row.id, ladderVersion: row.ladderVersion, rung, recipient: personId, firedAt: now, outcome: 'fired' },
    })),
    skipDuplicates: true,
  })
  await tx.notice.createMany({
    data: people.map(({ personId, role }) => ({
      ...{ id: randomUUID(), kind: rung === 'due-day' ? 'fix-reminder' : 'hazard-overdue', channel: 'card', state: 'queued' },
      ...{ subjectType: row.subjectType, subjectId: row.subjectId, personId, organisationId, role, nextAt: now, createdAt: now },
      ...{ params: { deadline: row.kind, rung, dueAt: row.dueAt.toISOString() } },
      ...{ dedupeKey: `${row.id}:${row.ladderVersion}:${rung}:${personId}` },
    })),
    skipDuplicates: true,
  })
  const { seq } = await tx.journalRow.create({
    data: {
      ...{ at: now, action: 'deadline.rung-fired', channel: 'clock', source: `deadline:${row.id}`, evidence: [] },
      ...{ subjectType: row.subjectType, subjectId: row.subjectId, details: { kind: row.kind, rung } },
    },
  })
  await tx.journalUnsealed.create({ data: { seq } })
  const next = rungs.find((one) => one.rung === rung)
  await tx.deadline.update({
    where: { id: row.id },
    data: { nextRung: next?.next ?? null, nextAt: next?.nextAt ?? null, leaseUntil: null },
  })
}
