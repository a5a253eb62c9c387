import { join, resolve } from 'node:path'
import type { Config } from '../../config.ts'
import { openDatabase } from '../../db/client.ts'
import { attachEmbedded } from '../../db/embedded/attach.ts'
import { enterRoom } from '../../db/room.ts'
import type { Database } from '../../db/types.ts'
import { type Clock, systemClock } from '../../lib/clock.ts'
import { createLogger } from '../../observability/logger.ts'
import { openAppDatabase } from '../open-app-database.ts'
import { practiceBeginsAt } from '../practice/room.ts'
import { keptClock } from '../practice-clock.ts'

const databases = { practice: 'anze_practice', live: 'anze' } as const

/**
 * Runs a command on this deployment's database: the one of the running program, or one started for the command alone.
 *
 * @throws AppError `set-up` with one line that says what to do.
 */
export async function withAppDatabase<T>(config: Config, work: (db: Database) => Promise<T>): Promise<T> {
  const opened = (await openBeside(config)) ?? (await openAppDatabase(config, createLogger(config.logLevel)))
  try {
    return await work(opened.db)
  } finally {
    await opened.close()
  }
}

async function openBeside({ databaseUrl, dataDir, stateDir, kind }: Config): Promise<{ db: Database; close(): Promise<void> } | undefined> {
  if (databaseUrl !== undefined) return undefined
  const address = await attachEmbedded({ dataDir: resolve(dataDir), stateDir })
  if (address === undefined) return undefined
  const db = openDatabase(address(databases[kind]), { poolSize: 2 })
  try {
    await enterRoom(db, kind)
  } catch (error) {
    await db.close()
    throw error
  }
  return { db, close: () => db.close() }
}

/** The time commands act at: practice time in the practice room, so that what they date fits what the room shows. */
export async function commandClock({ kind, dataDir }: Config): Promise<Clock> {
  if (kind === 'live') return systemClock
  const { clock } = await keptClock(join(dataDir, 'practice', 'clock'), practiceBeginsAt)
  return clock
}
