import { type Job, Pump } from '../lib/pump.ts'
import { type Claimed, claimDueNotices } from './delivery/claim.ts'
import { deliver } from './delivery/deliver.ts'
import type { DeliveryDeps } from './delivery/deps.ts'
import { claimRedraws, redraw } from './delivery/redraw.ts'
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

/** Calls to the platform at once; more does not help against its limit of 50 a second and app. */
const width = 16

/** Makes the worker; nothing happens before it is started or run. */
export function createNoticeWorker(deps: DeliveryDeps): NoticeWorker {
  let unlisten: (() => Promise<void>) | undefined
  const alarm = createAlarm(() => pump.wake())
  const pump = new Pump({
    width,
    claim: async (room) => {
      const queues = await claimDueNotices(deps, room)
      const left = room - queues.flat().length
      const redraws = left > 0 ? await claimRedraws(deps, left) : []
      return [...queues.map((queue) => queueJob(deps, queue, alarm.ringIn)), ...redraws.map((claim) => redrawJob(deps, claim))]
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

/** One person's notices, in order; when the platform wants no more now the rest waits with the one it was told. */
function queueJob(deps: DeliveryDeps, queue: readonly Claimed[], ringIn: (ms: number) => void): Job {
  const putOff = async (notices: readonly Claimed[], at?: Date): Promise<void> => {
    for (const { id, leaseUntil } of notices) {
      await deps.db.prisma.notice.updateMany({
        where: { id, leaseUntil },
        data: { leaseUntil: null, ...(at === undefined ? {} : { nextAt: at }) },
      })
    }
  }
  return {
    size: queue.length,
    giveBack: () => putOff(queue),
    run: async () => {
      for (const [index, notice] of queue.entries()) {
        const waitMs = await deliver(deps, notice)
        if (waitMs === undefined) continue
        await putOff(queue.slice(index + 1), new Date(deps.clock.now().getTime() + waitMs))
        ringIn(waitMs)
        return
      }
    },
  }
}

function redrawJob(deps: DeliveryDeps, claim: Parameters<typeof redraw>[1]): Job {
  const giveBack = async () => {
    await deps.db.prisma.notice.updateMany({ where: claim, data: { leaseUntil: null } })
  }
  return { size: 1, giveBack, run: () => redraw(deps, claim) }
}

/** Wakes the pump after a limiter's short wait, which no tick would hit; keeps the nearest wish only. */
function createAlarm(ring: () => void) {
  let isOn = false
  let timer: NodeJS.Timeout | undefined
  let ringsAt = Number.POSITIVE_INFINITY
  const clear = () => {
    clearTimeout(timer)
    ringsAt = Number.POSITIVE_INFINITY
  }
  return {
    switchOn: () => {
      isOn = true
    },
    switchOff: () => {
      isOn = false
      clear()
    },
    ringIn: (ms: number) => {
      const at = performance.now() + ms
      if (!isOn || at >= ringsAt) return
      clear()
      ringsAt = at
      timer = setTimeout(() => {
        clear()
        ring()
      }, ms).unref()
    },
  }
}
