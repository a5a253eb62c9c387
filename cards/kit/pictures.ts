import { md } from './escape.ts'
import { markdown, plainText } from './text.ts'
import type { Card, CardElement, ImageElement, ImageRowElement } from './types.ts'
import { isObject, objectsIn } from './walk.ts'

const prefix = 'sha256:'
/** Feishu: img_combination shows at most nine (card-json-v2-components/content-components/multi-image-layout). */
const most = 9

const keyOf = (sha256: string): string => `${prefix}${sha256}`

/** One picture by its hash; the sender puts the app's own image_key in its place. */
export function image(sha256: string, alt: string): ImageElement {
  return { tag: 'img', img_key: keyOf(sha256), alt: plainText(alt), scale_type: 'fit_horizontal', preview: true }
}

function rowOf(keys: readonly string[], alt: string): CardElement[] {
  const [first] = keys
  if (first === undefined) return []
  if (keys.length === 1) return [{ tag: 'img', img_key: first, alt: plainText(alt), scale_type: 'fit_horizontal', preview: true }]
  const modes: Record<number, ImageRowElement['combination_mode']> = { 2: 'double', 3: 'triple', 4: 'bisect' }
  return [{ tag: 'img_combination', combination_mode: modes[keys.length] ?? 'trisect', img_list: keys.map((img_key) => ({ img_key })) }]
}

/** Up to nine pictures together; nothing when there is none. */
export function imageRow(hashes: readonly string[], alt: string): CardElement[] {
  return rowOf(hashes.slice(0, most).map(keyOf), alt)
}

/** Hashes of the pictures a card shows, each once, in the order in which they appear. */
export function pictureHashesIn(card: unknown): string[] {
  const found = new Set<string>()
  for (const { node } of objectsIn(card)) {
    if (typeof node.img_key === 'string' && node.img_key.startsWith(prefix)) found.add(node.img_key.slice(prefix.length))
  }
  return [...found]
}

const missing = (): CardElement => markdown(md`（有照片暂时无法显示，原图已保存）`, 'notation')

function swapRow(row: ImageRowElement, keys: ReadonlyMap<string, string>): CardElement[] {
  const known = row.img_list.flatMap(({ img_key }) => keys.get(img_key.slice(prefix.length)) ?? [])
  const shown = rowOf(known, '照片')
  return known.length === row.img_list.length ? shown : [...shown, missing()]
}

function swapImage(picture: ImageElement, keys: ReadonlyMap<string, string>): CardElement {
  const key = keys.get(picture.img_key.slice(prefix.length))
  return key === undefined ? missing() : { ...picture, img_key: key }
}

function swapElement(item: unknown, keys: ReadonlyMap<string, string>): unknown[] {
  if (!isObject(item)) return [item]
  if (item.tag === 'img') return [swapImage(item as ImageElement, keys)]
  if (item.tag === 'img_combination') return swapRow(item as ImageRowElement, keys)
  return [swap(item, keys)]
}

function swap(value: unknown, keys: ReadonlyMap<string, string>): unknown {
  if (Array.isArray(value)) return value.flatMap((item) => swapElement(item, keys))
  if (!isObject(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, swap(item, keys)]))
}

/**
 * The card with one app's image keys in place of the hashes.
 *
 * @param keys - hash → image_key of the app that sends; a picture without a key is replaced by a line that says so, because a
 * card with an unknown key is refused as a whole.
 */
export function withPictureKeys<C extends Record<string, unknown> = Card>(card: C, keys: ReadonlyMap<string, string>): C {
  return swap(card, keys) as C
}
