/** One capacity in which a person is known to a bot. */
export type PersonContext = {
  readonly orgId: string
  readonly org: { readonly name: string; readonly kind: string; readonly regionCode: string }
  readonly roles: readonly string[]
}

/** What a person does in a step of a tour; the page sees it happen and goes on to the next. */
export type TourDeed =
  /** Presses an entry of the bot's menu. */
  | { readonly does: 'menu'; readonly eventKey: string }
  /** Presses one of these components, by `name`, of any card; an error shown in answer is not yet it. */
  | { readonly does: 'press'; readonly components: readonly string[] }
  | { readonly does: 'picture' }
  | { readonly does: 'text'; readonly example: string }

export type TourStep = {
  /** Who does it: an account of the room. */
  readonly openId: string
  /** What to do, in the reader's language. */
  readonly says: string
  readonly deed: TourDeed
}

/** A first walk as one kind of person: a handful of steps, each ended by doing it. */
export type Tour = {
  readonly id: string
  /** As whom it is walked. */
  readonly role: string
  readonly title: string
  readonly steps: readonly TourStep[]
  /** The tour that goes on from here. */
  readonly next?: string
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
  /** Guided first walks through the bot, for the page to lead people along. */
  tours?(): readonly Tour[]
  /** Forgets everything, as the room does. */
  reset?(): Promise<void>
}
