import type { Tx } from '../db/types.ts'
import { type Actor, chosenContext, contextsOf } from '../modules/directory/index.ts'

/** Who wrote or pressed: the contexts this person holds now, and the one chosen in this chat. */
export interface Reader {
  readonly appId: string
  readonly openId: string
  readonly chatId: string
  /** Empty for a stranger and for somebody who has left. */
  readonly contexts: readonly Actor[]
  /** The context text runs under; null when several fit and none was chosen. */
  readonly context: Actor | null
}

/** Finds the person behind an account; `source` is the message or event the journal will name. */
export async function readReader(
  tx: Tx,
  from: { appId: string; openId: string; chatId: string; source: string },
  now: Date,
): Promise<Reader> {
  const { appId, openId, chatId, source } = from
  const contexts = (await contextsOf(tx, { appId, openId }, now)).map((actor) => ({ ...actor, source }))
  const [only] = contexts
  if (contexts.length <= 1) return { appId, openId, chatId, contexts, context: only ?? null }
  const chosen = await chosenContext(tx, { appId, openId, chatId }, now)
  return { appId, openId, chatId, contexts, context: contexts.find(({ membershipId }) => membershipId === chosen?.membershipId) ?? null }
}
