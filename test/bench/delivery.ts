/**
 * What goes out. With limits: how much of the platform's allowance the program uses at an emulator that counts as the platform
 * does, through one and through three replicas. Without: the same sending of one card through the notice worker and through
 * job queues. `npm run bench -- delivery [seconds with limits, 0 for none] [sends a round]`.
 */
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

import { openDatabase } from '../../src/db/client.ts'
import { migrate } from '../../src/db/migrate.ts'
import { openServer } from './bench-server.ts'
import { bull, type Contest, graphile, ours, pgBoss, type Race } from './delivery/contestants.ts'
import { sendLimited } from './delivery/limited.ts'
import { openSender } from './delivery/sending.ts'
import { type Contestant, inTurn, ratioOf, type Standings, table, verdict } from './rounds.ts'

const rounds = 5
const allowedAMinute = 1_000
const figure = 'sends/s'
const say = (text: string) => process.stdout.write(`${text}\n`)

const names = {
  ours: 'ours: notice worker',
  graphile: 'graphile-worker, local queue',
  boss: 'pg-boss, batches of 500',
  bull: 'BullMQ, Redis',
} as const

async function withLimits(url: string, seconds: number): Promise<void> {
  for (const replicas of [1, 3]) {
    const { firstMinute, aMinuteAfter, refusedForLimits } = await sendLimited(url, { replicas, seconds })
    say(`\n${replicas} ${replicas === 1 ? 'replica' : 'replicas'}, ${seconds} s, allowance ${allowedAMinute} a minute`)
    if (seconds > 60)
      say(verdict({ what: '% of the allowance in the first minute', value: (100 * firstMinute) / allowedAMinute, atLeast: 95 }))
    say(verdict({ what: '% of the allowance from then on', value: (100 * aMinuteAfter) / allowedAMinute, atLeast: 95 }))
    say(verdict({ what: 'calls refused for a limit', value: refusedForLimits, atMost: 0 }))
  }
}

async function withoutLimits(url: string, jobs: number): Promise<void> {
  const platform: ChildProcess = fork(fileURLToPath(new URL('delivery/fake-platform.ts', import.meta.url)), {
    execArgv: ['--disable-warning=ExperimentalWarning'],
  })
  const [{ port }] = (await once(platform, 'message')) as [{ port: number }]
  const app = { domain: `http://127.0.0.1:${port}`, appId: 'cli_be4c000000000001', appSecret: 'bench-secret' }
  const db = openDatabase(url, { poolSize: 4 })
  const { sender, close } = openSender(db, app, true)
  const race: Race = { url, sender, appId: app.appId, jobs }
  const contests = new Map<string, Contest>()
  try {
    await openAll(race, contests)
    const contestants: Contestant[] = [...contests].map(([name, { run }]) => ({
      name,
      run: async (round) => ({ [figure]: (jobs / (await run(round))) * 1_000 }),
    }))
    report(await inTurn(contestants, { rounds }), jobs)
  } finally {
    for (const { close: end } of contests.values()) await end()
    close()
    await db.close()
    platform.disconnect()
  }
}

function report(standings: Standings, jobs: number): void {
  say(`\n${jobs} cards a round, ${rounds} rounds, a server that answers after 1 ms`)
  say(table(standings, { figure, base: names.ours }))
  const rivals = [...standings.keys()].filter((name) => name !== names.ours)
  const best = Math.min(...rivals.map((name) => ratioOf(standings, { figure, of: names.ours, to: name })))
  say(verdict({ what: 'times the best of the others', value: best, atLeast: 0.9 }))
}

async function openAll(race: Race, opened: Map<string, Contest>): Promise<void> {
  opened.set(names.ours, await ours(race))
  opened.set(names.graphile, await graphile(race))
  opened.set(names.boss, await pgBoss(race))
  try {
    opened.set(names.bull, await bull(race))
  } catch (error) {
    say(`BullMQ is left out: ${error instanceof Error ? error.message : error}`)
  }
}

export async function run([seconds = '75', jobs = '4000']: readonly string[]): Promise<void> {
  const server = await openServer('anze_bench')
  try {
    await migrate(server.url)
    if (Number(seconds) > 0) await withLimits(server.url, Number(seconds))
    await withoutLimits(server.url, Number(jobs))
  } finally {
    await server.close()
  }
}
