import { inTransaction } from '../../../db/transaction.ts'
import type { CommandDeps, Tx } from '../../../db/types.ts'
import { record } from '../../../journal/index.ts'
import { type Actor, mustBeAllowed } from '../../directory/index.ts'

/** The switch lives in the journal alone: its newest row is its position, and every turn of it is on record. */
const subject = { type: 'setting', id: 'report.automatic' }
const turned = { on: 'setting.automatic_report_on', off: 'setting.automatic_report_off' } as const

/** Whether the clock sends a report that nobody at the insurer sent (系统代报); on until somebody turned it off. */
export async function isAutomaticOn(tx: Tx): Promise<boolean> {
  const newest = await tx.journalRow.findFirst({
    where: { subjectType: subject.type, subjectId: subject.id },
    orderBy: { seq: 'desc' },
    select: { action: true },
  })
  return newest?.action !== turned.off
}

/**
 * Turns 系统代报 on or off for the whole deployment. A second press finds it turned and adds nothing to the record.
 *
 * @throws AppError `not-allowed` for everybody but the administrator of the provincial bureau.
 */
export async function setAutomaticReport(
  deps: CommandDeps,
  actor: Actor,
  input: { readonly isOn: boolean; readonly reason: string },
): Promise<void> {
  mustBeAllowed(actor, 'report.automatic')
  await inTransaction(deps.db, async (tx) => {
    if ((await isAutomaticOn(tx)) === input.isOn) return
    const action = input.isOn ? turned.on : turned.off
    await record(tx, deps, { action, by: actor, channel: 'chat', source: actor.source, subject, reason: input.reason })
  })
}
