import type { Actor } from '../../modules/directory/index.ts'
import { cardContext, replyTo } from '../answers.ts'
import type { ChatDeps } from '../deps.ts'
import type { InboundMessage } from '../inbound.ts'
import type { Reader } from '../reader.ts'

/** A message with the person behind it. */
export interface Said {
  readonly deps: ChatDeps
  readonly message: InboundMessage
  readonly reader: Reader
}

/** The context a text runs under where any will do: the chosen one, else the first. Null for a stranger. */
export const anyContext = ({ context, contexts }: Reader): Actor | null => context ?? contexts[0] ?? null

/** Answers with a card; in a group the person gets it in private, because others there may see less. */
export function answer({ deps, message }: Said, card: Record<string, unknown>, nth = 0): Promise<void> {
  return replyTo(deps, message, card, nth)
}

export const contextOf = ({ deps, reader }: Said) => cardContext(deps, anyContext(reader))
