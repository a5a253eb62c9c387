import type { Tx } from '../db/types.ts'
import type { Subject } from '../journal/types.ts'
import type { Clock } from '../lib/clock.ts'
import { openWhere } from './running.ts'

/** met: the thing was done. cancelled: it need not be done any more. */
export interface DeadlineClosing {
  readonly subject: Subject
  readonly state: 'met' | 'cancelled'
  /** A code, such as `submitted` or `hazard-void`. */
  readonly reason: string
}

interface CloseDeps {
  readonly clock: Clock
}

/**
 * Stops one clock; no rung of it fires after this commit.
 *
 * @returns false when none of this kind ran for the subject, which is a success for the caller.
 */
export async function closeDeadline(tx: Tx, deps: CloseDeps, closing: DeadlineClosing & { readonly kind: string }): Promise<boolean> {
  return (await close(tx, openWhere(closing.kind, closing.subject), ended(deps, closing))) > 0
}

/** Stops every clock of a subject. @returns how many ran. */
export async function closeAllFor(tx: Tx, deps: CloseDeps, closing: DeadlineClosing): Promise<number> {
  const { kind: _every, ...where } = openWhere('', closing.subject)
  return close(tx, where, ended(deps, closing))
}

function ended({ clock }: CloseDeps, { state, reason }: DeadlineClosing) {
  return { state, reason, closedAt: clock.now(), nextRung: null, nextAt: null, leaseUntil: null }
}

async function close(tx: Tx, where: Partial<ReturnType<typeof openWhere>>, data: ReturnType<typeof ended>): Promise<number> {
  const { count } = await tx.deadline.updateMany({ where, data })
  return count
}
