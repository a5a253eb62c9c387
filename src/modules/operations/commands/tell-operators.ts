import type { Tx } from '../../../db/types.ts'
import { record } from '../../../journal/index.ts'
import { type EnqueueDeps, enqueueNotices } from '../../../notices/index.ts'
import type { Logger } from '../../../observability/logger.ts'
import { operators } from '../../directory/index.ts'
import type { OperatorTold } from '../kinds.ts'

export interface OperatorDeps extends EnqueueDeps {
  /** Hears of a matter that no operator could be told. */
  readonly logger?: Pick<Logger, 'error'>
}

/**
 * Tells everybody who operates the deployment (role sys.op) of a matter that needs a hand, in the caller's transaction.
 *
 * The same `dedupeKey` is told once. Where nobody operates, it is journalled and, with a logger, logged as an error: it must
 * not be lost because a role is not filled.
 *
 * @returns how many people are told, 0 for a repeat too.
 */
export async function tellOperators(tx: Tx, deps: OperatorDeps, { matter, text, dedupeKey }: OperatorTold & { dedupeKey: string }) {
  const people = await operators(tx, deps.clock.now())
  const subject = { type: 'operator-matter', id: dedupeKey }
  if (people.length === 0) {
    await record(tx, deps, { action: 'operators.nobody', by: 'clock', channel: 'operator', subject, reason: matter, details: { text } })
    deps.logger?.error({ matter, text }, 'nobody operates this deployment: give somebody the role sys.op')
    return 0
  }
  const told = await enqueueNotices(
    tx,
    deps,
    people.map((to) => ({
      ...{ kind: 'operator-told', subject, to, params: { matter, text } },
      dedupeKey: `operator-told:${dedupeKey}:${to.personId}`,
    })),
  )
  return told.length
}
