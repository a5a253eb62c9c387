import { expect } from 'vitest'

import { cardText } from './card-text.ts'
import type { ControlApi, PressResult, SeenMessage, SeenPerson } from './control-api.ts'

/** A card a person has looked at; pressing goes through the client's own rules. */
export interface SeenCard {
  readonly messageId: string
  readonly text: string
  /** The card itself, for what a form keeps; empty for other kinds of message. */
  readonly card: Record<string, unknown>
  readonly urgent: readonly string[]
  press(target: string, given?: { form?: Record<string, unknown>; value?: unknown; confirm?: boolean }): Promise<PressResult>
  /** The card as it stands now. */
  again(): Promise<SeenCard>
  raw(given: Record<string, unknown>): Promise<PressResult>
}

/** The journal's root of the day, told to the administrators of the bodies concerned. */
const dayRootTitle = '日志指纹'

/** One person of the practice room, seen and driven only through the control API. */
export class Person {
  readonly who: SeenPerson
  readonly #api: ControlApi
  readonly #seen = new Set<string>()

  constructor(api: ControlApi, who: SeenPerson) {
    this.#api = api
    this.who = who
  }

  get openId(): string {
    return this.who.openId
  }

  async says(text: string): Promise<string> {
    return (await this.#api.send(this.openId, { text })).messageId
  }

  async sends(message: Record<string, unknown>): Promise<string> {
    return (await this.#api.send(this.openId, message)).messageId
  }

  /** The oldest message not looked at yet whose text matches; waits until everybody is idle. */
  async sees(pattern: string | RegExp): Promise<SeenCard> {
    await this.#api.settle()
    const fresh = await this.unseen()
    const found = fresh.find((message) => matches(textOf(message), pattern))
    if (!found) throw new Error(`${this.who.name} does not see ${pattern}; unseen:\n${fresh.map(brief).join('\n') || '(nothing)'}`)
    this.#seen.add(found.messageId)
    return this.#card(found)
  }

  /** Asserts that nothing has come that was not looked at. */
  async seesNothing(): Promise<void> {
    await this.#api.settle()
    expect((await this.unexpected()).map(brief), `unexpected for ${this.who.name}`).toEqual([])
  }

  async unseen(): Promise<SeenMessage[]> {
    const all = await this.#api.messages(this.openId)
    return all.filter((message) => message.sender.type === 'app' && !message.recalled && !this.#seen.has(message.messageId))
  }

  /** What came and was not looked at, without what comes to administrators every day whatever the scenario is about. */
  async unexpected(): Promise<SeenMessage[]> {
    return (await this.unseen()).filter((message) => !textOf(message).startsWith(dayRootTitle))
  }

  /** Looks at everything there is; for what a scenario is not about. */
  async looksAtEverything(): Promise<void> {
    await this.#api.settle()
    for (const message of await this.unseen()) this.#seen.add(message.messageId)
  }

  #card(message: SeenMessage): SeenCard {
    const press = (given: Record<string, unknown>) => this.#api.press(this.openId, { messageId: message.messageId, ...given })
    return {
      messageId: message.messageId,
      text: textOf(message),
      card: message.msgType === 'interactive' ? message.content : {},
      urgent: message.urgent,
      press: async (target, { form, value, confirm } = {}) => {
        const result = await press({
          target,
          ...(form === undefined ? {} : { formValue: form }),
          ...(value === undefined ? {} : { value }),
          ...(confirm === undefined ? {} : { confirm }),
        })
        await this.#api.settle()
        return result
      },
      raw: (given) => press({ target: 'raw', raw: given }),
      again: async () => {
        await this.#api.settle()
        const now = (await this.#api.messages(this.openId)).find(({ messageId }) => messageId === message.messageId)
        if (!now) throw new Error('the message is gone')
        return this.#card(now)
      },
    }
  }
}

const textOf = (message: SeenMessage): string =>
  message.msgType === 'interactive' ? cardText(message.content) : JSON.stringify(message.content)
const matches = (text: string, pattern: string | RegExp): boolean =>
  typeof pattern === 'string' ? text.includes(pattern) : pattern.test(text)
const brief = (message: SeenMessage): string => `· ${message.createdAt} ${textOf(message).slice(0, 160).replaceAll('\n', ' / ')}`
