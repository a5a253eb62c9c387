import type { Logger } from 'pino'

import type { Database, Tx } from '../../db/types.ts'
import type { Clock } from '../../lib/clock.ts'
import type { Ids } from '../../lib/ids.ts'
import type { WorkCalendar } from '../../lib/work-calendar.ts'
import type { NoticeKinds } from '../kinds.ts'
import type { Channel, Deliverer, OperatorMatter, SendTarget } from '../types.ts'

/** What became of one try, for metrics and the operator. */
export interface NoticeEvent {
  readonly type: 'delivered' | 'dropped' | 'failed' | 'unknown' | 'later' | 'redrawn'
  readonly kind: string
  readonly channel: Channel
  readonly reason?: string
  /** From enqueueing to this outcome, domain time. */
  readonly sinceCreatedMs: number
}

export interface DeliveryDeps {
  readonly db: Database
  /** Domain time: what is due, the uuid hour, journal times. */
  readonly clock: Clock
  /** Machine time: leases. */
  readonly machine: Clock
  readonly ids: Ids
  readonly kinds: NoticeKinds
  /** Today's working days: ordinary messages wait for one. */
  readonly workCalendar: (tx: Tx) => Promise<WorkCalendar>
  readonly deliverer: Deliverer
  /** The accounts people are reached through, each in his own tenant; who has none is left out. */
  readonly accountsOf: (tx: Tx, personIds: readonly string[]) => Promise<ReadonlyMap<string, SendTarget>>
  readonly logger: Logger
  readonly onEvent?: (event: NoticeEvent) => void
  /** Told in the transaction that keeps what happened. */
  readonly tellOperator?: (tx: Tx, matter: OperatorMatter) => Promise<unknown>
  /** How long a row is ours, machine time; longer than any call to the platform may take. Default a minute. */
  readonly leaseMs?: number
}

const usualLeaseMs = 60_000

/** A call begins only while so much of the lease is left: it may take 8 s, and clocks of replicas differ. */
const callMs = 15_000

type Leasing = Pick<DeliveryDeps, 'machine' | 'leaseMs'>

/**
 * When a lease taken now ends.
 *
 * The instant is also the token that proves the lease: whoever takes the row over later sets a later one, so what a frozen
 * replica writes afterwards finds another instant and changes nothing.
 */
export const leaseFrom = ({ machine, leaseMs = usualLeaseMs }: Leasing): Date => new Date(machine.now().getTime() + leaseMs)

/** Whether a call may begin under this lease without asking the database. */
export const isLeaseFresh = ({ machine, leaseMs = usualLeaseMs }: Leasing, leaseUntil: Date): boolean =>
  leaseUntil.getTime() - machine.now().getTime() > Math.min(callMs, leaseMs / 2)
