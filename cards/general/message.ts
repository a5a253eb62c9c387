import type { ActionName } from '../actions.ts'
import {
  type ActionValue,
  type ButtonElement,
  button,
  buttonRow,
  type Card,
  type CardContext,
  divText,
  drawCard,
  type Tone,
} from '../kit/index.ts'

/** A way on that a message offers. */
export type MessageButton = {
  readonly [A in ActionName]: { readonly action: A; readonly text: string; readonly value: ActionValue<A> }
}[ActionName]

export interface MessageView {
  readonly tone: 'info' | 'done' | 'warning' | 'error'
  /** Header and lock screen: no names, no details. */
  readonly title: string
  /** First line: what the reader should do now. */
  readonly ask: string
  readonly text?: string | undefined
  /** Ways on; the first is the primary one. */
  readonly buttons?: readonly MessageButton[] | undefined
}

const tones: Record<MessageView['tone'], Tone> = { info: 'normal', done: 'done', warning: 'soon', error: 'overdue' }

function messageButton({ action, text, value }: MessageButton, index: number): ButtonElement {
  return button(action as 'help', text, { value: value as ActionValue<'help'>, ...(index === 0 && { type: 'primary' as const }) })
}

/** A plain answer: what was done, what was refused and what to do next. */
export function message({ tone, title, ask, text, buttons = [] }: MessageView, ctx: CardContext): Card {
  return drawCard(
    ctx,
    (cut) => ({
      tone: tones[tone],
      title,
      ask,
      summary: title,
      body: [...(text === undefined || text === '' ? [] : [divText(cut(text))]), ...buttonRow(...buttons.map(messageButton))],
    }),
    '内容太长',
  )
}
