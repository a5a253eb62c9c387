import type { Clock } from '../../lib/clock.ts'
import type { PlatformIds } from '../ids.ts'
import type { Json } from '../room/types.ts'
import { PlatformError } from './errors.ts'

/** An entity lives 14 days and is sent once (cardkit-v1/card/create). Practice time. */
const lifetimeMs = 14 * 86_400_000

export type CardEntity = {
  readonly cardId: string
  readonly appId: string
  readonly createdAtMs: number
  card: Json
  /** Last number of an operation; each must be greater. */
  sequence: number
  /** Message that shows it; an entity is sent once. */
  messageId: string | null
}

/** Card entities of cardkit. */
export class CardEntities {
  readonly #byId = new Map<string, CardEntity>()
  #watch: (entity: CardEntity) => void = () => undefined
  readonly #clock: Clock
  readonly #ids: PlatformIds

  constructor(clock: Clock, ids: PlatformIds) {
    this.#clock = clock
    this.#ids = ids
  }

  create(appId: string, card: Json): CardEntity {
    const entity = { cardId: this.#ids.cardEntity(), appId, createdAtMs: this.#clock.now().getTime(), card, sequence: 0, messageId: null }
    this.#byId.set(entity.cardId, entity)
    this.#watch({ ...entity })
    return entity
  }

  /** @throws PlatformError 200740 unknown, 300311 of another app, 200750 expired. */
  find(appId: string, cardId: string): CardEntity {
    const entity = this.#byId.get(cardId)
    if (!entity) throw new PlatformError(200740, 'card entity does not exist')
    if (entity.appId !== appId) throw new PlatformError(300311, 'no permission to operate the card')
    if (this.#clock.now().getTime() - entity.createdAtMs > lifetimeMs) throw new PlatformError(200750, 'card entity is expired')
    return entity
  }

  /** @throws PlatformError 230099 when it was sent already, and what `find` throws. */
  takeForSending(appId: string, cardId: string): Json {
    const entity = this.find(appId, cardId)
    const detail = `ErrCode: 10002; ErrPath: ROOT; ErrMsg: card entity can only be sent once; ErrorValue: ${cardId}; `
    if (entity.messageId !== null) throw new PlatformError(230099, `Failed to create card content, ext=${detail}`)
    return entity.card
  }

  /** Ties an entity to the message that shows it. */
  sent(cardId: string, messageId: string): void {
    const entity = this.#byId.get(cardId)
    if (!entity) return
    entity.messageId = messageId
    this.#watch({ ...entity })
  }

  /** Takes the number of an operation. @throws PlatformError 300317 unless it is greater than the last. */
  advance(entity: CardEntity, sequence: number): void {
    if (sequence <= entity.sequence) throw new PlatformError(300317, 'sequence number compare failed')
    entity.sequence = sequence
    this.#watch({ ...entity })
  }

  /** Replaces what an entity shows. */
  show(entity: CardEntity, card: Json): void {
    entity.card = card
    this.#watch({ ...entity })
  }

  /** Calls `listener` with a copy of each one made or changed from now on. */
  watch(listener: (entity: CardEntity) => void): void {
    this.#watch = listener
  }

  restore(entity: CardEntity): void {
    this.#byId.set(entity.cardId, entity)
  }

  clear(): void {
    this.#byId.clear()
  }
}
