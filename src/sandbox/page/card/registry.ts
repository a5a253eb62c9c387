import { html } from 'lit'
import { type Json, textOf } from '../lib/plain.ts'
import { drawButton } from './button.ts'
import { drawChart } from './chart.ts'
import { drawChecker } from './checker.ts'
import { drawCollapsible } from './collapsible.ts'
import { drawColumnSet } from './column-set.ts'
import { drawDiv, drawMarkdown, drawPlainText, drawRule } from './content.ts'
import { drawDatePicker, drawDateTimePicker, drawTimePicker } from './dates.ts'
import { drawForm } from './form.ts'
import { drawImage } from './image.ts'
import { drawImageCombination } from './image-combination.ts'
import { drawInput } from './input.ts'
import { drawInteractiveContainer } from './interactive-container.ts'
import { drawMultiSelect } from './multi-select.ts'
import { drawOverflow } from './overflow.ts'
import { drawPerson, drawPersonList } from './person.ts'
import { drawSelect } from './select.ts'
import { drawSelectImage } from './select-image.ts'
import type { CardSession, Drawn } from './session.ts'
import { drawTable } from './table.ts'

type Renderer = (element: Json, session: CardSession) => Drawn

/** One renderer a component of Card JSON 2.0. */
const RENDERERS: Record<string, Renderer> = {
  div: drawDiv,
  markdown: drawMarkdown,
  plain_text: drawPlainText,
  hr: drawRule,
  img: drawImage,
  img_combination: drawImageCombination,
  person: drawPerson,
  person_list: drawPersonList,
  table: drawTable,
  chart: drawChart,
  column_set: drawColumnSet,
  form: drawForm,
  interactive_container: drawInteractiveContainer,
  collapsible_panel: drawCollapsible,
  button: drawButton,
  input: drawInput,
  overflow: drawOverflow,
  select_static: drawSelect,
  select_person: drawSelect,
  multi_select_static: drawMultiSelect,
  multi_select_person: drawMultiSelect,
  date_picker: drawDatePicker,
  picker_time: drawTimePicker,
  picker_datetime: drawDateTimePicker,
  select_img: drawSelectImage,
  checker: drawChecker,
}

/** Names of the components the page can draw. */
export const DRAWN_TAGS = Object.keys(RENDERERS)

/** Draws one element of a card; an unknown one says so, as a client that is too old does. */
export function drawElement(element: Json, session: CardSession): Drawn {
  const tag = textOf(element.tag)
  const renderer = Object.hasOwn(RENDERERS, tag) ? RENDERERS[tag] : undefined
  if (renderer === undefined) return html`<p class="card-unknown">这个组件在此处不能显示（${tag || '没有 tag'}）</p>`
  return renderer(element, session)
}
