import { html } from 'lit'
import { ref } from 'lit/directives/ref.js'
import type { Drawn } from '../card/session.ts'

/** A picture to be seen large. */
export interface PreviewedImage {
  url: string
  alt: string
}

/** The large picture over the page; a press or Escape puts it away. */
export function drawImagePreview(image: PreviewedImage, close: () => void): Drawn {
  const open = (element: Element | undefined): void => {
    if (element instanceof HTMLDialogElement && !element.open) element.showModal()
  }
  return html`<dialog class="preview" aria-label=${image.alt} ${ref(open)} @close=${close}>
    <button type="button" aria-label="关闭大图" @click=${close}><img src=${image.url} alt=${image.alt} /></button>
  </dialog>`
}
