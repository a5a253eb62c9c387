import { cardCodes, type Spot } from './fault.ts'
import { isThing, type Thing } from './kinds.ts'

type Rule = (component: Thing, spot: Spot) => void

const mostPictures: Readonly<Record<string, number>> = { double: 2, triple: 3, bisect: 6, trisect: 9 }

const uniqueOptions: Rule = ({ options }, spot) => {
  const values = listOf(options).map((option) => option.value)
  const twice = values.find((value, index) => value !== undefined && values.indexOf(value) !== index)
  if (twice !== undefined) spot.at('options').fault(cardCodes.unreadable, 'parse card json err: option value is duplicate', twice)
}

const initialOption: Rule = (component, spot) => {
  const values = listOf(component.options).map((option) => option.value)
  const chosen = [component.initial_option, ...(Array.isArray(component.selected_values) ? component.selected_values : [])]
  for (const value of chosen) {
    if (value !== undefined && value !== '' && values.length > 0 && !values.includes(value)) {
      spot.fault(cardCodes.unreadable, 'parse card json err: the initial option is none of the options', value)
    }
  }
}

/** Rules that look at several attributes of one component. */
const rules: Readonly<Record<string, readonly Rule[]>> = {
  form: [
    (component, spot) => {
      if (!holdsSubmit(component)) spot.fault(cardCodes.unreadable, 'a form must hold a button that submits it', component.name)
    },
  ],
  select_static: [uniqueOptions, initialOption],
  multi_select_static: [uniqueOptions, initialOption],
  select_person: [uniqueOptions, initialOption],
  multi_select_person: [uniqueOptions, initialOption],
  img_combination: [
    ({ combination_mode: mode, img_list: pictures }, spot) => {
      const most = mostPictures[String(mode)]
      const count = listOf(pictures).length
      if (most !== undefined && count > most)
        spot.at('img_list').fault(cardCodes.image, `${String(mode)} shows at most ${most} pictures`, count)
    },
  ],
  table: [judgeRows],
}

/** Judges what single attributes cannot tell. */
export function judgeMeaning(component: Thing, tag: string, spot: Spot): void {
  for (const rule of rules[tag] ?? []) rule(component, spot)
}

/** What a cell may be, by the data type of its column (content-components/table). */
const cells: Readonly<Record<string, (value: unknown) => boolean>> = {
  text: (value) => typeof value === 'string',
  lark_md: (value) => typeof value === 'string',
  markdown: (value) => typeof value === 'string',
  number: (value) => typeof value === 'number',
  date: (value) => typeof value === 'number',
  options: (value) => typeof value === 'string' || Array.isArray(value),
  persons: (value) => typeof value === 'string' || Array.isArray(value),
}

function judgeRows(table: Thing, spot: Spot): void {
  const columns = listOf(table.columns)
  const names = columns.map((column) => column.name)
  if (new Set(names).size !== names.length) spot.at('columns').fault(cardCodes.unreadable, 'parse card json err: column name is duplicate')
  listOf(table.rows).forEach((row, index) => {
    for (const { name, data_type: type } of columns) {
      const value = row[String(name)]
      const fits = cells[String(type)]
      if (value !== undefined && fits && !fits(value))
        spot
          .at('rows')
          .item(index)
          .at(String(name))
          .fault(cardCodes.tableRow, `table cell is no ${String(type)}`, value)
    }
  })
}

function holdsSubmit(component: unknown): boolean {
  if (Array.isArray(component)) return component.some(holdsSubmit)
  if (!isThing(component)) return false
  if (component.tag === 'button' && component.form_action_type === 'submit') return true
  return holdsSubmit(component.elements) || holdsSubmit(component.columns)
}

function listOf(value: unknown): Thing[] {
  return Array.isArray(value) ? value.filter(isThing) : []
}
