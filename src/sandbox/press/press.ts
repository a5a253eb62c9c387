import { callBack, clientCodes } from '../delivery/callbacks.ts'
import type { Toast } from '../feed.ts'
import { idsOf } from '../people-events.ts'
import { cardFaults } from '../platform/card-content.ts'
import { isOlderThan } from '../platform/message-access.ts'
import type { App, Json, Message, Person } from '../room/types.ts'
import type { World } from '../world.ts'
import { actionOf, rawAction } from './action.ts'
import { findTarget } from './find-target.ts'
import { PressRefusal } from './refusal.ts'
import { readResponse } from './response.ts'
import { asObject, type Placed } from './walk.ts'

/** Cards of schema 2.0 can be pressed for 14 days (structure/card-json-v2-structure). */
const pressableDays = 14

export type Press = {
  readonly messageId: string
  readonly target?: string | undefined
  readonly value?: unknown
  readonly formValue?: Json | undefined
  readonly confirm?: boolean | undefined
  readonly raw?: { readonly value?: unknown; readonly formValue?: unknown; readonly openMessageId?: string | undefined } | undefined
}

export type PressResult = {
  readonly status: 'ok' | 'error'
  readonly code?: number | string
  readonly toast?: Toast
  /** The card the message shows afterwards, when the answer brought one. */
  readonly card?: Json
  readonly elapsedMs: number
}

/**
 * A person presses something on a card: checks what the client checks, sends the callback, shows what comes back.
 *
 * @throws PressRefusal when the caller named something that is not there.
 */
export async function press(world: World, person: Person, input: Press): Promise<PressResult> {
  const startedAt = performance.now()
  const message = world.room.messages.get(input.messageId)
  if (message?.msgType !== 'interactive' || !world.room.messages.isSeenBy(message, person.openId)) {
    throw new PressRefusal('not-found', 'no_card', 'the person has no card with this messageId')
  }
  try {
    const action = input.raw ? rawAction(rawTarget(message, input.target), input.raw) : checkedAction(world, person, message, input)
    if (action === null) return { status: 'ok', elapsedMs: 0 }
    const result = await interact(world, person, { message, action, openMessageId: input.raw?.openMessageId ?? message.messageId })
    return { ...result, elapsedMs: Math.round(performance.now() - startedAt) }
  } catch (error) {
    if (error instanceof PressRefusal && error.kind === 'client') return { status: 'error', code: error.code, elapsedMs: 0 }
    throw error
  }
}

function rawTarget(message: Message, target: string | undefined): Placed | undefined {
  if (target === undefined) return undefined
  const found = findTarget(message.content, target)
  return found.kind === 'one' ? found.placed : undefined
}

function checkedAction(world: World, person: Person, message: Message, input: Press): Json | null {
  if (message.state !== 'shown') throw new PressRefusal('client', 'client_recalled', 'the message was recalled')
  if (isOlderThan(world, message, pressableDays)) throw new PressRefusal('client', 'client_expired', 'the card is older than 14 days')
  const config = asObject(message.content.config)
  if (message.forwardOf !== null && config?.enable_forward_interaction !== true) {
    throw new PressRefusal('client', 'client_forwarded', 'a forwarded card cannot be pressed')
  }
  if (input.target === undefined) throw new PressRefusal('bad-request', 'no_target', 'name a target')
  const found = findTarget(message.content, input.target)
  if (found.kind === 'several') throw new PressRefusal('conflict', 'ambiguous_target', `several components match ${input.target}`, found)
  if (found.kind === 'none') throw new PressRefusal('not-found', 'no_target', `no component matches ${input.target}`, found)
  const people = [...(world.room.chats.get(message.chatId)?.members ?? [])]
  const action = actionOf(found.placed, { value: input.value, formValue: input.formValue, people })
  const asks = found.placed.component.confirm !== undefined
  if (asks && input.confirm === false) throw new PressRefusal('client', 'client_cancelled', `${person.name} said no`)
  return action
}

type Interaction = { readonly message: Message; readonly action: Json; readonly openMessageId: string }

async function interact(
  world: World,
  person: Person,
  { message, action, openMessageId }: Interaction,
): Promise<Omit<PressResult, 'elapsedMs'>> {
  const app = world.room.apps.get(message.cardAppId ?? '')
  if (!app) return { status: 'error', code: clientCodes.noReceiver }
  const token = world.cardTokens.open(app.appId, message.messageId)
  const envelope = world.events.envelope(app, 'card.action.trigger', {
    operator: { tenant_key: person.tenantKey, ...idsOf(person) },
    token,
    action,
    host: 'im_message',
    context: { open_message_id: openMessageId, open_chat_id: message.chatId },
  })
  const outcome = await callBack({ ...world, inHand: world.events.inHand }, envelope)
  world.cardTokens.close(token)
  if (!outcome.ok) return { status: 'error', code: outcome.code }
  return show(world, { app, person, message }, outcome.answer)
}

/** Shows the answer: a toast for the one who pressed, a new card for everybody. */
function show(world: World, to: { app: App; person: Person; message: Message }, answer: unknown): Omit<PressResult, 'elapsedMs'> {
  const { app, person, message } = to
  const response = readResponse(answer)
  if (!response) return { status: 'error', code: clientCodes.badBody }
  const { toast, card } = response
  if (card) {
    if (cardFaults(world, app, card).length > 0) return { status: 'error', code: clientCodes.badCard }
    if (message.content.schema === '2.0' && card.schema !== '2.0') return { status: 'error', code: clientCodes.schemaChanged }
    if (message.state === 'shown') world.room.messages.replaceContent(message, card)
  }
  if (toast) world.feed.emit('toast', { openId: person.openId, messageId: message.messageId, toast })
  return { status: 'ok', ...(toast ? { toast } : {}), ...(card ? { card } : {}) }
}
