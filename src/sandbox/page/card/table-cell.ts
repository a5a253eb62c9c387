import { html } from 'lit'
import { type Json, numberOf, recordOf, recordsOf, textOf } from '../lib/plain.ts'
import { dateText, timeText } from '../lib/times.ts'
import { paletteName } from './colours.ts'
import { drawRich } from './markdown.ts'
import type { CardSession } from './session.ts'

/** One cell, by the data type of its column. */
export function drawCell(value: unknown, column: Json, session: CardSession): unknown {
  switch (textOf(column.data_type, 'text')) {
    case 'lark_md':
    case 'markdown':
      return html`<div class="card-markdown">${drawRich(textOf(value), session)}</div>`
    case 'options':
      return optionsCell(value)
    case 'number':
      return numberText(value, recordOf(column.format))
    case 'date':
      return dateCell(value, textOf(column.date_format))
    case 'persons':
      return [value]
        .flat()
        .map((id) => session.around.person(textOf(id))?.name ?? '未知人员')
        .join('、')
    default:
      return textOf(value)
  }
}

function optionsCell(value: unknown): unknown {
  if (typeof value === 'string') return html`<span class="card-tag tint-grey">${value}</span>`
  return recordsOf(value).map((each) => html`<span class="card-tag tint-${paletteName(each.color)}">${textOf(each.text)}</span>`)
}

function numberText(value: unknown, format: Json): string {
  if (value === undefined || value === null || value === '') return ''
  const number = numberOf(value, Number.NaN)
  if (Number.isNaN(number)) return textOf(value)
  const digits = numberOf(format.precision, -1)
  const text = new Intl.NumberFormat('zh-CN', {
    useGrouping: format.separator === true,
    ...(digits >= 0 ? { minimumFractionDigits: digits, maximumFractionDigits: digits } : { maximumFractionDigits: 10 }),
  }).format(number)
  return `${textOf(format.symbol)}${text}`
}

function dateCell(value: unknown, format: string): string {
  const at = new Date(numberOf(value, Number.NaN))
  if (Number.isNaN(at.getTime())) return textOf(value)
  return /h/i.test(format) ? `${dateText(at)} ${timeText(at)}` : dateText(at)
}
