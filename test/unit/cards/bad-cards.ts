/** Cards the platform refuses, each wrong in one thing only. */
type Json = Record<string, unknown>

const text = (content = '文字'): Json => ({ tag: 'plain_text', content })
const callback: Json = { type: 'callback', value: { action: 'help' } }
const button = (more: Json = {}): Json => ({ tag: 'button', element_id: 'help', text: text(), behaviors: [callback], ...more })
const submit: Json = { tag: 'button', name: 'send', text: text(), form_action_type: 'submit' }
const input = (more: Json = {}): Json => ({ tag: 'input', name: 'place', ...more })
const form = (...elements: Json[]): Json => ({ tag: 'form', name: 'f', elements: [...elements, submit] })
const option = (value: string): Json => ({ text: text(value), value })
const column = (...elements: Json[]): Json => ({ tag: 'column', elements })
const columns = (...elements: Json[]): Json => ({ tag: 'column_set', columns: [column(...elements)] })
const panel = (...elements: Json[]): Json => ({ tag: 'collapsible_panel', header: { title: text() }, elements })
const table = (more: Json = {}): Json => ({ tag: 'table', columns: [{ name: 'a' }], rows: [], ...more })

/** A card nobody has anything against. */
export const goodCard = (...elements: Json[]): Json => ({
  schema: '2.0',
  config: { update_multi: true },
  header: { title: text(), template: 'blue' },
  body: { elements },
})

const withHeader = (more: Json): Json => ({ ...goodCard(), header: { title: text(), ...more } })
const times = (count: number, make: (index: number) => Json): Json[] => Array.from({ length: count }, (_, index) => make(index))
const nested = (depth: number): Json => (depth === 0 ? { tag: 'hr' } : panel(nested(depth - 1)))
const tags = (count: number): Json[] => times(count, () => ({ tag: 'text_tag', text: text(), color: 'blue' }))

const shapes: [string, unknown][] = [
  ['without a schema', { body: { elements: [{ tag: 'hr' }] } }],
  ['of schema 1.0', { schema: '1.0', elements: [] }],
  ['with an unknown property at the root', { ...goodCard(), elements: [] }],
  ['with an unknown property in config', { ...goodCard(), config: { wide_screen_mode: true } }],
  ['that is not updated for all', { ...goodCard(), config: { update_multi: false } }],
  ['with an unknown width mode', { ...goodCard(), config: { width_mode: 'huge' } }],
  ['with a header without title', { ...goodCard(), header: { template: 'red' } }],
  ['with an unknown header colour', withHeader({ template: 'pink' })],
  ['with four text tags', withHeader({ text_tag_list: tags(4) })],
  ['with a text tag of an unknown colour', withHeader({ text_tag_list: [{ tag: 'text_tag', text: text(), color: 'pink' }] })],
  ['with an unknown component', goodCard({ tag: 'action', actions: [] })],
  ['with a component of the old kind', goodCard({ tag: 'note', elements: [] })],
  ['with a component without tag', goodCard({ content: 'x' })],
]

