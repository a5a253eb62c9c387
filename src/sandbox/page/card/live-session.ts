import { type Json, recordOf, textOf } from '../lib/plain.ts'
import { keyOf, targetOf } from './attributes.ts'
import { type ConfirmQuestion, questionOf } from './confirm.ts'
import { fieldsIn, formOf, formValues, missingIn } from './form-fields.ts'
import { drawElement } from './registry.ts'
import type { CardPress, CardSession, CardSurroundings, Drawn } from './session.ts'

/** What the owner of a card does for it. */
export interface CardOwner {
  around: CardSurroundings
  /** Sends a press; settled when the answer has been shown. */
  press(press: CardPress): Promise<void>
  tip(text: string): void
  previewImage(key: string, alt: string): void
}

/** What one card on screen remembers between two drawings. */
export interface CardMemory {
  card: Json
  owner: CardOwner
  busy: string | undefined
  question: ConfirmQuestion | undefined
  entered: Map<string, unknown>
  missing: Set<string>
  redraw(): void
}

/** The session of a card, or of one form in it. */
export class LiveSession implements CardSession {
  readonly form: string | undefined
  readonly #memory: CardMemory

  constructor(memory: CardMemory, form?: string) {
    this.#memory = memory
    this.form = form
  }

  get card(): Json {
    return this.#memory.card
  }

  get around(): CardSurroundings {
    return this.#memory.owner.around
  }

  get colours(): Json {
    return recordOf(recordOf(recordOf(this.card.config).style).color)
  }

  get busy(): string | undefined {
    return this.#memory.busy
  }

  inForm(name: string): CardSession {
    return new LiveSession(this.#memory, name)
  }

  draw(element: Json, session: CardSession): Drawn {
    return drawElement(element, session)
  }

  entered(key: string, fallback: unknown): unknown {
    const own = this.#own(key)
    return this.#memory.entered.has(own) ? this.#memory.entered.get(own) : fallback
  }

  enter(key: string, value: unknown): void {
    this.#memory.entered.set(this.#own(key), value)
    this.#memory.missing.delete(this.#own(key))
    this.#memory.redraw()
  }

  isMissing(key: string): boolean {
    return this.#memory.missing.has(this.#own(key))
  }

  press(element: Json, press: Omit<CardPress, 'target'>): void {
    const question = questionOf(element.confirm)
    const full = { target: targetOf(element), ...press }
    if (question === undefined) {
      void this.#send(full)
      return
    }
    this.#memory.question = { ...question, yes: () => void this.#send({ ...full, confirm: true }) }
    this.#memory.redraw()
  }

  submit(button: Json): void {
    const form = formOf(this.card, this.form ?? '')
    const values = formValues(form, this)
    const missing = missingIn(form, values)
    this.#memory.missing = new Set(missing.map((key) => this.#own(key)))
    this.#memory.redraw()
    if (missing.length > 0) this.tip('有必填项未填写')
    else this.press(button, { formValue: values })
  }

  resetForm(): void {
    for (const field of fieldsIn(formOf(this.card, this.form ?? ''))) {
      this.#memory.entered.delete(this.#own(keyOf(field)))
      this.#memory.missing.delete(this.#own(keyOf(field)))
    }
    this.#memory.redraw()
  }

  tip(text: string): void {
    this.#memory.owner.tip(text)
  }

  previewImage(key: string, alt: string): void {
    this.#memory.owner.previewImage(key, alt)
  }

  async #send(press: CardPress): Promise<void> {
    if (this.#memory.busy !== undefined) return
    this.#memory.busy = textOf(press.target)
    this.#memory.redraw()
    try {
      await this.#memory.owner.press(press)
    } finally {
      this.#memory.busy = undefined
      this.#memory.redraw()
    }
  }

  #own(key: string): string {
    return `${this.form ?? ''}/${key}`
  }
}
