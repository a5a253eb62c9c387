import type { Json } from '../room/types.ts'

/** Card entities of cardkit. */
export class CardEntities {
  /** @throws PlatformError when there is no such entity. */
  takeForSending(_appId: string, _cardId: string): Json {
    return {}
  }

  clear(): void {}
}
