import { setTimeout as pause } from 'node:timers/promises'

import { openDatabase } from '../../../src/db/client.ts'
import { systemClock, TurnableClock } from '../../../src/lib/clock.ts'
import { startSandbox } from '../../../src/sandbox/index.ts'
import { enqueueFor, openSender, openWorker } from './sending.ts'

const app = { appId: 'cli_be4c000000000001', appSecret: 'bench-secret', tenantKey: 'bench', name: 'bench' }

export interface Limited {
  /** Cards taken by the emulator in the first minute, and from then on in a minute. */
  readonly firstMinute: number
  readonly aMinuteAfter: number
  readonly refusedForLimits: number
  readonly seconds: number
}

/** Sends for so long as hard as the program lets itself, through so many replicas with a pool each, at an emulator that counts. */
export async function sendLimited(url: string, asked: { replicas: number; seconds: number }): Promise<Limited> {
  const sandbox = await startSandbox({
    port: 0,
    clock: new TurnableClock({ machine: systemClock }),
    room: { startsAt: new Date().toISOString(), tenants: [{ tenantKey: app.tenantKey, name: 'bench' }], apps: [app], people: [] },
  })
  const people = Array.from(
    { length: 1_500 },
    (_, place) => sandbox.world.room.addPerson({ name: `p${place}`, tenantKey: app.tenantKey }).openId,
  )
  const takenAt: number[] = []
  let refusedForLimits = 0
  sandbox.world.feed.listen((name, data) => {
    if (name === 'message') takenAt.push(performance.now())
    const { status, code } = data as { status?: number; code?: number }
    if (name === 'traffic' && (status === 429 || code === 230020)) refusedForLimits += 1
  })
  const replicas = Array.from({ length: asked.replicas }, () => {
    const db = openDatabase(url, { poolSize: 8 })
    const { sender, close } = openSender(db, { domain: sandbox.url, ...app }, false)
    return { db, close, sender, worker: openWorker(db, sender, app.appId) }
  })
  const [first] = replicas
  if (!first) throw new Error('no replica')
  await first.db.prisma.$executeRaw`TRUNCATE notice, journal, send_slot CASCADE`
  await enqueueFor(first.db, people, `limited-${asked.replicas}-${Date.now()}`)
  for (const { worker } of replicas) await worker.start()
  await pause(asked.seconds * 1_000)
  for (const { sender } of replicas) sender.hurry()
  for (const { worker, db, close } of replicas) {
    await worker.stop()
    close()
    await db.close()
  }
  await sandbox.close()
  const begun = takenAt[0] ?? 0
  const within = (fromS: number, toS: number) => takenAt.filter((at) => at - begun >= fromS * 1_000 && at - begun < toS * 1_000).length
  // The last second is cut: the program is stopped in it.
  const end = asked.seconds - 1
  const settledFrom = Math.min(10, end / 2)
  return {
    firstMinute: within(0, 60),
    aMinuteAfter: (within(settledFrom, end) / (end - settledFrom)) * 60,
    refusedForLimits,
    seconds: asked.seconds,
  }
}
