import { strangerWelcome } from '../../../cards/index.ts'
import { cardContext, replyTo } from '../answers.ts'
import type { ChatDeps } from '../deps.ts'
import { contextPickerCard, helpCard, statusCard, todoCard } from '../general-cards.ts'
import type { InboundMenu } from '../inbound.ts'
import { type Reader, readReader } from '../reader.ts'
import { reportOrHelp } from '../report-or-help.ts'

type Card = Record<string, unknown>

/** The bot's menu: the same five things as the texts that always work. */
const keys = new Set(['help', 'report_hazard', 'my_todo', 'status', 'switch_role'])

/** A menu event names no chat, so the answer goes to the person. @see bot-v3/events/menu */
export async function answerMenu(deps: ChatDeps, menu: InboundMenu): Promise<void> {
  const { appId, openId, key } = menu
  const reader = await readReader(deps.db.prisma, { appId, openId, chatId: '', source: key }, deps.clock.now())
  await replyTo(deps, menu, await cardFor(deps, reader, menu.eventKey))
}

async function cardFor(deps: ChatDeps, reader: Reader, eventKey: string): Promise<Card> {
  const [first] = reader.contexts
  const actor = reader.context ?? first
  if (!actor) return strangerWelcome({}, cardContext(deps, null))
  if (eventKey === 'help' || !keys.has(eventKey)) return helpCard(deps, actor, { isAnswerToUnknown: eventKey !== 'help' })
  if (eventKey === 'switch_role' || reader.context === null) return contextPickerCard(deps, reader)
  if (eventKey === 'report_hazard') return reportOrHelp(deps, { actor, chatId: '' })
  return eventKey === 'my_todo' ? todoCard(deps, actor, 1) : statusCard(deps, actor)
}
