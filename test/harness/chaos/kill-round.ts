import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

import { serverAccount } from '../../../src/db/embedded/account.ts'
import { attachEmbedded } from '../../../src/db/embedded/attach.ts'
import { locateCluster } from '../../../src/db/embedded/layout.ts'
import { stopLeftover } from '../../../src/db/embedded/stop.ts'
import type { Random } from '../../../src/sandbox/random.ts'
import { type Account, accountFor } from './account.ts'
import { type Listener, listenersIn, tellMany } from './audience.ts'
import { ChaosDatabase } from './open-database.ts'
import { type ReplicaProcess, startReplica } from './replica-process.ts'
import { leaseOverMs, settled } from './settle.ts'
import { openStage, type Stage } from './stage.ts'

export const victims = ['app', 'database', 'both'] as const
export type Victim = (typeof victims)[number]

/** The whole program on its own embedded database, as `npm start` runs it, with somebody who starts it again when it dies. */
export interface Deployment {
  readonly stage: Stage
  readonly database: ChaosDatabase
  readonly people: readonly Listener[]
  strike(victim: Victim): Promise<void>
  close(): Promise<void>
}

/** @param folder - an empty folder the server's account may enter. */
export async function openDeployment(folder: string): Promise<Deployment> {
  const places = { dataDir: join(folder, 'data'), stateDir: join(folder, 'state') }
  const stage = await openStage(folder)
  const start = () => startReplica(stage.clockFile, stage.environment({ DATA_DIR: places.dataDir, ANZE_STATE_DIR: places.stateDir }))
  let app: ReplicaProcess = await start()
  const database = new ChaosDatabase(async () => (await attachEmbedded(places))?.('anze'))
  const people = await database.use(async (db) => {
    await stage.lay(db)
    return listenersIn(db)
  })
  const killDatabase = async () => {
    const { data } = await locateCluster(places, await serverAccount())
    process.kill(Number((await readFile(join(data, 'postmaster.pid'), 'utf8')).split('\n')[0]), 'SIGKILL')
  }
  return {
    ...{ stage, database, people },
    async strike(victim) {
      if (victim !== 'app') await killDatabase()
      if (victim === 'database') return
      await app.end('SIGKILL')
      // Whoever starts it again does so when the leases are over; before, others of its kind would wait for them.
      stage.clocks.leap(leaseOverMs)
      app = await start()
    },
    async close() {
      const ended = await app.end('SIGTERM')
      await database.close()
      await stage.close()
      await stopLeftover(places)
      if (ended !== 0) throw new Error(`the program ended with ${ended}:\n${app.output}`)
    },
  }
}

export interface RoundPlan {
  readonly name: string
  readonly sends: number
  readonly victim: Victim
  readonly blows: number
  readonly random: Random
}

/** Longest time between a send and the blow that follows it, milliseconds. */
const longestDelayMs = 40

/** Tells many things while the program is struck at moments of chance, and accounts for each when all is calm. */
export async function killRound(deployment: Deployment, { name, sends, victim, blows, random }: RoundPlan): Promise<Account> {
  const { stage, database, people } = deployment
  const begin = stage.sendsSoFar
  const moments = Array.from({ length: blows }, () => ({
    at: 1 + random.below(Math.floor(sends * 0.9)),
    delayMs: random.below(longestDelayMs),
  }))
  const striking = async () => {
    for (const { at, delayMs } of moments.toSorted((one, other) => one.at - other.at)) {
      await stage.sent(begin + at)
      await pause(delayMs)
      await deployment.strike(victim)
    }
  }
  await Promise.all([tellMany(stage, { database, people }, { name, count: sends }), striking()])
  await settled(stage, database)
  return database.use((db) => accountFor(stage, db, { people, name, count: sends }))
}
