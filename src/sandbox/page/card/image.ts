import { html } from 'lit'
import { cssText } from '../lib/css-text.ts'
import { type Json, textOf } from '../lib/plain.ts'
import { contentOf, spaceOf } from './attributes.ts'
import type { CardSession, Drawn } from './session.ts'

const SIZES: Record<string, string> = { large: '160px 160px', medium: '80px 80px', small: '40px 40px', tiny: '16px 16px' }
const OWN_SIZE = /^\d{1,3}px \d{1,3}px$/

/** `img`; a press on it shows the whole picture unless `preview` is off. */
export function drawImage(element: Json, session: CardSession): Drawn {
  const alt = contentOf(element.alt) || '图片'
  const title = contentOf(element.title)
  return html`<figure class="card-figure" .style=${cssText({ margin: spaceOf(element.margin) })}>
    ${title === '' ? undefined : html`<figcaption>${title}</figcaption>`}
    ${pictureButton({ key: textOf(element.img_key), alt, style: shape(element), preview: element.preview !== false }, session)}
  </figure>`
}

/** A picture that opens large when pressed. */
export function pictureButton(picture: { key: string; alt: string; style: string; preview: boolean }, session: CardSession): Drawn {
  const { key, alt, style, preview } = picture
  const image = html`<img class="card-image" src=${session.around.imageUrl(key)} alt=${alt} loading="lazy" .style=${style} />`
  if (!preview) return image
  return html`<button type="button" class="card-picture" aria-label="放大图片：${alt}" @click=${() => session.previewImage(key, alt)}>${image}</button>`
}

function shape(element: Json): string {
  const size = textOf(element.size)
  const fixed = SIZES[size] ?? (OWN_SIZE.test(size) ? size : undefined)
  const [width, height] = fixed?.split(' ') ?? []
  const crop = textOf(element.scale_type)
  return cssText({
    width: width ?? '100%',
    height,
    'object-fit': crop === 'fit_horizontal' ? 'contain' : 'cover',
    'object-position': crop === 'crop_top' ? 'top' : undefined,
    'border-radius': spaceOf(element.corner_radius),
  })
}
