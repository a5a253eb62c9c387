import type { Logger } from 'pino'

import type { Database, Tx } from '../../db/types.ts'
import type { Clock } from '../../lib/clock.ts'
import type { NoticeKinds } from '../kinds.ts'
import type { Channel, Deliverer, SendTarget } from '../types.ts'

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
  readonly kinds: NoticeKinds
  readonly deliverer: Deliverer
  /** The account a person is reached through, in his own tenant; null when he has none. */
  readonly accountsOf: (tx: Tx, personId: string) => Promise<SendTarget | null>
  readonly logger: Logger
  readonly onEvent?: (event: NoticeEvent) => void
}

/** How long a row is ours; longer than any call to the platform may take. Machine time. */
const leaseMs = 60_000

export const leaseFrom = (machine: Clock): Date => new Date(machine.now().getTime() + leaseMs)
