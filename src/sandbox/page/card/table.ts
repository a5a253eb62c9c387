import { html } from 'lit'
import { cssText } from '../lib/css-text.ts'
import { type Json, numberOf, recordOf, recordsOf, textOf } from '../lib/plain.ts'
import { keyOf, spaceOf, textAlignOf } from './attributes.ts'
import type { CardSession, Drawn } from './session.ts'
import { drawCell } from './table-cell.ts'

/** `table`: rows by pages; turning a page is the client's own matter. */
export function drawTable(element: Json, session: CardSession): Drawn {
  const columns = recordsOf(element.columns)
  const rows = recordsOf(element.rows)
  const size = Math.min(10, Math.max(1, numberOf(element.page_size, 5)))
  const pages = Math.max(1, Math.ceil(rows.length / size))
  const key = `${keyOf(element)}#page`
  const page = Math.min(pages - 1, numberOf(session.entered(key, 0), 0))
  return html`<div class="card-table" .style=${cssText({ margin: spaceOf(element.margin) })}>
    <div class="card-table-scroll" tabindex="0" role="region" aria-label="表格">
      <table>
        <thead class=${recordOf(element.header_style).background_style === 'none' ? 'is-plain' : ''}>
          <tr>
            ${columns.map((column) => html`<th scope="col" .style=${widthStyle(column)}>${textOf(column.display_name, textOf(column.name))}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${rows.slice(page * size, page * size + size).map(
            (row) => html`<tr>
              ${columns.map((column) => html`<td .style=${widthStyle(column)}>${drawCell(row[textOf(column.name)], column, session)}</td>`)}
            </tr>`,
          )}
          ${rows.length === 0 ? html`<tr><td class="is-none" colspan=${columns.length}>暂无数据</td></tr>` : undefined}
        </tbody>
      </table>
    </div>
    ${pages > 1 ? pager(page, pages, (next) => session.enter(key, next)) : undefined}
  </div>`
}

function pager(page: number, pages: number, turn: (page: number) => void): Drawn {
  return html`<div class="card-pager">
    <button type="button" aria-label="上一页" ?disabled=${page === 0} @click=${() => turn(page - 1)}>‹</button>
    <span>${page + 1} / ${pages}</span>
    <button type="button" aria-label="下一页" ?disabled=${page === pages - 1} @click=${() => turn(page + 1)}>›</button>
  </div>`
}

function widthStyle(column: Json): string {
  const width = textOf(column.width)
  const numeric = column.data_type === 'number' ? 'right' : undefined
  return cssText({
    'min-width': /^\d{1,3}px$/.test(width) ? width : undefined,
    width: /^\d{1,3}%$/.test(width) ? width : undefined,
    'text-align': textAlignOf(column.horizontal_align) ?? numeric,
  })
}
