import { Markdown, md } from './escape.ts'

const dialled = /^\+?\d[\d-]{2,19}$/

/**
 * A number one can tap on a phone and read on a desk; without a usable number only the name.
 *
 * @see card-json-v2-components/content-components/rich-text (tel:// works on phones only, so the number is written out)
 */
export function telLink(name: string, number: string): Markdown {
  if (!dialled.test(number)) return md`${name}`
  return md`${name} [${new Markdown(number)}](tel://${new Markdown(number)})`
}
