import { freePort } from '../../../src/db/embedded/free-port.ts'
import { type Listener, listenersIn } from './audience.ts'
import { ChaosDatabase } from './open-database.ts'
import { type ReplicaProcess, startReplica } from './replica-process.ts'
import { openStage, type Stage } from './stage.ts'

/** Two processes of the program on one database. */
export interface ReplicaPair {
  readonly stage: Stage
  readonly database: ChaosDatabase
  readonly people: readonly Listener[]
  readonly first: ReplicaProcess
  readonly second: ReplicaProcess
  /** Resolves when the first one answers: it is awake. */
  firstAnswers(): Promise<void>
  close(): Promise<void>
}

/** @param url - a database that is migrated and empty. */
export async function openPair(folder: string, url: string): Promise<ReplicaPair> {
  const stage = await openStage(folder)
  const database = new ChaosDatabase(async () => url)
  const people = await database.use(async (db) => {
    await stage.lay(db)
    return listenersIn(db)
  })
  const port = await freePort()
  const start = (own: Record<string, string>) => startReplica(stage.clockFile, stage.environment({ DATABASE_URL: url, ...own }))
  const [first, second] = await Promise.all([start({ PORT: String(port) }), start({})])
  return {
    ...{ stage, database, people, first, second },
    firstAnswers: async () => {
      const answer = await fetch(`http://127.0.0.1:${port}/health`)
      if (!answer.ok) throw new Error(`the replica is not well: ${answer.status}`)
    },
    close: async () => {
      first.signal('SIGCONT')
      const ended = await Promise.all([first.end('SIGTERM'), second.end('SIGTERM')])
      await database.close()
      await stage.close()
      if (ended.some((status) => status !== 0)) throw new Error(`replicas ended with ${ended}:\n${first.output}\n${second.output}`)
    },
  }
}
