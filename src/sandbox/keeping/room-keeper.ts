import { appendFile, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

import type { Resource } from '../room/types.ts'
import type { World } from '../world.ts'
import { isOutlived, type KeptRecord, keyOf } from './records.ts'
import { readRecords, restoreRoom } from './restore.ts'

/** Changes are collected this long before they are written; machine milliseconds. */
const collectForMs = 300

/**
 * Keeps a room in a file between runs.
 *
 * One line a change, appended, so that writing costs what has changed and not what there is; at opening the file is
 * rewritten with the newest line of everything. Bytes of pictures and files lie beside it, one file each.
 */
export class RoomKeeper {
  readonly #world: World
  readonly #file: string
  readonly #folder: string
  readonly #messages = new Set<string>()
  readonly #seen = new Map<string, readonly string[]>()
  readonly #people = new Set<string>()
  readonly #chats = new Set<string>()
  readonly #resources: Resource[] = []
  /** Small things that tell of each change themselves; the newest of each is written. */
  readonly #changed = new Map<string, KeptRecord>()
  #lastClock = Number.NaN
  #lastWaiting = ''
  #timer: NodeJS.Timeout | undefined
  #writing: Promise<void> = Promise.resolve()

  private constructor(world: World, file: string) {
    this.#world = world
    this.#file = file
    this.#folder = `${file}.files`
  }

  /** Opens a kept room, or a new one when there is none. @throws the file system's error when the place cannot be written. */
  static async open(world: World, file: string): Promise<RoomKeeper> {
    const keeper = new RoomKeeper(world, file)
    await mkdir(keeper.#folder, { recursive: true })
    await mkdir(dirname(file), { recursive: true })
    const records = readRecords(await readFile(file, 'utf8').catch(() => ''))
    await restoreRoom(world, records, keeper.#folder)
    const now = world.clock.now()
    await writeFile(`${file}.new`, lines(records.filter((record) => !isOutlived(record, now))))
    await rename(`${file}.new`, file)
    keeper.#listen()
    return keeper
  }

  /** Writes what has changed so far. */
  flush(): Promise<void> {
    clearTimeout(this.#timer)
    this.#timer = undefined
    this.#writing = this.#writing.then(() => this.#write())
    return this.#writing
  }

  /** Forgets everything, as the room has. */
  async clear(): Promise<void> {
    clearTimeout(this.#timer)
    this.#timer = undefined
    for (const pending of [this.#messages, this.#seen, this.#people, this.#chats, this.#changed]) pending.clear()
    this.#resources.length = 0
    await this.#writing
    await writeFile(this.#file, '')
    await rm(this.#folder, { recursive: true, force: true })
    await mkdir(this.#folder, { recursive: true })
    for (const [appId, url] of this.#world.webhooks.all()) this.#keep({ is: 'webhook', appId, url })
  }

  #listen(): void {
    const { feed, room, uuids, faults, webhooks, tokens, cardTokens, cardEntities } = this.#world
    feed.listen((name, data) => {
      if ('message' in data) this.#note(data.message.messageId, name === 'message' ? data.openIds : undefined)
      else if ('messageId' in data) this.#messages.add(data.messageId)
      else if (name === 'people' && 'openId' in data) this.#people.add(data.openId)
      else if (name === 'chat' && 'chatId' in data) this.#chats.add(data.chatId)
      if (name !== 'traffic') this.#soon()
    })
    room.resources.watch((resource) => this.#resources.push(resource))
    uuids.watch((uuid) => this.#keep({ is: 'uuid', ...uuid }))
    faults.watch(() => this.#keep({ is: 'faults', faults: faults.list() }))
    webhooks.watch((appId, url) => this.#keep({ is: 'webhook', appId, url }))
    tokens.watch((token) => this.#keep({ is: 'token', token }))
    cardTokens.watch((token) => this.#keep({ is: 'card token', token }))
    cardEntities.watch((entity) => this.#keep({ is: 'card entity', entity }))
  }

  #keep(record: KeptRecord): void {
    this.#changed.set(keyOf(record), record)
    this.#soon()
  }

  #note(messageId: string, seenBy: readonly string[] | undefined): void {
    this.#messages.add(messageId)
    if (seenBy) this.#seen.set(messageId, seenBy)
  }

  #soon(): void {
    if (this.#timer) return
    this.#timer = setTimeout(() => {
      this.flush().catch((error) => this.#world.logger.error({ err: error }, 'the practice room could not be kept'))
    }, collectForMs)
    this.#timer.unref()
  }

  async #write(): Promise<void> {
    const { room } = this.#world
    const records = [...this.#changed.values()]
    this.#changed.clear()
    for (const { bytes, ...resource } of this.#resources.splice(0)) {
      await writeFile(join(this.#folder, resource.key), bytes)
      records.push({ is: 'resource', resource })
    }
    for (const openId of drain(this.#people)) {
      const person = room.people.get(openId)
      if (person) records.push({ is: 'person', person })
    }
    for (const chatId of drain(this.#chats)) {
      const chat = room.chats.get(chatId)
      if (chat) records.push({ is: 'chat', chat: { ...chat, members: [...chat.members] } })
    }
    for (const [messageId, openIds] of this.#seen) records.push({ is: 'seen', messageId, openIds: [...openIds] })
    this.#seen.clear()
    for (const messageId of drain(this.#messages)) {
      const message = room.messages.get(messageId)
      if (message) records.push({ is: 'message', message: { ...message, mentions: [...message.mentions] } })
    }
    records.push(...this.#small())
    if (records.length > 0) await appendFile(this.#file, lines(records))
  }

  /** Practice time and events that wait to be pushed again, when they are other than last time. */
  #small(): KeptRecord[] {
    const { clock, events } = this.#world
    const records: KeptRecord[] = []
    const waiting: KeptRecord = { is: 'waiting', events: [...events.waiting()] }
    const text = JSON.stringify(waiting)
    if (text !== this.#lastWaiting) records.push(waiting)
    this.#lastWaiting = text
    if (clock.offsetMs !== this.#lastClock) records.push({ is: 'clock', offsetMs: clock.offsetMs })
    this.#lastClock = clock.offsetMs
    return records
  }
}

function lines(records: readonly KeptRecord[]): string {
  return records.map((record) => `${JSON.stringify(record)}\n`).join('')
}

function drain(keys: Set<string>): string[] {
  const all = [...keys]
  keys.clear()
  return all
}
