import { z } from 'zod'

import { asObject } from '../press/walk.ts'
import type { Json, Message } from '../room/types.ts'
import type { World } from '../world.ts'
import { cardFaults, requireGoodCard } from './card-content.ts'
import { type ApiAnswer, type ApiCall, type Endpoint, param, parse } from './endpoint.ts'
import { PlatformError, refuse } from './errors.ts'
import { isOlderThan, ownMessage } from './message-access.ts'

/** A sent card can be updated for 14 days, and be at most 30 KB (im-v1/message-card/patch). */
const updatableDays = 14
const largestCard = 30 * 1024

const patched = z.object({ content: z.string() })
const delayed = z.object({ token: z.string(), card: z.looseObject({}) })

/** `PATCH /im/v1/messages/:message_id`: replaces the card of a message. */
function patchCard(world: World, call: ApiCall): ApiAnswer {
  const { content } = parse(patched, call.body)
  const message = ownMessage(world, call.app, param(call, 'message_id'))
  if (message.msgType !== 'interactive') throw refuse(230001)
  if (isOlderThan(world, message, updatableDays)) throw refuse(230031)
  const size = Buffer.byteLength(content)
  if (size > largestCard) throw refuse(230025)
  const card = parseCard(content)
  requireGoodCard(world, call.app, card, size)
  requireSameSchema(message, card)
  requireShared(message.content, card)
  world.limits.takeFive('update', message.messageId)
  world.room.messages.replaceContent(message, card)
  return { data: {}, msg: 'ok' }
}

/** `POST /interactive/v1/card/update`: the delayed update after a press (im-v1/message-card/uMDO1YjLzgTN24yM4UjN). */
function updateLater(world: World, call: ApiCall): ApiAnswer {
  const body = parse(delayed, call.body)
  const message = world.room.messages.get(world.cardTokens.use(call.app.appId, body.token))
  if (message?.state !== 'shown') throw new PlatformError(200000, 'message is recalled')
  const fault = cardFaults(world, call.app, body.card)[0]
  if (fault) throw new PlatformError(10002, `card is invalid, ext=ErrCode: ${fault.code}; ErrPath: ${fault.path}; ErrMsg: ${fault.message}`)
  requireSameSchema(message, body.card)
  world.room.messages.replaceContent(message, body.card)
  return { data: {}, msg: 'ok' }
}

function parseCard(content: string): Json {
  try {
    const card: unknown = JSON.parse(content)
    if (typeof card === 'object' && card !== null) return card as Json
  } catch {
    // The refusal below tells.
  }
  const detail = 'ErrCode: 200621; ErrPath: ROOT; ErrMsg: parse card json err; ErrorValue: ; '
  throw new PlatformError(230099, `Failed to create card content, ext=${detail}`)
}

/** Before and after an update the card says itself that it is shared (im-v1/message-card/patch). */
function requireShared(...cards: readonly Json[]): void {
  const isShared = cards.every((card) => asObject(card.config)?.update_multi === true)
  const detail = 'ErrCode: 300302; ErrPath: ROOT -> config; ErrMsg: update_multi must be true before and after the update; ErrorValue: ; '
  if (!isShared) throw new PlatformError(230099, `Failed to create card content, ext=${detail}`)
}

/** A card of schema 2.0 can never become one of 1.0. */
function requireSameSchema(message: Message, card: Json): void {
  if (message.content.schema === '2.0' && card.schema !== '2.0')
    throw new PlatformError(200830, 'card schema 2.0 can not be changed to 1.0')
}

const updateScopes = ['im:message', 'im:message:send_as_bot', 'im:message:update']

export const cardMessageEndpoints: readonly Endpoint[] = [
  { method: 'PATCH', path: '/open-apis/im/v1/messages/:message_id', scopes: updateScopes, handle: patchCard },
  { method: 'POST', path: '/open-apis/interactive/v1/card/update', scopes: [], handle: updateLater },
]
