import { setTimeout as pause } from 'node:timers/promises'
import { freePort } from '../../../src/db/embedded/free-port.ts'
import { openLine } from '../line.ts'
import { type Account, accountFor } from './account.ts'
import { listenersIn, tellMany } from './audience.ts'
import { ChaosDatabase } from './open-database.ts'
import { startReplica } from './replica-process.ts'
import { settled } from './settle.ts'
import { openStage } from './stage.ts'

/** What the program needed in memory, in MB: before, the most while the database was away, and after. */
export interface Memory {
  readonly before: number
  readonly most: number
  readonly after: number
}

/** Memory may grow by what a minute of work needs, not by what waits for the database. */
const mostTimes = 1.5

/** Written in the chat for so long, once every few milliseconds. */
export interface AwayPlan {
  readonly forMs: number
  readonly textEveryMs: number
}

/**
 * Takes the database away from the program while people write, brings it back, and accounts for everything.
 *
 * @param url - a database that is migrated and empty.
 */
export async function awayRound(folder: string, url: string, { forMs, textEveryMs }: AwayPlan): Promise<Account & { memory: Memory }> {
  const stage = await openStage(folder)
  const line = await openLine(url)
  const database = new ChaosDatabase(async () => url)
  const people = await database.use(async (db) => {
    await stage.lay(db)
    return listenersIn(db)
  })
  const port = await freePort()
  const replica = await startReplica(
    stage.clockFile,
    stage.environment({ DATABASE_URL: line.url, PORT: String(port), LOG_LEVEL: 'silent' }),
  )
  await tellMany(stage, { database, people }, { name: 'away-before', count: people.length })
  await settled(stage, database)
  const before = await residentMb(port)
  let most = 0
  await line.cut()
  const until = performance.now() + forMs
  await tellMany(stage, { database, people }, { name: 'away-meanwhile', count: people.length })
  for (let n = 0; performance.now() < until; n += 1) {
    const person = people[n % people.length]
    if (person) await writes(stage.sandbox.url, person)
    if (n % 100 === 0) most = Math.max(most, await residentMb(port))
    await pause(textEveryMs)
  }
  await line.restore()
  await settled(stage, database)
  const account = await database.use((db) => accountFor(stage, db, { people, name: 'away', count: 2 * people.length }))
  const after = await residentMb(port)
  const ended = await replica.end('SIGTERM')
  await database.close()
  await line.close()
  await stage.close()
  const memory = { before, most, after }
  const wrong = [...account.wrong]
  if (ended !== 0) wrong.push(`the program ended with ${ended}`)
  if (most > mostTimes * before) wrong.push(`memory grew from ${before} to ${most} MB`)
  return { ...account, wrong, memory }
}

async function writes(url: string, person: { openId: string; asked: number }): Promise<void> {
  person.asked += 1
  await fetch(`${url}/sandbox/api/people/${person.openId}/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ text: '我的待办' }),
  })
}

async function residentMb(port: number): Promise<number> {
  const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text()
  const bytes = /^process_resident_memory_bytes (\S+)/m.exec(text)?.[1]
  return Math.round(Number(bytes) / 1_048_576)
}
