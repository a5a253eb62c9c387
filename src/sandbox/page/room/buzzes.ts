import type { Topics } from './topics.ts'
import type { Message, UrgentKind } from './wire.ts'

/** A 加急 that has not been acknowledged. */
export interface Buzz {
  openId: string
  messageId: string
  channels: UrgentKind[]
  message: Message | undefined
}

/** Buzzes waiting to be acknowledged, oldest first; one entry a person and message, however many channels it came by. */
export class Buzzes {
  list: Buzz[] = []
  readonly #topics: Topics

  constructor(topics: Topics) {
    this.#topics = topics
  }

  add(buzz: Buzz): void {
    const known = this.list.find((each) => same(each, buzz))
    const channels = [...new Set([...(known?.channels ?? []), ...buzz.channels])]
    this.list = [...this.list.filter((each) => !same(each, buzz)), { ...buzz, channels, message: buzz.message ?? known?.message }]
    this.#topics.tell('buzz')
  }

  acknowledge(buzz: Pick<Buzz, 'openId' | 'messageId'>): void {
    this.list = this.list.filter((each) => !same(each, buzz))
    this.#topics.tell('buzz')
  }

  of(openId: string): Buzz[] {
    return this.list.filter((each) => each.openId === openId)
  }

  has(openId: string, messageId: string): boolean {
    return this.list.some((each) => same(each, { openId, messageId }))
  }

  clear(): void {
    this.list = []
    this.#topics.tell('buzz')
  }
}

function same(one: Pick<Buzz, 'openId' | 'messageId'>, other: Pick<Buzz, 'openId' | 'messageId'>): boolean {
  return one.openId === other.openId && one.messageId === other.messageId
}
