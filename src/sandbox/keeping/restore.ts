import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

import type { World } from '../world.ts'
import { type KeptRecord, keyOf, recordSchema } from './records.ts'

/** The newest record of everything, oldest thing first; a line cut short by a power failure is left out. */
export function readRecords(text: string): KeptRecord[] {
  const newest = new Map<string, KeptRecord>()
  for (const line of text.split('\n')) {
    const record = line === '' ? undefined : parseLine(line)
    if (record) newest.set(keyOf(record), record)
  }
  return [...newest.values()]
}

function parseLine(line: string): KeptRecord | undefined {
  try {
    const parsed = recordSchema.safeParse(JSON.parse(line))
    return parsed.success ? parsed.data : undefined
  } catch {
    // Only the last line can be cut short: it was being written when the machine stopped.
    return undefined
  }
}

/** Puts a kept room back over the one the configuration furnishes, so that people added there since are not lost. */
export async function restoreRoom(world: World, records: readonly KeptRecord[], folder: string): Promise<void> {
  const { room } = world
  const seenBy = new Map(records.flatMap((record) => (record.is === 'seen' ? [[record.messageId, record.openIds] as const] : [])))
  for (const record of records) {
    if (record.is === 'resource') await restoreResource(world, record.resource, folder)
    else restoreRecord(world, record)
  }
  const messages = records.flatMap((record) => (record.is === 'message' ? record.message : []))
  for (const message of messages.sort((one, other) => one.seq - other.seq)) {
    room.messages.put(message, seenBy.get(message.messageId) ?? [])
    const chat = room.chats.get(message.chatId)
    if (chat) chat.lastMessageId = message.messageId
  }
}

function restoreRecord(world: World, record: Exclude<KeptRecord, { is: 'resource' }>): void {
  const { room, uuids, events } = world
  switch (record.is) {
    case 'clock':
      restoreClock(world, record.offsetMs)
      break
    case 'person':
      room.putPerson(record.person)
      break
    case 'chat':
      room.putChat({ ...record.chat, members: new Set(record.chat.members), lastMessageId: null })
      break
    case 'uuid':
      uuids.restore([record])
      break
    case 'waiting':
      events.restore(record.events)
      break
    case 'webhook':
      // An app that the configuration no longer has keeps no address.
      if (room.apps.has(record.appId)) world.webhooks.put(record.appId, record.url)
      break
    case 'faults':
      world.faults.replace(record.faults)
      break
    case 'token':
      world.tokens.restore(record.token)
      break
    case 'card token':
      world.cardTokens.restore(record.token)
      break
    case 'card entity':
      world.cardEntities.restore(record.entity)
      break
    case 'message':
    case 'seen':
      break
  }
}

/** Practice time goes on where it was, unless whoever owns the clock has already put it further. */
function restoreClock({ clock, machine }: World, offsetMs: number): void {
  if (offsetMs > clock.offsetMs) clock.turnTo(new Date(machine.now().getTime() + offsetMs))
}

type Kept = Extract<KeptRecord, { is: 'resource' }>['resource']

async function restoreResource({ room, logger }: World, resource: Kept, folder: string): Promise<void> {
  try {
    room.resources.restore({ ...resource, bytes: await readFile(join(folder, resource.key)) })
  } catch (error) {
    logger.warn({ err: error, key: resource.key }, 'a kept file cannot be read and is left out')
  }
}
