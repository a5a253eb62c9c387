import { html } from 'lit'
import { type Json, recordOf, recordsOf, textOf } from '../lib/plain.ts'
import { contentOf } from './attributes.ts'
import type { CardSession, Drawn } from './session.ts'

const MOST_ROWS = 50

/** `chart`: the figures it is made of, as a table. */
export function drawChart(element: Json, _session: CardSession): Drawn {
  const spec = recordOf(element.chart_spec)
  const rows = dataOf(spec).slice(0, MOST_ROWS)
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  const title = contentOf(recordOf(spec.title).text) || '图表数据'
  return html`<figure class="card-table card-chart">
    <figcaption>${title}</figcaption>
    <div class="card-table-scroll" tabindex="0" role="region" aria-label=${title}>
      <table>
        <thead><tr>${names.map((name) => html`<th scope="col">${name}</th>`)}</tr></thead>
        <tbody>${rows.map((row) => html`<tr>${names.map((name) => html`<td>${textOf(row[name])}</td>`)}</tr>`)}</tbody>
      </table>
    </div>
  </figure>`
}

/** Rows of a VChart spec: `data.values`, or the values of every series in `data[]`. */
function dataOf(spec: Json): Json[] {
  const data = Array.isArray(spec.data) ? recordsOf(spec.data) : [recordOf(spec.data)]
  return data.flatMap((each) => recordsOf(each.values))
}
