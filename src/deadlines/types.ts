import type { Tx } from '../db/types.ts'
import type { Subject } from '../journal/types.ts'
import type { Clock } from '../lib/clock.ts'
import type { Ids } from '../lib/ids.ts'
import type { Channel, Recipient } from '../notices/types.ts'

/**
 * When a rung fires, measured from the opening of the clock or from its due instant; negative is before.
 *
 * `hours` run through nights and holidays; `workdays` count Shanghai working days and fire at 09:00.
 */
export type RungTime =
  | { readonly from: 'opened' | 'due'; readonly hours: number }
  | { readonly from: 'opened' | 'due'; readonly workdays: number }

/** What a rung does: tells an audience, or has a module act (drafting the report, sending it). */
export type RungAct =
  | { readonly tell: string; readonly audience: string; readonly buzz?: readonly Exclude<Channel, 'card'>[] }
  | { readonly run: string }

export interface Rung {
  readonly rung: string
  readonly at: RungTime
  readonly acts: readonly RungAct[]
  readonly clause: string
  /** Escalations are never collapsed into a later rung after downtime. */
  readonly isEscalation: boolean
}

/** A timetable a lawyer could read; a change is a new version, running clocks keep theirs. */
export interface Ladder {
  readonly kind: string
  readonly version: number
  readonly rungs: readonly Rung[]
}

export interface RunningDeadline {
  readonly id: string
  readonly kind: string
  readonly subject: Subject
  readonly openedAt: Date
  readonly dueAt: Date
  readonly params: Record<string, unknown>
}

export interface RungDeps {
  readonly clock: Clock
  readonly ids: Ids
}

/** An audience word of one deadline. */
export interface AskedAudience {
  readonly audience: string
  readonly deadline: RunningDeadline
}

/**
 * Who audience words mean today, for any number of deadlines in a few statements: one list a question, in the order asked.
 * Empty where there is nobody.
 */
export type ResolveAudiences = (tx: Tx, asked: readonly AskedAudience[]) => Promise<readonly (readonly Recipient[])[]>

/** What a module registers for one kind of deadline. */
export interface DeadlineKind {
  readonly kind: string
  readonly ladders: readonly Ladder[]
  readonly audiences: ResolveAudiences
  /** Handlers of `run` acts, by name; they write through `tx` only. */
  readonly runs: Readonly<Record<string, (tx: Tx, deadline: RunningDeadline, deps: RungDeps) => Promise<void>>>
}
