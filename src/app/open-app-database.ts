import { resolve } from 'node:path'
import type { Config } from '../config.ts'
import { openDatabase } from '../db/client.ts'
import type { ServerNews } from '../db/embedded/keep-up.ts'
import { startEmbedded } from '../db/embedded/start.ts'
import { migrate } from '../db/migrate.ts'
import { enterRoom } from '../db/room.ts'
import type { Database } from '../db/types.ts'
import type { Logger } from '../observability/logger.ts'

export interface AppDatabase {
  readonly db: Database
  /** How the database came to be there, for the line on the screen. */
  readonly origin: string
  close(): Promise<void>
}

const names = { practice: 'anze_practice', live: 'anze' } as const

/**
 * Opens the database of this deployment, brings its structure up to date and makes sure it holds this kind of data.
 *
 * Without DATABASE_URL an embedded PostgreSQL is started and stopped with the program, and started again when it dies.
 *
 * @throws AppError `set-up` with one line that says what to do.
 */
export async function openAppDatabase(config: Config, logger: Logger): Promise<AppDatabase> {
  if (config.databaseUrl !== undefined) return openAt(config.databaseUrl, { kind: config.kind, origin: 'the server of DATABASE_URL' })
  const server = await startEmbedded({ dataDir: resolve(config.dataDir), stateDir: config.stateDir, news: serverNews(logger) })
  try {
    const name = names[config.kind]
    await server.createDatabase(name)
    const origin = server.adopted ? 'embedded PostgreSQL, found running' : 'embedded PostgreSQL'
    return await openAt(server.url(name), { kind: config.kind, origin, stop: () => server.stop() })
  } catch (error) {
    await server.stop()
    throw error
  }
}

/** Nothing that was committed is lost; what was under way is tried again by whoever asked for it. */
function serverNews(logger: Logger): ServerNews {
  return (news, error) => {
    if (news === 'died') logger.error('the embedded database has died; it is being started again')
    else if (news === 'back') logger.warn('the embedded database is back')
    else logger.error({ err: error }, 'the embedded database could not be started; it is tried again')
  }
}

async function openAt(url: string, at: { kind: Config['kind']; origin: string; stop?: () => Promise<void> }): Promise<AppDatabase> {
  await migrate(url)
  const db = openDatabase(url, { poolSize: 16 })
  const close = async () => {
    await db.close()
    await at.stop?.()
  }
  try {
    await enterRoom(db, at.kind)
    return { db, origin: at.origin, close }
  } catch (error) {
    await close()
    throw error
  }
}
