import { setTimeout as pause } from 'node:timers/promises'

import { isConnectionLoss } from '../../db/errors.ts'
import { inTransaction } from '../../db/transaction.ts'
import { AppError } from '../../lib/errors.ts'
import type { OperatorMatter } from '../types.ts'
import type { DeliveryDeps } from './deps.ts'
import { type Settling, settleAll } from './settle.ts'

/** Most results in one transaction. */
const mostAtOnce = 128

/** Pauses while the database is away, in milliseconds; after the last one the leases run out and the tries are repeated. */
const awayPausesMs = [100, 400, 1_500, 3_000] as const

type Wish = Settling & { readonly matter?: OperatorMatter | undefined }

interface Waiting {
  readonly wish: Wish
  readonly done: (counted: boolean) => void
  readonly failed: (error: unknown) => void
}

/** Gathers results while the ones before are being kept, so that under load many share a transaction and alone none waits. */
export class Settler {
  readonly #deps: DeliveryDeps
  readonly #waiting: Waiting[] = []
  #isAtWork = false

  constructor(deps: DeliveryDeps) {
    this.#deps = deps
  }

  /** @returns whether the result counted: not when another worker has the row. @throws when the database stays away. */
  settle(wish: Wish): Promise<boolean> {
    return new Promise((done, failed) => {
      this.#waiting.push({ wish, done, failed })
      if (!this.#isAtWork) void this.#work()
    })
  }

  async #work(): Promise<void> {
    this.#isAtWork = true
    while (this.#waiting.length > 0) await this.#keepSome(this.#waiting.splice(0, mostAtOnce))
    this.#isAtWork = false
  }

  async #keepSome(batch: readonly Waiting[]): Promise<void> {
    try {
      const counted = new Set((await this.#keep(batch.map(({ wish }) => wish))).map(({ notice }) => notice.id))
      for (const { wish, done } of batch) done(counted.has(wish.notice.id))
    } catch (error) {
      // One row that cannot be kept must not hold back what the platform answered for the others.
      if (batch.length > 1 && !isAway(error)) for (const one of batch) await this.#keepSome([one])
      else for (const { failed } of batch) failed(error)
    }
  }

  async #keep(wishes: readonly Wish[]): Promise<Settling[]> {
    for (let turn = 0; ; turn += 1) {
      try {
        return await inTransaction(this.#deps.db, async (tx) => {
          const kept: Wish[] = await settleAll(tx, this.#deps, wishes)
          for (const { matter } of kept) if (matter) await this.#deps.tellOperator?.(tx, matter)
          return kept
        })
      } catch (error) {
        const pauseMs = awayPausesMs[turn]
        if (pauseMs === undefined || !isAway(error)) throw error
        await pause(pauseMs)
      }
    }
  }
}

const isAway = (error: unknown): boolean => isConnectionLoss(error) || (error instanceof AppError && error.code === 'external-unavailable')
