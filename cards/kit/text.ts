import { type Markdown, plain } from './escape.ts'
import type { DivElement, HrElement, MarkdownElement, PlainText, TextSize } from './types.ts'

/** Text that is shown as it is; never Markdown. */
export const plainText = (content: string): PlainText => ({ tag: 'plain_text', content: plain(content) })

/** A paragraph of Markdown; only what `md` made is taken, so that nothing reaches it unescaped. */
export function markdown(content: Markdown, size?: TextSize): MarkdownElement {
  return { tag: 'markdown', content: content.source, ...(size && { text_size: size }) }
}

/** A paragraph of plain text: for long texts of people, which cost no escaping here. */
export function divText(content: string, size?: TextSize): DivElement {
  return { tag: 'div', text: { ...plainText(content), ...(size && { text_size: size }) } }
}

export const hr = (): HrElement => ({ tag: 'hr' })
