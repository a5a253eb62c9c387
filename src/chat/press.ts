import { type ActionName, actionOf, actions } from '../../cards/actions.ts'
import { hasForm } from '../../cards/kit/index.ts'
import { AppError } from '../lib/errors.ts'
import { formClosed, keepFormOpen } from '../notices/index.ts'
import type { ActionEntry, ActionTable, Pressed } from './action-table.ts'
import { refused, replyTo, told } from './answers.ts'
import { contextForPress } from './context-for-press.ts'
import type { ChatDeps } from './deps.ts'
import { contextPickerCard } from './general-cards.ts'
import { presentHazard } from './hazard-cards.ts'
import type { InboundPress, PressAnswer } from './inbound.ts'
import { type Reader, readReader } from './reader.ts'

const unknownButton = '这个按钮已经不能用了。请发“我的待办”，从最新的卡片里办理。'
const forgedValue = '这张卡片的内容不完整，没有办理。请发“我的待办”，从最新的卡片里办理。'
const notKnown = '安责通还不认识您，没有办理。请先发“登记”登记身份。'

/** Answers a press: finds the action, the person and the context, carries it out, and always has something to say. */
export async function answerPress(deps: ChatDeps, table: ActionTable, press: InboundPress): Promise<PressAnswer> {
  const timer = deps.metrics.pressSeconds.startTimer({ action: actionOf(press.action) ?? 'unknown' })
  const answer = await carryOut(deps, table, press)
  await noteForm(deps, press, answer)
  timer({ outcome: answer.toast?.type ?? 'card' })
  return answer
}

/** What somebody types into a form on a notice's card must not be wiped out by a redrawing. */
async function noteForm(deps: ChatDeps, { messageId }: InboundPress, { card }: PressAnswer): Promise<void> {
  if (messageId === '' || card === undefined) return
  await (hasForm(card) ? keepFormOpen : formClosed)(deps.db.prisma, deps, messageId)
}

async function carryOut(deps: ChatDeps, table: ActionTable, press: InboundPress): Promise<PressAnswer> {
  const action = actionOf(press.action)
  if (!action) return refused(unknownButton)
  const parsed = actions[action].value.safeParse(press.value)
  if (!parsed.success) return refused(forgedValue)
  const entry = table[action] as ActionEntry<ActionName> | undefined
  if (!entry) return refused(unknownButton)
  const { appId, openId, chatId } = press
  const reader = await readReader(deps.db.prisma, { appId, openId, chatId, source: press.key }, deps.clock.now())
  const pressed = { deps, press, reader, value: parsed.data as never, form: press.form }
  try {
    if (entry.stranger) return await entry.handle(pressed)
    const [first] = reader.contexts
    if (!first) return refused(notKnown)
    const actor = entry.anyContext
      ? (reader.context ?? first)
      : await contextForPress(deps, { press, reader, value: parsed.data, needs: entry.needs })
    if (!actor) return await askForContext(deps, press, reader)
    return await asKnown(entry, { ...pressed, actor })
  } catch (error) {
    if (error instanceof AppError && error.mayBeTold) return refused(error.message)
    throw error
  }
}

/** Several contexts fit: the bot asks in a message of its own, so that nothing typed into the pressed card is lost. */
async function askForContext(deps: ChatDeps, press: InboundPress, reader: Reader): Promise<PressAnswer> {
  await replyTo(deps, press, contextPickerCard(deps, reader))
  return told('您有几个身份都能办这件事。请在下一条消息里选好身份，再按一次。')
}

/** A form comes back filled when a field is at fault; a card that is out of date is replaced by the present one. */
async function asKnown(entry: Exclude<ActionEntry<ActionName>, { stranger: true }>, pressed: Pressed<ActionName>): Promise<PressAnswer> {
  try {
    return await entry.handle(pressed)
  } catch (error) {
    if (!(error instanceof AppError) || !error.mayBeTold) throw error
    const isOfTheForm = error.code === 'invalid-input' || error.field !== undefined
    if (isOfTheForm && entry.again) return refused(error.message, await entry.again(pressed, error))
    if (error.code !== 'stale' && error.code !== 'wrong-state') throw error
    const present = await presentOf(pressed)
    return present ? refused(error.message, present) : refused(error.message)
  }
}

function presentOf({ deps, actor, value }: Pressed<ActionName>): Promise<Record<string, unknown> | null> {
  const hazard = (value as { hazard?: unknown }).hazard
  return typeof hazard === 'string' ? presentHazard(deps, actor, hazard) : Promise.resolve(null)
}
