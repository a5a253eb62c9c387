import type { Tx } from '../../db/types.ts'
import type { Subject } from '../../journal/types.ts'
import type { Clock } from '../../lib/clock.ts'
import type { Ids } from '../../lib/ids.ts'
import type { NoticeKinds } from '../../notices/index.ts'
import type { Recipient } from '../../notices/types.ts'

/** One thing that waits on a person. */
export interface WaitingItem {
  readonly subject: Subject
  /** A line for the card that lists it, in Chinese. */
  readonly text: string
  readonly dueAt?: Date
}

/** What waits on a person in a body, of one module; asked before the person's role ends. */
export type WaitingWork = (tx: Tx, personId: string, organisationId: string) => Promise<readonly WaitingItem[]>

export interface HookDeps {
  readonly clock: Clock
  readonly ids: Ids
}

/** Somebody's role in a body ends; `to` takes over, null when nobody is left. A module moves what names the person. */
export type Departed = (tx: Tx, deps: HookDeps, change: { readonly from: Recipient; readonly to: Recipient | null }) => Promise<void>

/** Somebody begins a role: a new principal is told again what nobody has signed yet. */
export type Arrived = (tx: Tx, deps: HookDeps, arrived: Recipient) => Promise<void>

/** What other modules register at the composition root. */
export interface DirectoryHooks {
  readonly waitingWork: readonly WaitingWork[]
  readonly departed: readonly Departed[]
  readonly arrived: readonly Arrived[]
}

/** What commands that begin or end a role are given: the kinds are needed to pass on what waits. */
export interface PeopleChange {
  readonly hooks: DirectoryHooks
  readonly kinds: NoticeKinds
}
