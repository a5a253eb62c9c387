import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'

import { isAlive } from './processes.ts'

/** What a server has written about itself into postmaster.pid. */
export interface PidFile {
  pid: number
  port: number
  /** False while the server starts, recovers or shuts down. */
  ready: boolean
}

const fileName = 'postmaster.pid'

/** Reads the server's own note in its data folder; `undefined` when there is none or it is still being written. */
export async function readPidFile(dataFolder: string): Promise<PidFile | undefined> {
  let text: string
  try {
    text = await readFile(join(dataFolder, fileName), 'utf8')
  } catch {
    return undefined
  }
  // One value a line: pid, data folder, start time, port, socket folder, address, shared memory key, state.
  const lines = text.split('\n')
  const [pid, port] = [Number(lines[0]), Number(lines[3])]
  return Number.isSafeInteger(pid) && pid > 0 ? { pid, port, ready: lines[7]?.trim() === 'ready' } : undefined
}

/** Tells whether the process named in the note is a living server of this data folder. */
export function isServerAlive(file: PidFile, dataFolder: string): Promise<boolean> {
  return isAlive(file.pid, dataFolder)
}

/**
 * Removes the note of a server that died without cleaning up.
 *
 * The server itself would refuse to start while the number exists, even as a zombie. Should a server live after all, its
 * shared memory still keeps a second one off the same data.
 */
export async function removeDeadPidFile(dataFolder: string): Promise<void> {
  await rm(join(dataFolder, fileName), { force: true })
}
