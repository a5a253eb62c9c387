import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

import Koa from 'koa'
import pino, { type Logger } from 'pino'

import { type Clock, systemClock, type TurnableClock } from '../lib/clock.ts'
import { buildWorld } from './build-world.ts'
import { ClockTurner } from './control/clock-turner.ts'
import { controlRoutes } from './control/routes.ts'
import { RoomKeeper } from './keeping/room-keeper.ts'
import type { ClientConfig } from './long-connection/connections.ts'
import { LongConnectionDoor } from './long-connection/endpoint.ts'
import { type GalleryCard, pageRoutes } from './page/server.ts'
import type { Participant } from './participant.ts'
import { platformRoutes } from './platform/routes.ts'
import { type Random, secureRandom } from './random.ts'
import { type RoomConfig, roomConfigSchema } from './room/config.ts'
import type { World } from './world.ts'

export type { GalleryCard } from './page/server.ts'
export type { Participant, PersonContext, Tour, TourStep } from './participant.ts'
export { seededRandom } from './random.ts'
export type { RoomConfig } from './room/config.ts'

export type SandboxOptions = {
  /** 0 takes any free port. */
  readonly port: number
  readonly host?: string
  /** Practice time; the room turns it. */
  readonly clock: TurnableClock
  /** Time of rate limits; the machine's own when left out. */
  readonly machine?: Clock
  readonly logger?: Logger
  readonly room: RoomConfig
  /** Samples of the bot's cards for the page's overview at `/gallery`. */
  readonly gallery?: () => readonly GalleryCard[]
  /** Where the room is kept between runs; left out: in memory only. */
  readonly snapshotFile?: string
  readonly random?: Random
  /** Seconds that the long connection tells its clients. */
  readonly clientConfig?: Partial<ClientConfig>
}

export type Sandbox = {
  /** Base address without a slash at the end: the SDK's `domain`. */
  readonly url: string
  readonly port: number
  readonly world: World
  registerParticipant(participant: Participant): void
  /**
   * Switches one app to webhooks, after its address has answered the challenge within 1 s; null goes back to the long connection.
   *
   * @throws AddressRefused with what is wrong with the address or its answer.
   */
  setWebhook(appId: string, url: string | null): Promise<void>
  /** Turns practice time, as the control API does. */
  turnTo(instant: Date): Promise<void>
  settle(): Promise<void>
  close(): Promise<void>
}

/**
 * Opens a practice room: the open platform's HTTP API, its long connection and the control API on one port.
 *
 * @throws ZodError when the room's configuration is wrong, and whatever listening on the port throws.
 */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const config = roomConfigSchema.parse(options.room)
  const logger = options.logger ?? pino({ level: 'silent' })
  const random = options.random ?? secureRandom
  const { world, connections } = buildWorld({ ...options, config, logger, random, machine: options.machine ?? systemClock })
  furnishWebhooks(world)
  const keeper = options.snapshotFile === undefined ? null : await RoomKeeper.open(world, options.snapshotFile)
  const turner = new ClockTurner(world)
  const door = new LongConnectionDoor(world, connections)
  const reset = async (): Promise<void> => {
    resetRoom(world)
    await keeper?.clear()
    for (const participant of turner.participants) await participant.reset?.()
    world.feed.emit('reset', {})
  }
  const koa = new Koa()
  koa.on('error', (error) => logger.error({ err: error }, 'the emulator failed'))
  koa
    .use(platformRoutes(world, door).routes())
    .use(controlRoutes({ world, connections, turner, reset }).routes())
    .use(pageRoutes(options.gallery ? { gallery: options.gallery } : {}).routes())
  const server = createServer(koa.callback())
  door.attach(server)
  const host = options.host ?? '127.0.0.1'
  const port = await listen(server, options.port, host)
  return {
    url: `http://${host}:${port}`,
    port,
    world,
    registerParticipant: (participant) => turner.register(participant),
    setWebhook: (appId, url) => world.webhooks.save(appId, url),
    turnTo: (instant) => turner.turnTo(instant),
    settle: () => turner.settle(),
    close: async () => {
      connections.disconnect()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      // What was on its way when the connections went waits for the next run.
      await world.events.inHand.quiet()
      world.events.close()
      await keeper?.flush()
    },
  }
}

function resetRoom(world: World): void {
  world.clock.reset(world.config.startsAt)
  world.room.furnish(world.config)
  // Request addresses stay, as connections do: the bot is still there.
  world.faults.replace([])
  for (const part of [world.events, world.limits, world.tokens, world.uuids, world.cardTokens, world.cardEntities, world.traffic])
    part.clear()
}

/** Addresses of the configuration count as saved: the bot may not be up yet to answer a challenge. */
function furnishWebhooks({ config, webhooks }: World): void {
  for (const { appId, webhook } of config.apps) if (webhook !== undefined) webhooks.put(appId, webhook)
}

function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port))
  })
}
