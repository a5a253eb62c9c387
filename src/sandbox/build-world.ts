import type { Logger } from 'pino'

import type { Clock, TurnableClock } from '../lib/clock.ts'
import { Events } from './delivery/events.ts'
import { Faults } from './faults.ts'
import { Feed } from './feed.ts'
import { platformIds } from './ids.ts'
import { type ClientConfig, Connections } from './long-connection/connections.ts'
import { CardEntities } from './platform/card-entities.ts'
import { CardTokens } from './platform/card-tokens.ts'
import { Limits } from './platform/limits.ts'
import { Tokens } from './platform/tokens.ts'
import { UuidMap } from './platform/uuid-map.ts'
import type { Random } from './random.ts'
import type { ParsedRoomConfig } from './room/config.ts'
import { Room } from './room/room.ts'
import { TrafficLog } from './traffic.ts'
import type { World } from './world.ts'

type Materials = {
  readonly clock: TurnableClock
  readonly machine: Clock
  readonly logger: Logger
  readonly random: Random
  readonly config: ParsedRoomConfig
  readonly clientConfig?: Partial<ClientConfig>
}

/** Puts the parts of the emulator together, each once, and furnishes the room. */
export function buildWorld(materials: Materials): { world: World; connections: Connections } {
  const { clock, machine, logger, random, config } = materials
  const ids = platformIds(random)
  const feed = new Feed()
  const traffic = new TrafficLog(feed)
  const faults = new Faults()
  const isSilent = (appId: string): boolean => faults.strike({ path: '/ws/v2', appId }, ['silence']) !== undefined
  const connections = new Connections({ random, isSilent, clientConfig: materials.clientConfig })
  const room = new Room({ ids, feed, clock })
  room.furnish(config)
  const world: World = {
    config,
    clock,
    machine,
    logger,
    ids,
    feed,
    traffic,
    faults,
    room,
    transport: connections,
    events: new Events({ ids, clock, machine, transport: connections, faults, traffic }),
    limits: new Limits(machine),
    tokens: new Tokens(clock, ids),
    uuids: new UuidMap(clock),
    cardTokens: new CardTokens(clock, ids),
    cardEntities: new CardEntities(clock, ids),
  }
  return { world, connections }
}
