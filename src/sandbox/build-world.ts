import type { Logger } from 'pino'

import type { Clock, TurnableClock } from '../lib/clock.ts'
import { Events } from './delivery/events.ts'
import { Ways } from './delivery/ways.ts'
import { Webhooks } from './delivery/webhook.ts'
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
  const connections = new Connections({ random, faults, clientConfig: materials.clientConfig })
  const room = new Room({ ids, feed, clock })
  room.furnish(config)
  faults.watch(() => {
    for (const appId of room.apps.keys()) if (faults.isAway(appId)) connections.disconnect(appId)
  })
  const webhooks = new Webhooks({ machine, secretsOf: (appId) => room.apps.get(appId) })
  const transport = new Ways({ webhooks, connections })
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
    webhooks,
    transport,
    events: new Events({ ids, clock, transport, faults, traffic }),
    limits: new Limits(machine),
    tokens: new Tokens(clock, ids),
    uuids: new UuidMap(clock),
    cardTokens: new CardTokens(clock, ids),
    cardEntities: new CardEntities(clock, ids),
  }
  return { world, connections }
}
