import { onTestFinished } from 'vitest'
import { productParticipant } from '../../src/app/participant.ts'
import { layPractice, quietParts } from '../../src/app/practice/lay-practice.ts'
import { practiceBeginsAt, practiceRoom } from '../../src/app/practice/room.ts'
import { TurnableClock } from '../../src/lib/clock.ts'
import { randomIds } from '../../src/lib/ids.ts'
import { createLogger } from '../../src/observability/logger.ts'
import { type Sandbox, startSandbox } from '../../src/sandbox/index.ts'
import { type Arrangement, arranged } from './arrangement.ts'
import { type Balancer, startBalancer } from './balancer.ts'
import { ControlApi } from './control-api.ts'
import { type FreshDatabase, freshDatabase } from './database.ts'
import { type Line, openLine } from './line.ts'
import { Person } from './person.ts'
import { buildReplica } from './replica.ts'
import { RestartableProduct } from './restartable-product.ts'

/** What the bot reaches the rest by; only in a room that was opened with lines. */
export interface Lines {
  readonly database: Line
  readonly platform: Line
}

interface RoomParts {
  readonly sandbox: Sandbox
  readonly lines: Lines | undefined
  readonly product: RestartableProduct
  readonly balancer: Balancer
  readonly database: FreshDatabase
  readonly clock: TurnableClock
}

/** A practice room on free ports and a database of its own, driven only through the control API and the unmodified SDK or webhooks. */
export class Room {
  readonly api: ControlApi
  readonly product: RestartableProduct
  readonly database: FreshDatabase
  readonly clock: TurnableClock
  readonly #sandbox: Sandbox
  readonly #lines: Lines | undefined
  readonly #balancer: Balancer
  readonly #people = new Map<string, Person>()

  constructor(parts: RoomParts) {
    this.#sandbox = parts.sandbox
    this.#lines = parts.lines
    this.#balancer = parts.balancer
    this.product = parts.product
    this.database = parts.database
    this.clock = parts.clock
    this.api = new ControlApi(parts.sandbox.url)
  }

  get url(): string {
    return this.#sandbox.url
  }

  /** The lines that can be cut. @throws where the room was opened without. */
  get lines(): Lines {
    if (this.#lines === undefined) throw new Error('open the room with lines')
    return this.#lines
  }

  /** The person of that name; the room has one. */
  async person(name: string): Promise<Person> {
    const known = this.#people.get(name)
    if (known) return known
    const found = (await this.#everybody()).filter(({ who }) => who.name === name)
    const [only] = found
    if (!only || found.length !== 1) throw new Error(`${found.length} people are called ${name}`)
    return only
  }

  /** Asking who everybody is costs a look into the directory for each; it is asked once, and again for somebody new. */
  async #everybody(): Promise<Person[]> {
    const people = (await this.api.people()).map((who) => this.#people.get(who.name) ?? new Person(this.api, who))
    for (const person of people) this.#people.set(person.who.name, person)
    return people
  }

  /** Turns the room's clock on by a span such as `P1D`; returns when everything due on the way is delivered. */
  async advance(by: string): Promise<void> {
    await this.api.advance(by)
  }

  /** Turns the room's clock to an instant, `2026-12-01T09:00:00+08:00`. */
  async turnTo(instant: string): Promise<void> {
    await this.api.turnTo(instant)
  }

  /** Everybody who got something nobody looked at; empty when every message was expected. */
  async unexpected(): Promise<string[]> {
    await this.api.settle()
    const lines: string[] = []
    for (const person of await this.#everybody()) {
      for (const message of await person.unexpected()) lines.push(`${person.who.name}: ${JSON.stringify(message.content).slice(0, 300)}`)
    }
    return lines
  }

  async close(): Promise<void> {
    await this.product.stop()
    await this.#sandbox.close()
    await this.#balancer.close()
    for (const line of Object.values(this.#lines ?? {})) await line.close()
    await this.database.drop()
  }
}

/** Closes a room after its test, and fails the test for a message nobody looked at. */
async function finish(room: Room, strict: boolean): Promise<void> {
  const unexpected = strict ? await room.unexpected().catch((error) => [String(error)]) : []
  await room.close()
  if (unexpected.length > 0) throw new Error(`messages nobody expected:\n${unexpected.join('\n')}`)
}

/** What the platform tells the SDK: it comes back within a second instead of within two minutes. */
const promptReturn = { ReconnectInterval: 1, ReconnectNonce: 0 }

/**
 * Opens a room for one test; it is closed after the test, and a message that nobody looked at fails the test.
 *
 * @param options.strict - false only where the test is about load.
 * @param options.withLines - true where the database or the platform goes away.
 * @param options.transport - only where the test is about one of them; otherwise the run's arrangement decides, as for `replicas`.
 */
export async function openRoom(options: { strict?: boolean; withLines?: boolean } & Partial<Arrangement> = {}): Promise<Room> {
  const { strict = true, withLines = false, ...wanted } = options
  const { replicas, transport } = arranged(wanted)
  const database = await freshDatabase()
  const clock = new TurnableClock()
  clock.reset(practiceBeginsAt)
  const logger = createLogger('error')
  const room = practiceRoom()
  const { db } = database
  await layPractice({ db, clock, ids: randomIds }, quietParts)
  const sandbox = await startSandbox({ port: 0, clock, logger, room, ...(withLines ? { clientConfig: promptReturn } : {}) })
  const lines = withLines ? { database: await openLine(database.url), platform: await openLine(sandbox.url) } : undefined
  const { apps } = room
  const bot = { clock, practice: true, domain: lines?.platform.url ?? sandbox.url, apps, events: transport, logger }
  const balancer = await startBalancer()
  const product = new RestartableProduct(
    (count = replicas) => Promise.all(Array.from({ length: count }, () => buildReplica(lines?.database.url ?? database.url, bot))),
    (up) => balancer.behind(up.flatMap(({ port }) => port ?? [])),
  )
  await product.start()
  const appIds = apps.map(({ appId }) => appId)
  if (transport === 'webhook') for (const appId of appIds) await sandbox.setWebhook(appId, `${balancer.url}/feishu/${appId}`)
  sandbox.registerParticipant(productParticipant({ db, clock, product, appIds }, () => Promise.resolve()))
  const opened = new Room({ sandbox, lines, product, balancer, database, clock })
  onTestFinished(() => finish(opened, strict))
  return opened
}
