import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { openDatabase } from '../../../src/db/client.ts'
import type { Sender } from '../../../src/feishu/index.ts'
import { rival } from '../rivals.ts'
import { card, enqueueFor, openWorker } from './sending.ts'

/** What every contestant is given: the same sender, the same server, so many sends at once. */
export interface Race {
  readonly url: string
  readonly sender: Sender
  readonly appId: string
  readonly jobs: number
}

/** Sends so many cards that were asked for before; milliseconds from the start of the worker to the last answer that is kept. */
export type Run = (round: number) => Promise<number>

export interface Contest {
  readonly run: Run
  close(): Promise<void>
}

/** As many as one app has under way in the program. */
const atOnce = 32

const free = { stillOurs: async () => true, urgency: 'ordinary' } as const

/** The handler of every rival: the program's own sending of one card. */
const sendOne = ({ sender, appId }: Race, place: number, round: number) =>
  sender.send({ appId, openId: `ou_${place}` }, card, `${round}-${place}`, free)

const places = ({ jobs }: Race): number[] => Array.from({ length: jobs }, (_, place) => place)

export async function ours(race: Race): Promise<Contest> {
  const db = openDatabase(race.url, { poolSize: 10 })
  const worker = openWorker(db, race.sender, race.appId)
  return {
    run: async (round) => {
      await db.prisma.$executeRaw`TRUNCATE notice, journal CASCADE`
      await enqueueFor(
        db,
        places(race).map((place) => `ou_${place}`),
        `round-${round}`,
      )
      await db.prisma.$executeRaw`ANALYZE notice`
      const startedAt = performance.now()
      await worker.runOnce()
      const ms = performance.now() - startedAt
      const delivered = await db.prisma.notice.count({ where: { state: 'delivered' } })
      if (delivered !== race.jobs) throw new Error(`${delivered} of ${race.jobs} delivered`)
      return ms
    },
    close: () => db.close(),
  }
}

/** Resolves with the milliseconds when so many handlers are over. */
function counter(jobs: number) {
  const done = Promise.withResolvers<void>()
  let left = jobs
  return {
    over: done.promise,
    one: () => {
      left -= 1
      if (left === 0) done.resolve()
    },
  }
}

interface Graphile {
  Logger: new (factory: () => () => void) => object
  makeWorkerUtils(options: object): Promise<{
    migrate(): Promise<void>
    addJobs(jobs: { identifier: string; payload: object }[]): Promise<unknown>
    release(): Promise<void>
  }>
  run(options: object): Promise<{ stop(): Promise<void> }>
}

/** graphile-worker as its own page on throughput sets it: a local queue, completions in batches. */
export async function graphile(race: Race): Promise<Contest> {
  const { Logger, makeWorkerUtils, run } = await rival<Graphile>('graphile-worker')
  // It says a line a job otherwise.
  const logger = new Logger(() => () => undefined)
  const utils = await makeWorkerUtils({ connectionString: race.url, logger })
  await utils.migrate()
  return {
    run: async (round) => {
      const jobs = places(race).map((place) => ({ identifier: 'send', payload: { place } }))
      await utils.addJobs(jobs)
      const { over, one } = counter(race.jobs)
      const startedAt = performance.now()
      const runner = await run({
        connectionString: race.url,
        logger,
        parsedCronItems: [],
        noHandleSignals: true,
        taskList: {
          send: async ({ place }: { place: number }) => {
            await sendOne(race, place, round)
            one()
          },
        },
        preset: {
          worker: {
            concurrentJobs: atOnce,
            maxPoolSize: atOnce + 2,
            localQueue: { size: 4 * atOnce },
            completeJobBatchDelay: 0,
            failJobBatchDelay: 0,
          },
        },
      })
      await over
      await runner.stop()
      return performance.now() - startedAt
    },
    close: () => utils.release(),
  }
}