const properties: [string, unknown][] = [
  ['with markdown without content', goodCard({ tag: 'markdown' })],
  ['with markdown that has href', goodCard({ tag: 'markdown', content: 'x', href: {} })],
  ['with a picture without key', goodCard({ tag: 'img', alt: text() })],
  ['with a picture without alt', goodCard({ tag: 'img', img_key: 'img_1' })],
  ['with a picture of an unknown scale', goodCard({ tag: 'img', img_key: 'img_1', alt: text(), scale_type: 'stretch' })],
  ['with a row of pictures without mode', goodCard({ tag: 'img_combination', img_list: [{ img_key: 'img_1' }] })],
  ['with a row of an unknown mode', goodCard({ tag: 'img_combination', combination_mode: 'four', img_list: [{ img_key: 'img_1' }] })],
  ['with a picture without key in a row', goodCard({ tag: 'img_combination', combination_mode: 'double', img_list: [{}, {}] })],
  ['with hr that has a colour', goodCard({ tag: 'hr', color: 'red' })],
  ['with a button of an unknown type', goodCard(button({ type: 'warning' }))],
  ['with a button of an unknown size', goodCard(button({ size: 'huge' }))],
  ['with a button narrower than 100 px', goodCard(button({ width: '60px' }))],
  ['with a button that has an unknown property', goodCard(button({ colour: 'red' }))],
  ['with a confirm without title', goodCard(button({ confirm: { text: text() } }))],
  ['with a confirm without text', goodCard(button({ confirm: { title: text() } }))],
  ['with a behaviour of an unknown type', goodCard(button({ behaviors: [{ type: 'jump' }] }))],
  ['with an element_id that begins with a digit', goodCard(button({ element_id: '1help' }))],
  ['with an element_id of 21 characters', goodCard(button({ element_id: 'a'.repeat(21) }))],
  ['with a margin beyond 99 px', goodCard({ tag: 'hr', margin: '100px' })],
  ['with a column set of an unknown flex mode', goodCard({ tag: 'column_set', flex_mode: 'wrap', columns: [] })],
  ['with a column set without columns', goodCard({ tag: 'column_set' })],
  ['with a column of weight six', goodCard({ tag: 'column_set', columns: [{ tag: 'column', weight: 6, elements: [] }] })],
  ['with an overflow without options', goodCard({ tag: 'overflow' })],
  ['with a panel without header', goodCard({ tag: 'collapsible_panel', elements: [] })],
  ['with a table without columns', goodCard({ tag: 'table', rows: [] })],
  ['with a table without rows', goodCard({ tag: 'table', columns: [{ name: 'a' }] })],
  ['with a table of eleven rows a page', goodCard(table({ page_size: 11 }))],
  ['with a table column of an unknown type', goodCard(table({ columns: [{ name: 'a', data_type: 'money' }] }))],
  ['with a chart without its spec', goodCard({ tag: 'chart' })],
  ['with a person without id', goodCard({ tag: 'person' })],
]

const forms: [string, unknown][] = [
  ['with a form without name', goodCard({ tag: 'form', elements: [submit] })],
  ['with a form without submit button', goodCard({ tag: 'form', name: 'f', elements: [input()] })],
  ['with an input without name in a form', goodCard(form({ tag: 'input' }))],
  ['with a select without name in a form', goodCard(form({ tag: 'select_static', options: [option('a')] }))],
  ['with a button without name in a form', goodCard(form(button({ form_action_type: 'reset' })))],
  ['with an input of 1001 characters', goodCard(form(input({ max_length: 1001 })))],
  ['with an input of an unknown type', goodCard(form(input({ input_type: 'number' })))],
  ['with a placeholder of 101 characters', goodCard(form(input({ placeholder: text('长'.repeat(101)) })))],
  ['with option values that stand twice', goodCard(form({ tag: 'select_static', name: 's', options: [option('a'), option('a')] }))],
  ['with an option without text', goodCard(form({ tag: 'select_static', name: 's', options: [{ value: 'a' }] }))],
  ['with a date that is none', goodCard(form({ tag: 'date_picker', name: 'd', initial_date: '2026/11/23' }))],
  [
    'with four buttons in a checker',
    goodCard({ tag: 'checker', button_area: { buttons: times(4, () => ({ tag: 'button', type: 'text', text: text() })) } }),
  ],
  ['with a multi select outside a form', goodCard({ tag: 'multi_select_static', name: 's', options: [option('a')] })],
  ['with two fields of one name', goodCard(form(input(), input()))],
]

const places: [string, unknown][] = [
  ['with a form in a column', goodCard(columns(form(input())))],
  ['with a form in a form', goodCard({ tag: 'form', name: 'g', elements: [form(input()), { ...submit, name: 'other' }] })],
  ['with a form in a panel', goodCard(panel(form(input())))],
  ['with a table in a column', goodCard(columns(table()))],
  ['with a table in a form', goodCard(form(table()))],
  ['with containers six deep', goodCard(nested(6))],
  ['with one element_id twice', goodCard(button(), button())],
  ['with six tables', goodCard(...times(6, () => table()))],
  ['with 201 elements', goodCard(...times(201, () => ({ tag: 'hr' })))],
  ['of 31 KB', goodCard({ tag: 'markdown', content: '长'.repeat(10_600) })],
]

/** What is wrong with it → the card. */
export const badCards: readonly (readonly [string, unknown])[] = [...shapes, ...properties, ...forms, ...places]
