import type { Topics } from './topics.ts'
import type { ToastType } from './wire.ts'

/** A short message over one person's chat, or over the whole page when it is nobody's. */
export interface Toast {
  id: number
  openId: string
  type: ToastType
  content: string
}

/** Long enough to read a sentence, as in the client. */
const SHOWN_MS = 5000

/** The short messages on screen, at most one a person as in the client; each goes away by itself. */
export class Toasts {
  list: Toast[] = []
  #last = 0
  readonly #topics: Topics

  constructor(topics: Topics) {
    this.#topics = topics
  }

  /** @param openId - '' shows it over the whole page. */
  show(openId: string, type: ToastType, content: string): void {
    this.#last += 1
    const id = this.#last
    this.list = [...this.list.filter((each) => each.openId !== openId), { id, openId, type, content }]
    this.#topics.tell('toast')
    setTimeout(() => this.dismiss(id), SHOWN_MS)
  }

  dismiss(id: number): void {
    this.list = this.list.filter((each) => each.id !== id)
    this.#topics.tell('toast')
  }

  of(openId: string): Toast[] {
    return this.list.filter((each) => each.openId === openId)
  }
}
