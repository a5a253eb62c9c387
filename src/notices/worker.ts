import type { Job } from '../lib/pump.ts'
import { Pump } from '../lib/pump.ts'
import { createAlarm } from './delivery/alarm.ts'
import { ask } from './delivery/ask.ts'
import { claimDueNotices } from './delivery/claim.ts'
import { type Delivery, deliver, finish, prepareBatch } from './delivery/deliver.ts'
import type { DeliveryDeps } from './delivery/deps.ts'
import { Lanes, wideLane } from './delivery/lanes.ts'
import { Pace } from './delivery/pace.ts'
import type { Prepared } from './delivery/prepare.ts'
import { claimRedraws, type RedrawClaim, redraw } from './delivery/redraw.ts'
import { giveBack } from './delivery/rows.ts'
import { Settler } from './delivery/settler.ts'
import { noticesChannel } from './enqueue.ts'
import { isQuiet } from './quiet.ts'

/** Delivers what is enqueued. Any number of processes may each run one. */
export interface NoticeWorker {
  /**
   * Delivers everything that is due now, and redraws the cards marked for it.
   *
   * @returns how many notices and cards were handled meanwhile.
   */
  runOnce(): Promise<number>
  /** Delivers as soon as something is committed. What becomes due later is found by {@link NoticeWorker.runOnce}: tick it. */
  start(): Promise<void>
  /** Finishes what is on its way and gives back the rest. */
  stop(): Promise<void>
  /** Whether nothing is on its way, due, or waiting for a limit or a near retry. */
  idle(): Promise<boolean>
}

/** People told at once, of all apps together: enough for eight slow ones beside a quick one. */
const width = 3 * wideLane

/** Makes the worker; nothing happens before it is started or run. */
export function createNoticeWorker(deps: DeliveryDeps): NoticeWorker {
  let unlisten: (() => Promise<void>) | undefined
  const alarm = createAlarm(() => pump.wake())
  const delivery: Delivery = { deps, settler: new Settler(deps), lanes: new Lanes() }
  const pace = new Pace()
  const pump = new Pump({
    width,
    claim: async (free) => {
      const room = Math.min(free, pace.batch)
      // Cards that are out already and no longer true have a quarter of every turn, whatever waits to be told.
      const forRedraws = Math.ceil(room / 4)
      const [redraws, claims] = await Promise.all([
        claimRedraws(deps, delivery.lanes, forRedraws),
        claimDueNotices(deps, delivery.lanes, Math.max(1, room - forRedraws)),
      ])
      const begunAt = performance.now()
      const prepared = await prepareBatch(delivery, claims)
      pace.drew(claims.length, performance.now() - begunAt)
      // More may be due than was looked at; of another app, or behind what was only looked up.
      if (claims.length > 0 || redraws.length > 0) pump.wake()
      const jobs = await beginJobs(delivery, prepared, alarm.ringIn)
      return [...redraws.map((claim) => redrawJob(delivery, claim)), ...jobs]
    },
    failed: (error) => deps.logger.error({ err: error }, 'delivering notices failed; the next tick tries again'),
  })
  return {
    runOnce: async () => {
      const before = pump.handled
      pump.wake()
      await pump.drained()
      return pump.handled - before
    },
    start: async () => {
      unlisten = await deps.db.listen(noticesChannel, () => pump.wake())
      alarm.switchOn()
      pump.wake()
    },
    stop: async () => {
      alarm.switchOff()
      // First: nothing more begins from this moment on.
      const closed = pump.close()
      await unlisten?.()
      await closed
    },
    idle: async () => !pump.isBusy && (await isQuiet(deps)),
  }
}

type Going = Extract<Prepared, { step: 'send' | 'buzz' | 'ask' }>

/** Keeps what ended while it was drawn, and makes one job a person of the rest. */
async function beginJobs(delivery: Delivery, prepared: readonly Prepared[], ringIn: (ms: number) => void): Promise<Job[]> {
  const { deps, lanes } = delivery
  const crowded = prepared.filter((step) => step.step === 'crowded')
  const apps = new Map(crowded.map(({ notice, appId }) => [notice.id, appId]))
  await giveBack(
    deps,
    crowded.map(({ notice }) => notice),
    apps,
  )
  const ended = prepared.filter((step) => step.step === 'end')
  const going = prepared.filter((step): step is Going => 'target' in step)
  for (const { target } of going) lanes.enter(target.appId)
  const queues = [...Map.groupBy(going, ({ notice }) => notice.to.personId).values()]
  return [...(ended.length === 0 ? [] : [endJob(delivery, ended)]), ...queues.map((queue) => queueJob(delivery, queue, ringIn))]
}

function endJob(delivery: Delivery, ended: readonly Extract<Prepared, { step: 'end' }>[]): Job {
  const run = async () => {
    await Promise.all(ended.map(({ notice, ending }) => finish(delivery, notice, ending)))
  }
  return { size: ended.length, run, giveBack: run }
}

/** One person's notices, in order; when the platform wants no more now the rest waits with the one it was told. */
function queueJob(delivery: Delivery, queue: readonly Going[], ringIn: (ms: number) => void): Job {
  const { deps, lanes, settler } = delivery
  const putBack = async (rest: readonly Going[], waitMs: number): Promise<void> => {
    const nextAt = new Date(deps.clock.now().getTime() + waitMs)
    const marked = rest.filter(({ step }) => step === 'send')
    await Promise.all(marked.map(({ notice }) => settler.settle({ notice, ending: { state: 'queued', nextAt }, isUnbegun: true })))
    await giveBack(
      deps,
      rest.filter(({ step }) => step !== 'send').map(({ notice }) => notice),
    )
  }
  const run = async (): Promise<void> => {
    const kept: Promise<void>[] = []
    for (const [index, going] of queue.entries()) {
      if (going.step === 'ask') {
        kept.push(ask(delivery, going.notice, going.target))
        continue
      }
      const tried = await deliver(delivery, going)
      kept.push(tried.kept)
      if (tried.waitMs === undefined) continue
      kept.push(putBack(queue.slice(index + 1), tried.waitMs))
      ringIn(tried.waitMs)
      break
    }
    // All are waited for, so that one that cannot be kept does not end the wait for the others.
    const failures = (await Promise.allSettled(kept)).filter((one) => one.status === 'rejected')
    if (failures[0]) throw failures[0].reason
  }
  const leave = (tookMs?: number) => {
    for (const { target } of queue) lanes.leave(target.appId, tookMs)
  }
  return { size: queue.length, giveBack: () => putBack(queue, 0).finally(() => leave()), run: () => timed(run, leave) }
}

function redrawJob({ deps, lanes }: Delivery, claim: RedrawClaim): Job {
  lanes.enter(claim.appId)
  const leave = (tookMs?: number) => lanes.leave(claim.appId, tookMs)
  const giveBackOne = async () => {
    await deps.db.prisma.notice.updateMany({ where: { id: claim.id, leaseUntil: claim.leaseUntil }, data: { leaseUntil: null } })
  }
  return { size: 1, giveBack: () => giveBackOne().finally(() => leave()), run: () => timed(() => redraw(deps, claim), leave) }
}

async function timed(run: () => Promise<void>, over: (tookMs: number) => void): Promise<void> {
  const startedAt = performance.now()
  try {
    await run()
  } finally {
    over(performance.now() - startedAt)
  }
}