interface Boss {
  start(): Promise<unknown>
  stop(options: object): Promise<void>
  createQueue(name: string): Promise<void>
  insert(name: string, jobs: { data: object }[]): Promise<unknown>
  work(name: string, options: object, handle: (jobs: { data: { place: number } }[]) => Promise<void>): Promise<string>
  offWork(name: string, options?: object): Promise<void>
}

/** pg-boss takes large batches and sends each of them so many at once. */
export async function pgBoss(race: Race): Promise<Contest> {
  const { PgBoss } = await rival<{ PgBoss: new (options: object) => Boss }>('pg-boss')
  const boss = new PgBoss({ connectionString: race.url, max: 10, supervise: false, schedule: false })
  await boss.start()
  return {
    run: async (round) => {
      const queue = `send-${round}`
      await boss.createQueue(queue)
      await boss.insert(
        queue,
        places(race).map((place) => ({ data: { place } })),
      )
      const { over, one } = counter(race.jobs)
      const startedAt = performance.now()
      await boss.work(queue, { batchSize: 500, localConcurrency: 2, pollingIntervalSeconds: 0.5 }, async (jobs) => {
        const waiting = [...jobs]
        const sendOn = async () => {
          for (let job = waiting.shift(); job !== undefined; job = waiting.shift()) {
            await sendOne(race, job.data.place, round)
            one()
          }
        }
        await Promise.all(Array.from({ length: atOnce / 2 }, sendOn))
      })
      await over
      const ms = performance.now() - startedAt
      await boss.offWork(queue, { wait: true })
      return ms
    },
    close: () => boss.stop({ graceful: true, close: true, timeout: 5_000 }),
  }
}

interface Bull {
  Queue: new (name: string, options: object) => { addBulk(jobs: object[]): Promise<unknown>; close(): Promise<void> }
  Worker: new (
    name: string,
    handle: (job: { data: { place: number } }) => Promise<void>,
    options: object,
  ) => { close(): Promise<void>; run(): Promise<void>; waitUntilReady(): Promise<unknown> }
}

/** BullMQ on a Redis of its own that writes its log every second. @throws when there is no redis-server */
export async function bull(race: Race): Promise<Contest> {
  const { Queue, Worker } = await rival<Bull>('bullmq')
  const redis = await startRedis()
  const options = { connection: { host: '127.0.0.1', port: redis.port, maxRetriesPerRequest: null } }
  return {
    run: async (round) => {
      const name = `send-${round}`
      const queue = new Queue(name, options)
      await queue.addBulk(places(race).map((place) => ({ name: 'send', data: { place }, opts: { removeOnComplete: true } })))
      const { over, one } = counter(race.jobs)
      const handle = async ({ data }: { data: { place: number } }) => {
        await sendOne(race, data.place, round)
        one()
      }
      const worker = new Worker(name, handle, { ...options, concurrency: atOnce, autorun: false })
      await worker.waitUntilReady()
      const startedAt = performance.now()
      void worker.run()
      await over
      await worker.close()
      const ms = performance.now() - startedAt
      await queue.close()
      return ms
    },
    close: redis.close,
  }
}

async function startRedis(): Promise<{ port: number; close(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'anze-bench-redis-'))
  const port = 20_000 + (process.pid % 10_000)
  const args = [
    '--port',
    String(port),
    '--bind',
    '127.0.0.1',
    '--dir',
    folder,
    '--appendonly',
    'yes',
    '--appendfsync',
    'everysec',
    '--save',
    '',
  ]
  const server: ChildProcess = spawn('redis-server', args, { stdio: ['ignore', 'pipe', 'ignore'] })
  await Promise.race([ready(server), once(server, 'error').then(([error]) => Promise.reject(error))])
  return {
    port,
    close: async () => {
      server.kill()
      await once(server, 'exit')
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** It says so itself. */
async function ready(server: ChildProcess): Promise<void> {
  for await (const chunk of server.stdout ?? []) if (String(chunk).includes('Ready to accept connections')) break
  server.stdout?.resume()
}
