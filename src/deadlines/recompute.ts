import { z } from 'zod'

import { inTransaction } from '../db/transaction.ts'
import type { Database, Tx } from '../db/types.ts'
import { type JournalEntry, recordAll } from '../journal/index.ts'
import { toJson } from '../lib/json.ts'
import { holdCalendar } from './calendar-lock.ts'
import { followWorkCalendar } from './follow-calendar.ts'
import { notYetPlanned } from './open.ts'
import { type Plan, plansOf } from './plan.ts'
import type { DeadlineKinds } from './registry.ts'
import type { DeadlineRow } from './running.ts'
import type { RungDeps } from './types.ts'

/** Deadlines of one transaction: a command that wants one of them waits milliseconds. */
const batch = 200

/**
 * Moves the next rung of every open deadline to where today's calendar puts it; due instants stay, they were announced.
 *
 * Works beside ticks and commands, batch by batch, each in a transaction of its own that locks its deadlines. A rung the
 * calendar puts into the past fires at the next tick. Every change is journalled with the old and the new instant. What is
 * right already is left alone, so that it may be repeated after it was broken off.
 *
 * @returns how many deadlines changed.
 */
export async function recomputeOpenDeadlines(db: Database, deps: RungDeps & { readonly kinds: DeadlineKinds }): Promise<number> {
  const follow = followWorkCalendar(db.prisma)
  let changed = 0
  for (let after = ''; ; ) {
    const done = await inTransaction(db, async (tx) => {
      await holdCalendar(tx)
      const calendar = await follow(tx)
      const rows = await lockAfter(tx, after)
      const moves = (await plansOf(tx, { kinds: deps.kinds, calendar }, rows)).flatMap(moveOf)
      await keep(tx, moves)
      await recordAll(
        tx,
        deps,
        moves.map((move) => journalOf(move, calendar.version)),
      )
      return { last: rows.at(-1)?.id, count: rows.length, changed: moves.length }
    })
    changed += done.changed
    if (done.last === undefined || done.count < batch) return changed
    after = done.last
  }
}

const found = z.array(z.object({ id: z.string() }))

/** The next open deadlines by id, locked until the transaction ends; those that wait for their first tick are laid out by it. */
async function lockAfter(tx: Tx, after: string): Promise<DeadlineRow[]> {
  const rows = await tx.$queryRaw`
    SELECT id FROM deadline WHERE id > ${after} AND state = 'open' AND ladder_version <> ${notYetPlanned}
    ORDER BY id LIMIT ${batch} FOR UPDATE`
  return tx.deadline.findMany({ where: { id: { in: found.parse(rows).map(({ id }) => id) } }, orderBy: { id: 'asc' } })
}

/** A deadline whose next rung is another one, or at another instant. */
interface Move {
  readonly row: DeadlineRow
  readonly nextRung: string | null
  readonly nextAt: Date | null
}

function moveOf({ row, ahead: [next] }: Plan): Move[] {
  const move = { row, nextRung: next?.rung.rung ?? null, nextAt: next?.at ?? null }
  const isSame = (move.nextAt?.getTime() ?? null) === (row.nextAt?.getTime() ?? null) && move.nextRung === row.nextRung
  return isSame ? [] : [move]
}

async function keep(tx: Tx, moves: readonly Move[]): Promise<void> {
  if (moves.length === 0) return
  const rows = moves.map(({ row, nextRung, nextAt }) => ({ id: row.id, rung: nextRung, at: nextAt }))
  await tx.$executeRaw`
    UPDATE deadline SET next_rung = moved.rung, next_at = moved.at
    FROM jsonb_to_recordset(${toJson(rows)}::jsonb) AS moved (id text, rung text, at timestamptz)
    WHERE deadline.id = moved.id`
}

function journalOf({ row, nextRung, nextAt }: Move, calendar: string): JournalEntry {
  return {
    action: 'deadline.recomputed',
    by: 'clock',
    channel: 'clock',
    source: `deadline:${row.id}`,
    subject: { type: row.subjectType, id: row.subjectId },
    details: { kind: row.kind, from: { nextRung: row.nextRung, nextAt: row.nextAt }, to: { nextRung, nextAt, calendar } },
  }
}
