/**
 * How many signed and encrypted presses a second are verified, decrypted and routed to a handler that does nothing, beside
 * node:http that only reads them, the SDK's own adapter, and what other platforms' frameworks do with calls of the same length.
 * Each runs in a process of its own; the calls come from this one, over 32 connections that are kept alive.
 */
import { type ChildProcess, fork, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { type Call, calls } from './ingest-calls.ts'
import { rival } from './rivals.ts'
import { type Contestant, inTurn, ratioOf, table, verdict } from './rounds.ts'

const names = {
  bare: 'node:http, reads the body and answers',
  ours: 'ours: verified, decrypted, routed',
  sdk: 'SDK adaptKoa with an Encrypt Key',
  bolt: '@slack/bolt HTTPReceiver',
  probot: 'probot',
} as const
type Name = keyof typeof names

const connections = 32
const say = (text: string) => process.stdout.write(`${text}\n`)

interface Fired {
  readonly requests: { readonly total: number; readonly average: number }
  readonly latency: { readonly p50: number; readonly p99: number }
  readonly non2xx: number
  readonly errors: number
}
type Fire = (options: object) => Promise<Fired>

/** Keeps a process on one core, so that server and caller do not take turns on it; where that is not possible they do. */
const pin = (pid: number | undefined, core: number) => void spawnSync('taskset', ['-acp', String(core), String(pid)])

async function heard<T>(child: ChildProcess): Promise<T> {
  const [said] = await once(child, 'message')
  return said as T
}

async function cpuUs(child: ChildProcess): Promise<number> {
  child.send('cpu')
  return (await heard<{ cpuUs: number }>(child)).cpuUs
}

interface Running {
  readonly child: ChildProcess
  readonly url: string
}

async function started(name: Name): Promise<Running> {
  const child = fork(fileURLToPath(new URL('ingest-server.ts', import.meta.url)), [name], {
    execArgv: ['--disable-warning=ExperimentalWarning'],
  })
  const { port } = await heard<{ port: number }>(child)
  pin(child.pid, 0)
  return { child, url: `http://127.0.0.1:${port}` }
}

/** Every answer must be a success: a refused call is cheap. */
async function isTaken(url: string, { path, headers, body }: Call): Promise<void> {
  const answer = await fetch(`${url}${path}`, { method: 'POST', headers, body })
  const said = await answer.text()
  if (answer.status !== 200 || said.includes('unrouted')) throw new Error(`${url}${path} answered ${answer.status}: ${said.slice(0, 200)}`)
}

function contestant(name: Name, { child, url }: Running, shoot: { fire: Fire; seconds: number; call: Call }): Contestant {
  const { fire, seconds, call } = shoot
  return {
    name: names[name],
    run: async () => {
      const before = await cpuUs(child)
      const { path, headers, body } = call
      const fired = await fire({ url: `${url}${path}`, method: 'POST', headers, body, connections, duration: seconds })
      if (fired.non2xx + fired.errors > 0) throw new Error(`${name}: ${fired.non2xx} refused, ${fired.errors} failed`)
      const spent = (await cpuUs(child)) - before
      return { 'req/s': fired.requests.average, 'CPU µs/req': spent / fired.requests.total, 'p99 ms': fired.latency.p99 }
    },
  }
}

/** @param args - seconds a round, rounds; 3 and 7 when left out. */
export async function run([seconds = '3', rounds = '7']: readonly string[]): Promise<void> {
  const fire = (await rival<{ default: Fire }>('autocannon')).default
  const shots = calls()
  const list = Object.keys(names) as Name[]
  pin(process.pid, 1)
  const running = new Map<Name, Running>()
  try {
    for (const name of list) running.set(name, await started(name))
    for (const [name, { url }] of running) await isTaken(url, shots[name])
    say(`${rounds} rounds of ${seconds} s, ${connections} connections, bodies of ${shots.ours.body.length} bytes\n`)
    const taking = [...running].map(([name, one]) => contestant(name, one, { fire, seconds: Number(seconds), call: shots[name] }))
    const standings = await inTurn(taking, { rounds: Number(rounds) })
    for (const figure of ['req/s', 'CPU µs/req', 'p99 ms']) say(`${table(standings, { figure, base: names.bare })}\n`)
    const beside = (to: Name, atLeast: number) =>
      say(
        verdict({ what: `req/s of ${names[to]}`, value: ratioOf(standings, { figure: 'req/s', of: names.ours, to: names[to] }), atLeast }),
      )
    beside('bare', 0.22)
    beside('sdk', 1.5)
    beside('bolt', 1.8)
    beside('probot', 1.1)
  } finally {
    for (const { child } of running.values()) child.kill()
  }
}
