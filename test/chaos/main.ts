// Harms the program at moments of chance, for as long as wanted, and accounts for every message:
// npm run test:chaos -- --rounds 20 --sends 1000 [--blows 3] [--seed 7]     kill -9 of the program, its database, both
// npm run test:chaos -- --away --rounds 1                                   no database for a minute while people write
// npm run test:chaos -- --freeze --rounds 3 --sends 1000                    one of two replicas sleeps a real minute
import { join } from 'node:path'
import { parseArgs } from 'node:util'

import { say } from '../../src/app/say.ts'
import { type EmbeddedServer, startEmbedded } from '../../src/db/embedded/start.ts'
import { migrate } from '../../src/db/migrate.ts'
import { seededRandom } from '../../src/sandbox/index.ts'
import type { Account } from '../harness/chaos/account.ts'
import { awayRound } from '../harness/chaos/away-round.ts'
import { inChaosFolder } from '../harness/chaos/chaos-folder.ts'
import { freezeRound } from '../harness/chaos/freeze-round.ts'
import { killRound, openDeployment, victims } from '../harness/chaos/kill-round.ts'
import { openPair } from '../harness/chaos/replica-pair.ts'

const { values } = parseArgs({
  options: {
    away: { type: 'boolean', default: false },
    freeze: { type: 'boolean', default: false },
    rounds: { type: 'string', default: '20' },
    sends: { type: 'string', default: '1000' },
    blows: { type: 'string', default: '3' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
  },
})
const { rounds, sends, blows, seed } = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, Number(value)])) as Record<
  'rounds' | 'sends' | 'blows' | 'seed',
  number
>
const random = seededRandom(seed)

/** Plays the rounds. @returns how many went wrong. */
async function play(round: (number: number) => { what: string; done: Promise<Account> }): Promise<number> {
  let failed = 0
  for (let number = 1; number <= rounds; number += 1) {
    const began = performance.now()
    const { what, done } = round(number)
    const { wrong, ...figures } = await done
    say(`round ${number}: ${what}, ${JSON.stringify(figures)}, ${((performance.now() - began) / 1000).toFixed(1)} s`)
    for (const line of wrong) say(`  ${line}`)
    if (wrong.length > 0) failed += 1
  }
  return failed
}

async function kill(folder: string): Promise<number> {
  const deployment = await openDeployment(folder)
  const failed = await play((number) => {
    const victim = victims[number % victims.length] ?? 'both'
    const done = killRound(deployment, { name: `round-${number}`, sends, victim, blows, random })
    return { what: `${victim} killed ${blows} times`, done }
  })
  await deployment.close()
  return failed
}

/** A migrated database on a server of its own. */
async function onServer(folder: string, work: (server: EmbeddedServer) => Promise<number>): Promise<number> {
  const server = await startEmbedded({ dataDir: join(folder, 'data'), stateDir: join(folder, 'state') })
  try {
    await server.createDatabase('anze')
    await migrate(server.url('anze'))
    return await work(server)
  } finally {
    await server.stop()
  }
}

const freeze = (folder: string) =>
  onServer(folder, async (server) => {
    const pair = await openPair(folder, server.url('anze'))
    const failed = await play((number) => {
      const at = 1 + random.below(Math.floor(sends / 2))
      const done = freezeRound(pair, { name: `round-${number}`, sends, at, really: true })
      return { what: `one of two replicas frozen for a minute after ${at} sends`, done }
    })
    await pair.close()
    return failed
  })

const away = (folder: string) =>
  onServer(folder, (server) =>
    play(() => ({ what: 'no database for a minute', done: awayRound(folder, server.url('anze'), { forMs: 60_000, textEveryMs: 20 }) })),
  )

say(`${rounds} rounds of ${sends} sends, seed ${seed}`)
const failed = await inChaosFolder(values.away ? away : values.freeze ? freeze : kill)
say(`${rounds - failed} rounds passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1
