import { html } from 'lit'
import { ref } from 'lit/directives/ref.js'
import type { Drawn } from '../card/session.ts'
import { openModally } from '../lib/modal.ts'

/** A picture to be seen large. */
export interface PreviewedImage {
  url: string
  alt: string
}

/** The large picture over the page; a press or Escape puts it away. */
export function drawImagePreview(image: PreviewedImage, close: () => void): Drawn {
  return html`<dialog class="preview" aria-label=${image.alt} ${ref(openModally)} @close=${close}>
    <button type="button" aria-label="关闭大图" @click=${close}><img src=${image.url} alt=${image.alt} /></button>
  </dialog>`
}
