import { html } from 'lit'
import { ref } from 'lit/directives/ref.js'
import { openModally } from '../lib/modal.ts'
import { isRecord } from '../lib/plain.ts'
import { contentOf } from './attributes.ts'
import type { Drawn } from './session.ts'

/** A question the person must answer before a press is sent. */
export interface ConfirmQuestion {
  title: string
  text: string
  yes(): void
}

/** Reads an element's `confirm`; undefined when it asks nothing. */
export function questionOf(confirm: unknown): Omit<ConfirmQuestion, 'yes'> | undefined {
  if (!isRecord(confirm)) return undefined
  return { title: contentOf(confirm.title) || '请确认', text: contentOf(confirm.text) }
}

/** The dialog; `answered` is called when it is closed either way. */
export function drawConfirm(question: ConfirmQuestion, answered: () => void): Drawn {
  const agree = (): void => {
    answered()
    question.yes()
  }
  return html`<dialog class="dialog" aria-label=${question.title} ${ref(openModally)} @close=${answered}>
    <h2>${question.title}</h2>
    <p>${question.text}</p>
    <div class="dialog-actions">
      <button type="button" class="plain-button" data-confirm="no" @click=${answered}>取消</button>
      <button type="button" class="main-button" data-confirm="yes" @click=${agree}>确定</button>
    </div>
  </dialog>`
}
