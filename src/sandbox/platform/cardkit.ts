import { z } from 'zod'

import { walkCard } from '../press/walk.ts'
import type { Json } from '../room/types.ts'
import type { World } from '../world.ts'
import { cardFaults } from './card-content.ts'
import type { CardEntity } from './card-entities.ts'
import { type ApiAnswer, type ApiCall, type Endpoint, param, parse } from './endpoint.ts'
import { PlatformError } from './errors.ts'

/** 10 operations a second on one entity outside streaming mode (cardkit-v1). */
const operationsPerSecond = 10

const newEntity = z.object({ type: z.literal('card_json'), data: z.string() })
const operation = { sequence: z.number().int().min(1).max(2_147_483_647), uuid: z.string().max(64).optional() }
const replaced = z.object({ card: newEntity, ...operation })
const typed = z.object({ content: z.string().min(1), ...operation })
const element = z.object({ element: z.string(), ...operation })

/** `POST /cardkit/v1/cards`. */
function createCard(world: World, call: ApiCall): ApiAnswer {
  const { data } = parse(newEntity, call.body)
  return { data: { card_id: world.cardEntities.create(call.app.appId, readCard(world, call, data)).cardId } }
}

/** `PUT /cardkit/v1/cards/:card_id`: the whole card anew. */
function replaceCard(world: World, call: ApiCall): ApiAnswer {
  const body = parse(replaced, call.body)
  const entity = operate(world, call, body.sequence)
  return show(world, entity, readCard(world, call, body.card.data))
}

/** `PUT /cardkit/v1/cards/:card_id/elements/:element_id/content`: the text of one element as it grows. */
function typeContent(world: World, call: ApiCall): ApiAnswer {
  const body = parse(typed, call.body)
  const entity = operate(world, call, body.sequence)
  return changeElement(world, call, entity, (found) => {
    if (found.tag === 'markdown') return { ...found, content: body.content }
    if (found.tag === 'div') return { ...found, text: { ...(found.text as Json), content: body.content } }
    throw new PlatformError(300310, 'only text elements have content')
  })
}

/** `PUT /cardkit/v1/cards/:card_id/elements/:element_id`: one element anew. */
function replaceElement(world: World, call: ApiCall): ApiAnswer {
  const body = parse(element, call.body)
  const entity = operate(world, call, body.sequence)
  return changeElement(world, call, entity, () => readJson(body.element))
}

/** `DELETE /cardkit/v1/cards/:card_id/elements/:element_id`. */
function deleteElement(world: World, call: ApiCall): ApiAnswer {
  const body = parse(z.object(operation), call.body)
  return changeElement(world, call, operate(world, call, body.sequence), () => null)
}

function operate(world: World, call: ApiCall, sequence: number): CardEntity {
  const entity = world.cardEntities.find(call.app.appId, param(call, 'card_id'))
  if (entity.messageId !== null && world.cardTokens.isInteracting(entity.messageId)) {
    throw new PlatformError(200810, 'the card is in an ongoing interaction')
  }
  if (world.limits.take(`entity ${entity.cardId}`, operationsPerSecond, 1000) > 0) {
    throw new PlatformError(99991400, 'request trigger frequency limit', {
      status: 429,
      headers: { 'x-ogw-ratelimit-limit': '10', 'x-ogw-ratelimit-reset': '1' },
    })
  }
  world.cardEntities.advance(entity, sequence)
  return entity
}

function changeElement(world: World, call: ApiCall, entity: CardEntity, change: (found: Json) => Json | null): ApiAnswer {
  const id = param(call, 'element_id')
  const known = [...walkCard(entity.card)].find(({ component }) => component.element_id === id)
  if (!known) throw new PlatformError(300313, `no element ${id}`)
  const card = replaceIn(entity.card, known.component, change(known.component)) as Json
  const fault = cardFaults(world, call.app, card)[0]
  if (fault)
    throw new PlatformError(300313, `element update failed, ext=ErrCode: ${fault.code}; ErrPath: ${fault.path}; ErrMsg: ${fault.message}`)
  return show(world, entity, card)
}

/** A copy of the card in which one element is another, or gone; everything else is shared. */
function replaceIn(value: unknown, old: Json, fresh: Json | null): unknown {
  if (Array.isArray(value)) {
    const at = value.indexOf(old)
    if (at >= 0) return fresh === null ? value.toSpliced(at, 1) : value.with(at, fresh)
    return value.map((item) => replaceIn(item, old, fresh))
  }
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, replaceIn(item, old, fresh)]))
}

function show(world: World, entity: CardEntity, card: Json): ApiAnswer {
  world.cardEntities.show(entity, card)
  const message = world.room.messages.get(entity.messageId ?? '')
  if (message?.state === 'shown') world.room.messages.replaceContent(message, card)
  return { data: {} }
}

function readCard(world: World, call: ApiCall, text: string): Json {
  const card = readJson(text)
  if (card.schema !== '2.0') throw new PlatformError(300303, 'only schema 2.0 is supported')
  const fault = cardFaults(world, call.app, card, Buffer.byteLength(text))[0]
  // Over cardkit too many components have a code of their own.
  if (fault)
    throw new PlatformError(fault.code === 11310 ? 300305 : fault.code === 230025 ? 200860 : fault.code, `${fault.path}: ${fault.message}`)
  return card
}

function readJson(text: string): Json {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Json
  } catch {
    // The refusal below tells.
  }
  throw new PlatformError(200220, 'generate card content failed: data is no json object')
}

const scopes = ['cardkit:card:write']
const path = '/open-apis/cardkit/v1/cards'

export const cardkitEndpoints: readonly Endpoint[] = [
  { method: 'POST', path, scopes, handle: createCard },
  { method: 'PUT', path: `${path}/:card_id`, scopes, handle: replaceCard },
  { method: 'PUT', path: `${path}/:card_id/elements/:element_id`, scopes, handle: replaceElement },
  { method: 'DELETE', path: `${path}/:card_id/elements/:element_id`, scopes, handle: deleteElement },
  { method: 'PUT', path: `${path}/:card_id/elements/:element_id/content`, scopes, handle: typeContent },
]
