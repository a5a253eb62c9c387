import type { TemplateResult } from 'lit'
import type { Json } from '../lib/plain.ts'
import type { Person } from '../room/wire.ts'

/** What a press on a card asks for; the card's owner adds whose press it is and on which message. */
export interface CardPress {
  target: string
  value?: unknown
  formValue?: Record<string, unknown>
  confirm?: boolean
}

export type Drawn = TemplateResult | string | Node | undefined

/** What a card needs to know of the room around it. */
export interface CardSurroundings {
  person(openId: string): Person | undefined
  /** People a person picker offers when the card names none: the members of the chat. */
  members(): Person[]
  /** Address of an image's bytes. */
  imageUrl(key: string): string
}

/** One card on screen: where renderers read state and report what the person does. */
export interface CardSession {
  card: Json
  around: CardSurroundings
  /** Colours the card defines itself (`config.style.color`), by name. */
  colours: Json
  /** Name of the form the element lies in; undefined outside forms. */
  form: string | undefined
  /** The target being pressed: its button shows that it is working. */
  busy: string | undefined
  /** The same card, for the elements of one of its forms. */
  inForm(name: string): CardSession
  /** Draws any element; containers use it for what they hold. */
  draw(element: Json, session: CardSession): Drawn
  /** What has been entered in a field; the fallback before anything was. */
  entered(key: string, fallback: unknown): unknown
  enter(key: string, value: unknown): void
  /** True when the field was required and empty at the last attempt to submit. */
  isMissing(key: string): boolean
  /** Sends a press, after the element's confirm dialog. */
  press(element: Json, press: Omit<CardPress, 'target'>): void
  /** Checks the form's required fields and presses its submit button with the values. */
  submit(button: Json): void
  /** Puts the form's fields back to what the card says. */
  resetForm(): void
  /** A short message to the person, not from the bot. */
  tip(text: string): void
  previewImage(key: string, alt: string): void
}
