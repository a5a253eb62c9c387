import type { Database } from '../db/types.ts'
import { shanghaiDate } from '../lib/calendar.ts'
import type { Clock } from '../lib/clock.ts'
import type { TellOperator } from './operator.ts'

/** Shares of the allowance at which the operator is told, once each a month. */
const shares = [0.7, 0.9] as const

export interface MonthlyCallDeps {
  readonly db: Database
  /** The month is the platform's own, so this is machine time also in practice. */
  readonly machine: Clock
  /** Calls an app may make in a month; without it they are counted and nobody is told. */
  readonly allowance?: number | undefined
  readonly tellOperator: TellOperator
  /** Calls of this month by all replicas, told at every flush. */
  readonly onTotal?: ((appId: string, calls: number) => void) | undefined
}

/**
 * Counts calls to the platform by app and month: an edition of the tenant may allow only so many, and then code 99991403 stops
 * everything until the first of the next month.
 *
 * Every call of the server API is counted, those for tokens and the address of the long connection left out: what the platform
 * leaves out is not documented, so the count errs to the safe side. A call is counted in memory and kept with the next flush;
 * a process that is killed loses the count of about a second.
 */
export class MonthlyCalls {
  readonly #deps: MonthlyCallDeps
  readonly #counted = new Map<string, number>()
  /** What was told by this process; others find it told by its key. */
  readonly #told = new Set<string>()

  constructor(deps: MonthlyCallDeps) {
    this.#deps = deps
  }

  count(appId: string): void {
    this.#counted.set(appId, (this.#counted.get(appId) ?? 0) + 1)
  }

  /** Keeps what was counted since the last time, and tells the operator of what is nearly used up. */
  async flush(): Promise<void> {
    const month = shanghaiDate(this.#deps.machine.now()).slice(0, 7)
    for (const [appId, calls] of [...this.#counted]) {
      this.#counted.delete(appId)
      await this.#keep(appId, month, calls)
    }
  }

  async #keep(appId: string, month: string, calls: number): Promise<void> {
    const { db, onTotal } = this.#deps
    const key = { appId, month }
    try {
      const row = await db.prisma.apiCalls.upsert({
        where: { appId_month: key },
        create: { ...key, calls },
        update: { calls: { increment: calls } },
      })
      onTotal?.(appId, row.calls)
      await this.#warn(appId, month, row.calls)
    } catch (error) {
      this.#counted.set(appId, (this.#counted.get(appId) ?? 0) + calls)
      throw error
    }
  }

  async #warn(appId: string, month: string, calls: number): Promise<void> {
    const { allowance, tellOperator } = this.#deps
    const share = allowance === undefined ? undefined : shares.findLast((part) => calls >= part * allowance)
    if (share === undefined) return
    const dedupeKey = `monthly-calls:${appId}:${month}:${share}`
    if (this.#told.has(dedupeKey)) return
    await tellOperator({
      matter: '飞书接口调用额度快用完了',
      text: `应用 ${appId} 在 ${month} 已调用 ${calls} 次，超过每月 ${allowance} 次的 ${share * 100}%。用完后本月不能再发消息：请联系飞书管理员升级版本。`,
      dedupeKey,
    })
    this.#told.add(dedupeKey)
  }
}
