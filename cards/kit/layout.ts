import { md } from './escape.ts'
import { markdown, plainText } from './text.ts'
import type { ButtonElement, Card, CardElement, CollapsibleElement, ColumnSetElement, OverflowElement, TableElement } from './types.ts'

/** Buttons side by side; they wrap on a narrow screen. Nothing when there is none. */
export function buttonRow(...buttons: readonly (ButtonElement | OverflowElement | null)[]): ColumnSetElement[] {
  const shown = buttons.filter((item) => item !== null)
  if (shown.length === 0) return []
  return [
    columnSet(
      shown.map((item) => [item]),
      'flow',
    ),
  ]
}

/** Columns of equal rank. */
export function columnSet(columns: readonly (readonly CardElement[])[], flex: 'flow' | 'none' | 'stretch' = 'none'): ColumnSetElement {
  const width = flex === 'flow' ? ('auto' as const) : ('weighted' as const)
  return {
    tag: 'column_set',
    flex_mode: flex,
    columns: columns.map((elements) => ({ tag: 'column', width, ...(width === 'weighted' && { weight: 1 }), elements })),
  }
}

/** A part that is folded away until somebody wants it; opening it sends nothing. */
export function collapsible(title: string, elements: readonly CardElement[], expanded = false): CollapsibleElement[] {
  if (elements.length === 0) return []
  return [{ tag: 'collapsible_panel', expanded, header: { title: plainText(title) }, elements }]
}

/** A table of plain figures and words; stands at the root of the card only. */
export function table(
  columns: readonly { readonly name: string; readonly title: string; readonly type?: 'text' | 'number' }[],
  rows: readonly Readonly<Record<string, string | number>>[],
): TableElement {
  return {
    tag: 'table',
    page_size: 10,
    row_height: 'auto',
    columns: columns.map(({ name, title, type }) => ({ name, display_name: title, data_type: type ?? 'text' })),
    rows,
  }
}

/** The same card with a remark of ours under its first line; a card of another shape is left alone. */
export function withRemark(card: Readonly<Record<string, unknown>>, remark: string): Record<string, unknown> {
  const { body } = card as Partial<Card>
  const [ask, ...rest] = body?.elements ?? []
  if (body === undefined || ask === undefined) return { ...card }
  return { ...card, body: { ...body, elements: [ask, markdown(md`<font color='grey'>${remark}</font>`, 'notation'), ...rest] } }
}
