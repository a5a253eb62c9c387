import { type CardFault, validateCard } from '../card-validator/index.ts'
import type { App, Json } from '../room/types.ts'
import type { World } from '../world.ts'
import { PlatformError } from './errors.ts'

export type CardContent = { readonly content: Json; readonly cardId: string | null }

/**
 * Reads the content of an `interactive` message: card JSON, or a card entity of cardkit.
 *
 * @throws PlatformError 230099 with the sub-code of the first fault.
 */
export function checkCard(world: World, app: App, content: Json, size: number): CardContent {
  if (content.type === 'template') throw cardRefusal({ code: 200380, path: 'ROOT', message: 'template does not exist', value: '' })
  if (content.type === 'card') {
    const data = content.data
    const cardId = typeof data === 'object' && data !== null && 'card_id' in data ? String(data.card_id) : ''
    const card = world.cardEntities.takeForSending(app.appId, cardId)
    return { content: card, cardId }
  }
  requireGoodCard(world, app, content, size)
  return { content, cardId: null }
}

/** @throws PlatformError 230099 when the card is bad or names a picture the app does not have. */
export function requireGoodCard(world: World, app: App, card: Json, size: number): void {
  const fault = cardFaults(world, app, card, size)[0]
  if (fault) throw cardRefusal(fault)
}

/** Everything wrong with a card that `app` wants to show. */
export function cardFaults(world: World, app: App, card: unknown, size?: number): CardFault[] {
  const owns = (key: string): boolean => {
    const resource = world.room.resources.get(key)
    return resource?.kind === 'image' && resource.appId === app.appId
  }
  const knows = (openId: string): boolean => world.room.people.get(openId)?.appId === app.appId || openId === app.botOpenId
  return validateCard(card, { ownsImage: owns, knowsPerson: knows, ...(size === undefined ? {} : { size }) })
}

function cardRefusal(fault: CardFault): PlatformError {
  const detail = `ErrCode: ${fault.code}; ErrPath: ${fault.path}; ErrMsg: ${fault.message}; ErrorValue: ${fault.value}; `
  return new PlatformError(230099, `Failed to create card content, ext=${detail}`)
}
