import type { Logger } from 'pino'

import type { Database } from '../db/types.ts'
import type { Clock } from '../lib/clock.ts'
import type { SendGuard } from '../notices/types.ts'
import { callPlatform } from './call.ts'
import type { FeishuClient } from './client.ts'
import { type PlatformFailure, readFailure } from './errors.ts'
import { Gate } from './gate.ts'
import { holdBack, type Limit, slotLivesMs } from './limits.ts'
import type { TellOperator } from './operator.ts'
import { Pauses } from './pauses.ts'

export interface WayOutDeps {
  readonly db: Database
  /** Domain time, for what people read. */
  readonly clock: Clock
  /** Machine time in milliseconds: limits and pauses. */
  readonly machineNow: () => number
  readonly logger: Logger
  readonly tellOperator: TellOperator
  /** Only where nothing is limited on the other side either. */
  readonly withoutLimits?: boolean | undefined
}

/** One call of the platform: its method, and the limits it falls under, that of the method first. */
export interface Call {
  readonly client: FeishuClient
  readonly method: string
  readonly limits: readonly [Limit, ...Limit[]]
  readonly guard: SendGuard
}

export type Answered<T> =
  | { readonly is: 'answered'; readonly answer: T }
  | { readonly is: 'failed'; readonly failure: PlatformFailure; readonly error: unknown }
  | { readonly is: 'lost' }

/** For calls behind which somebody waits, and which no lease guards. */
export const unguarded: SendGuard = { stillOurs: async () => true, urgency: 'answer' }

/** Every call that sends goes through here: pauses, limits, the lease, and what a refusal teaches all replicas. */
export class WayOut {
  readonly #deps: WayOutDeps
  readonly #gate: Gate
  readonly #pauses: Pauses

  constructor(deps: WayOutDeps) {
    this.#deps = deps
    this.#gate = new Gate(deps.db, deps.machineNow)
    this.#pauses = new Pauses(deps)
  }

  /** Waits for slots. @returns 0, or the milliseconds after which to come again. */
  async enter(limits: readonly [Limit, ...Limit[]], urgency: SendGuard['urgency'] = 'answer'): Promise<number> {
    return this.#deps.withoutLimits ? 0 : this.#gate.enter(limits, urgency)
  }

  /** The program ends: nobody waits long any more. */
  hurry(): void {
    this.#gate.hurry()
  }

  async call<T>(call: Call, act: () => Promise<T>): Promise<Answered<T>> {
    const { client, method } = call
    const standing = await this.#pauses.standing(client.app.appId, method)
    if (standing) return later(standing.reason, standing.waitMs)
    const entered = await this.#enterFresh(call)
    if (entered !== 'go') return entered === 'lost' ? { is: 'lost' } : later('own-limit', entered)
    try {
      const answer = await callPlatform(client, act)
      if (await this.#pauses.succeeded(client.app.appId, method))
        this.#deps.logger.warn({ appId: client.app.appId, method }, 'sending goes on')
      return { is: 'answered', answer }
    } catch (error) {
      return { is: 'failed', failure: await this.#learn(call, readFailure(error)), error }
    }
  }

  /** A slot that has aged while the lease was looked at or the process stood still is not used: the platform would count it later. */
  async #enterFresh({ limits, guard }: Call): Promise<number | 'go' | 'lost'> {
    for (;;) {
      const waitMs = await this.enter(limits, guard.urgency)
      if (waitMs > 0) return waitMs
      const grantedAt = performance.now()
      if (!(await guard.stillOurs())) return 'lost'
      if (performance.now() - grantedAt < slotLivesMs || this.#deps.withoutLimits) return 'go'
    }
  }

  async #learn({ client, method, limits }: Call, failure: PlatformFailure): Promise<PlatformFailure> {
    const { db, machineNow, logger } = this.#deps
    const { appId } = client.app
    try {
      if (failure.verdict === 'later' && (failure.code !== null || failure.reason === 'http-429')) {
        const limit = failure.of === 'recipient' ? (limits[1] ?? limits[0]) : limits[0]
        await holdBack(db, limit, machineNow() + failure.waitMs)
      }
      if (failure.verdict === 'stop') {
        const isNews = await this.#pauses.begin(appId, failure.of === 'app' ? undefined : method, failure.reason)
        if (isNews) await this.#tellPause(appId, failure)
      }
    } catch (error) {
      logger.error({ err: error, appId, method }, 'what the platform refused could not be kept')
    }
    return failure
  }

  async #tellPause(appId: string, { reason }: PlatformFailure): Promise<void> {
    const { logger, clock, tellOperator } = this.#deps
    logger.error({ appId, reason }, 'the platform refuses everything: sending through this app stands still')
    await tellOperator({
      matter: '一个飞书应用停止发送',
      text: `应用 ${appId} 的请求被平台整体拒绝：${reason}。消息先留着不发，处理好后会自动补发；请到开发者后台核对权限、安装和额度，或运行 npm run doctor。`,
      dedupeKey: `app-pause:${appId}:${clock.now().toISOString()}`,
    })
  }
}

function later(reason: string, waitMs: number): Answered<never> {
  return { is: 'failed', failure: { verdict: 'later', code: null, reason, waitMs, of: 'method' }, error: undefined }
}
