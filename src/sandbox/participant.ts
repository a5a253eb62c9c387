/** One capacity in which a person is known to a bot. */
export type PersonContext = {
  readonly orgId: string
  readonly org: { readonly name: string; readonly kind: string; readonly regionCode: string }
  readonly roles: readonly string[]
}

/**
 * A bot's own side of the practice room.
 *
 * The room asks it who people are, when its next domain clock runs out, and whether it has work in hand, so that practice
 * time can be turned without skipping anything.
 */
export interface Participant {
  readonly name: string
  /** Capacities of the account; empty for a stranger. */
  contexts(openId: string): Promise<readonly PersonContext[]>
  /** Earliest practice instant at which something of its own becomes due; null when nothing waits. */
  nextDueAt(): Promise<Date | null>
  /** Does everything due up to and including `until`. */
  runDue(until: Date): Promise<void>
  /** True when nothing is in hand: work held for a future instant counts as idle, work waiting for a limiter or a retry due now does not. */
  idle(): Promise<boolean>
  /** Forgets everything, as the room does. */
  reset?(): Promise<void>
}
