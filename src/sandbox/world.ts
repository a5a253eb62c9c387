import type { Logger } from 'pino'

import type { Clock, TurnableClock } from '../lib/clock.ts'
import type { Events } from './delivery/events.ts'
import type { Ways } from './delivery/ways.ts'
import type { Webhooks } from './delivery/webhook.ts'
import type { Faults } from './faults.ts'
import type { Feed } from './feed.ts'
import type { PlatformIds } from './ids.ts'
import type { CardEntities } from './platform/card-entities.ts'
import type { CardTokens } from './platform/card-tokens.ts'
import type { Limits } from './platform/limits.ts'
import type { Tokens } from './platform/tokens.ts'
import type { UuidMap } from './platform/uuid-map.ts'
import type { ParsedRoomConfig } from './room/config.ts'
import type { Room } from './room/room.ts'
import type { TrafficLog } from './traffic.ts'

/** Everything the emulator is made of; built once by `startSandbox` and handed to routes. */
export type World = {
  readonly config: ParsedRoomConfig
  /** Practice time. */
  readonly clock: TurnableClock
  /** Machine time: rate limits and durations. */
  readonly machine: Clock
  readonly logger: Logger
  readonly ids: PlatformIds
  readonly feed: Feed
  readonly traffic: TrafficLog
  readonly faults: Faults
  readonly room: Room
  readonly webhooks: Webhooks
  readonly transport: Ways
  readonly events: Events
  readonly limits: Limits
  readonly tokens: Tokens
  readonly uuids: UuidMap
  readonly cardTokens: CardTokens
  readonly cardEntities: CardEntities
}
