import { type Json, recordOf, textOf } from '../lib/plain.ts'

/** Text of a `plain_text`, `lark_md` or `markdown` object in Chinese; a bare string is taken as it is. */
export function contentOf(value: unknown): string {
  if (typeof value === 'string') return value
  const record = recordOf(value)
  const chinese = recordOf(record.i18n_content).zh_cn
  return textOf(chinese, textOf(record.content))
}

/** By what the element is pressed: its id, else its name, else the words on it. */
export function targetOf(element: Json): string {
  return textOf(element.element_id) || textOf(element.name) || contentOf(element.text)
}

/** Key of an element's value: the field name inside a form, else what it is pressed by. */
export function keyOf(element: Json): string {
  return textOf(element.name) || textOf(element.element_id) || textOf(element.tag)
}

/** The hook by which people and tests find an interactive element. */
export function nameOf(element: Json): string {
  return textOf(element.name) || textOf(element.element_id)
}

const SPACES: Record<string, string> = { small: '4px', medium: '8px', large: '12px', extra_large: '16px' }
const PIXELS = /^-?\d{1,3}px$/

/** A distance of the card as CSS: a word of the platform, or one to four pixel values. */
export function spaceOf(value: unknown, fallback?: string): string | undefined {
  const parts = textOf(value).split(/\s+/)
  const read = parts.map((part) => SPACES[part] ?? (PIXELS.test(part) ? part : undefined))
  return parts.length <= 4 && read.every((part) => part !== undefined) ? read.join(' ') : fallback
}

const ALIGN: Record<string, string> = { left: 'flex-start', top: 'flex-start', center: 'center', right: 'flex-end', bottom: 'flex-end' }

export function alignOf(value: unknown): string | undefined {
  return ALIGN[textOf(value)]
}

export function textAlignOf(value: unknown): string | undefined {
  const align = textOf(value)
  return ['left', 'center', 'right'].includes(align) ? align : undefined
}

/** `fill`, `auto` or pixels, as CSS width. */
export function widthOf(value: unknown): string | undefined {
  const width = textOf(value)
  if (width === 'fill') return '100%'
  if (width === 'auto') return 'fit-content'
  return PIXELS.test(width) ? width : undefined
}

const SIZES: Record<string, string> = {
  'heading-0': '30px',
  'heading-1': '24px',
  'heading-2': '20px',
  'heading-3': '18px',
  'heading-4': '16px',
  heading: '16px',
  normal: '14px',
  notation: '12px',
  'xxxx-large': '30px',
  'xxx-large': '24px',
  'xx-large': '20px',
  'x-large': '18px',
  large: '16px',
  medium: '14px',
  small: '12px',
  'x-small': '10px',
}

/** Text size of the platform as CSS; unknown words are `normal`. */
export function sizeOf(value: unknown): string | undefined {
  const size = textOf(value)
  return size === '' ? undefined : (SIZES[size] ?? '14px')
}
