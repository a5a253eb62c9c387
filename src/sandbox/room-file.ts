import { readFile } from 'node:fs/promises'

import { z } from 'zod'

import { type ParsedRoomConfig, roomConfigSchema } from './room/config.ts'

/** A file that describes a room cannot be used; the message says where and why. */
export class RoomFileWrong extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'RoomFileWrong'
  }
}

/**
 * Reads a room from a JSON file: tenants, apps, people, chats, and an app's webhook. Without `startsAt` practice time begins now.
 *
 * @throws RoomFileWrong naming the file and each field at fault.
 */
export async function readRoomFile(path: string, now: Date): Promise<ParsedRoomConfig> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new RoomFileWrong(`${path} cannot be read: ${error.code ?? error.message}`)
  })
  const parsed = roomConfigSchema.safeParse({ startsAt: now, ...readObject(text, path) })
  if (!parsed.success) throw new RoomFileWrong(`${path} describes no room:\n${z.prettifyError(parsed.error)}`)
  return parsed.data
}

function readObject(text: string, path: string): object {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    throw new RoomFileWrong(`${path} is no JSON: ${error instanceof Error ? error.message : String(error)}`)
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value
  throw new RoomFileWrong(`${path} must hold one object with tenants, apps and people`)
}
