import { message, strangerWelcome } from '../../../cards/index.ts'
import { type Actor, can } from '../../modules/directory/index.ts'
import { hazardView, myTodo, readAccident } from '../../modules/hazards/index.ts'
import { bodyAdminCard } from '../administration-cards.ts'
import { contextPickerCard, helpCard, statusCard, todoCard, unreachableCard, viewedCard } from '../general-cards.ts'
import { hazardByNumber } from '../hazard-by-number.ts'
import { drawingOf, hazardCard } from '../hazard-cards.ts'
import { type Intent, longestDescription, readIntent } from '../intents.ts'
import { receiptsCard, troublesCard } from '../notice-cards.ts'
import { registrationCard } from '../registration-cards.ts'
import { reportCard } from '../report-card.ts'
import { reportOrHelp } from '../report-or-help.ts'
import { answerAccident } from './accident.ts'
import { answer, contextOf, type Said } from './said.ts'
import { answerStranger } from './stranger.ts'

/** Answers a text. Accident words come before everything, whoever writes them; text never writes and never signs. */
export async function answerText(said: Said, text: string): Promise<void> {
  const accident = readAccident(text)
  if (accident.isAccident) return answerAccident(said, text)
  const intent = readIntent(text)
  if (said.reader.contexts.length === 0) return answerStranger(said, intent)
  if (said.reader.context === null && needsContext(intent)) return answer(said, contextPickerCard(said.deps, said.reader))
  return answer(said, await cardFor(said, intent))
}

/** Help and switching work without a chosen context; everything else would show or write under one. */
const needsContext = (intent: Intent): boolean => intent.intent !== 'help' && intent.intent !== 'switch-role' && intent.intent !== 'nothing'

async function cardFor(said: Said, intent: Intent): Promise<Record<string, unknown>> {
  const { deps, reader } = said
  const [first] = reader.contexts
  const actor = reader.context ?? first
  if (!actor) return strangerWelcome({}, contextOf(said))
  switch (intent.intent) {
    case 'help':
      return helpCard(deps, actor, { isAnswerToUnknown: false })
    case 'nothing':
      return helpCard(deps, actor, { isAnswerToUnknown: true })
    case 'report':
      return reportOrHelp(deps, { actor, chatId: said.message.chatId })
    case 'todo':
      return todoCard(deps, actor, 1)
    case 'acknowledgement':
      return acknowledged(said, actor)
    case 'status':
      return statusCard(deps, actor)
    case 'switch-role':
      return contextPickerCard(deps, reader)
    case 'register':
    case 'code':
      return registrationCard(deps, said.message, intent.intent === 'code' ? { values: { code: intent.code } } : {})
    case 'unreachable':
      return unreachableCard(deps, actor, 1)
    case 'viewed':
      return viewedCard(deps, actor)
    case 'administration':
      return bodyAdminCard(deps, actor, 1)
    case 'hazard':
      return hazardByNumber(deps, actor, intent.number)
    case 'troubles':
      return can(actor, 'notices.send-again')
        ? troublesCard(deps, actor, { filter: 'failed', page: 1 })
        : helpCard(deps, actor, { isAnswerToUnknown: true })
    case 'receipts':
      return receiptsAnswer(said, actor, intent)
    case 'other':
      return otherText(said, intent.text)
  }
}

/** Without a number there is nothing to look up: the text that works is shown. */
async function receiptsAnswer(
  said: Said,
  actor: Actor,
  asked: { name: string | null; number: string | null },
): Promise<Record<string, unknown>> {
  if (asked.number !== null) return receiptsCard(said.deps, actor, { hazard: asked.number, name: asked.name ?? undefined })
  const text = '也可以打开那条隐患，点“谁收到了通知”。'
  return message(
    { tone: 'info', title: '请带上隐患编号', ask: `例如：为什么${asked.name ?? '王某'}没收到 HZ-20261123-001`, text },
    contextOf(said),
  )
}

/** 收到, 1, 好的 never sign: the one card that waits is shown, or all that waits. */
async function acknowledged(said: Said, actor: Actor): Promise<Record<string, unknown>> {
  const { deps } = said
  const { rows, total } = await myTodo(deps.db.prisma, { actor, page: 1 }, deps.clock.now())
  const [only] = rows
  const view = only && total === 1 ? await hazardView(deps.db.prisma, { actor, hazard: only.id }, deps.clock.now()) : null
  if (view) return hazardCard(drawingOf(deps), view)
  if (total > 0) return todoCard(deps, actor, 1)
  return message(
    { tone: 'info', title: '收到', ask: '现在没有等您办理的事。', text: '文字不算签收；要签收或办理，请点卡片上的按钮。' },
    contextOf(said),
  )
}

/** Words of somebody who may report become the description of a report to be checked; everybody else gets help. */
async function otherText(said: Said, text: string): Promise<Record<string, unknown>> {
  const { deps, reader, message } = said
  const actor = reader.context
  if (!actor || !can(actor, 'hazard.report')) return helpCard(deps, actor ?? reader.contexts[0] ?? null, { isAnswerToUnknown: true })
  const description = text.slice(0, longestDescription)
  const cut =
    text.length > longestDescription
      ? { field: 'description', message: `文字太长，只保留了前${longestDescription}个字，请核对。` }
      : undefined
  return reportCard(deps, { actor, chatId: message.chatId, values: { description }, ...(cut && { error: cut }) })
}
