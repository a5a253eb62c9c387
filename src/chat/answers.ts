import { createHash } from 'node:crypto'
import type { CardContext } from '../../cards/kit/index.ts'
import { type Actor, roleLabel } from '../modules/directory/index.ts'
import type { ChatDeps } from './deps.ts'
import type { Inbound, PressAnswer } from './inbound.ts'

type Card = Record<string, unknown>

/** How a context is called: 「沁河东沟煤矿 主要负责人」. */
export const contextLabel = ({ organisationName, role }: Actor): string => `${organisationName} ${roleLabel(role)}`

/** What a card is drawn under for this reader; a stranger has no context. */
export function cardContext(deps: Pick<ChatDeps, 'practice' | 'clock'>, actor: Actor | null): CardContext {
  return { practice: deps.practice, now: deps.clock.now(), as: actor && contextLabel(actor), help: null }
}

/**
 * Sends a card in answer to what came in, to the person: that is the direct chat, and private where it was said in a group.
 *
 * Addressed like every notice, so that answers and notices to one person share one limit of sending.
 */
export async function replyTo(deps: ChatDeps, inbound: Inbound, card: Card, nth = 0): Promise<void> {
  await deps.reply({ appId: inbound.appId, to: { openId: inbound.openId }, card, uuid: answerUuid(inbound.key, nth) })
}

/** The uuid of the nth answer to one inbound thing. The platform sends one `uuid` at most once within the hour, so a repeated event is answered once. */
export const answerUuid = (key: string, nth: number): string => createHash('sha256').update(`${key}#${nth}`).digest('hex').slice(0, 40)

export const succeeded = (content: string, card?: Card): PressAnswer => ({ toast: { type: 'success', content }, ...(card && { card }) })
export const refused = (content: string, card?: Card): PressAnswer => ({ toast: { type: 'error', content }, ...(card && { card }) })
export const told = (content: string, card?: Card): PressAnswer => ({ toast: { type: 'info', content }, ...(card && { card }) })
export const shown = (card: Card): PressAnswer => ({ card })
