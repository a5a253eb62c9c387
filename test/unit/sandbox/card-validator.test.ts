import { describe, expect, test } from 'vitest'

import { validateCard } from '../../../src/sandbox/card-validator/index.ts'

const plain = (content: string) => ({ tag: 'plain_text', content })
const cardOf = (...elements: unknown[]) => ({ schema: '2.0', config: { update_multi: true }, body: { elements } })
const text = { tag: 'markdown', content: '隐患' }
const submit = { tag: 'button', name: 'hz_submit', text: plain('提交'), form_action_type: 'submit' }
const option = (value: string) => ({ text: plain(value), value })
const nested = (levels: number): object =>
  levels === 0 ? text : { tag: 'collapsible_panel', header: { title: plain('层') }, elements: [nested(levels - 1)] }

/** Each row: what is wrong, the card, the sub-code, the place. */
const bad: readonly [string, unknown, number, string][] = [
  ['no object', 'card', 200621, 'ROOT'],
  ['no schema', { body: { elements: [text] } }, 200861, 'ROOT'],
  ['elements at the root', { schema: '2.0', elements: [] }, 200861, 'ROOT'],
  ['fallback at the root', { schema: '2.0', fallback: {} }, 200861, 'ROOT'],
  ['an unknown property at the root', { schema: '2.0', colour: 1 }, 200621, 'ROOT'],
  ['update_multi false', { schema: '2.0', config: { update_multi: false } }, 300302, 'ROOT -> config -> update_multi'],
  ['an unknown header template', { schema: '2.0', header: { title: plain('x'), template: 'pink' } }, 200621, 'ROOT -> header -> template'],
  ['a header without title', { schema: '2.0', header: { subtitle: plain('x') } }, 200621, 'ROOT -> header'],
  ['a tag of schema 1.0', cardOf({ tag: 'action', actions: [] }), 200861, 'ROOT -> body -> elements -> [0](tag: action)'],
  ['an unknown tag', cardOf(text, { tag: 'bouton' }), 200621, 'ROOT -> body -> elements -> [1](tag: bouton)'],
  ['an unknown property', cardOf({ ...text, colour: 'red' }), 200621, 'ROOT -> body -> elements -> [0](tag: markdown)'],
  ['a missing property', cardOf({ tag: 'markdown' }), 200621, 'ROOT -> body -> elements -> [0](tag: markdown)'],
  [
    'action_type on a button',
    cardOf({ tag: 'button', text: plain('x'), action_type: 'request' }),
    200861,
    'ROOT -> body -> elements -> [0](tag: button)',
  ],
  [
    'an element_id that begins with a digit',
    cardOf({ ...text, element_id: '1a' }),
    200621,
    'ROOT -> body -> elements -> [0](tag: markdown) -> element_id',
  ],
  [
    'an element_id twice',
    cardOf({ ...text, element_id: 'a' }, { ...text, element_id: 'a' }),
    300301,
    'ROOT -> body -> elements -> [1](tag: markdown)',
  ],
  ['a margin without unit', cardOf({ ...text, margin: '12' }), 200621, 'ROOT -> body -> elements -> [0](tag: markdown) -> margin'],
  ['a button of an unknown type', cardOf({ tag: 'button', type: 'loud' }), 200621, 'ROOT -> body -> elements -> [0](tag: button) -> type'],
  [
    'a confirm dialog without words',
    cardOf({ tag: 'button', confirm: { title: plain('x') } }),
    200621,
    'ROOT -> body -> elements -> [0](tag: button) -> confirm',
  ],
  [
    'a script as a link',
    cardOf({ tag: 'button', behaviors: [{ type: 'open_url', default_url: 'javascript:alert(1)' }] }),
    200621,
    'ROOT -> body -> elements -> [0](tag: button) -> behaviors -> [0] -> default_url',
  ],
  [
    'a behaviour of an unknown type',
    cardOf({ tag: 'button', behaviors: [{ type: 'explode' }] }),
    200621,
    'ROOT -> body -> elements -> [0](tag: button) -> behaviors -> [0]',
  ],
  [
    'a form without a submit button',
    cardOf({ tag: 'form', name: 'f', elements: [text] }),
    200621,
    'ROOT -> body -> elements -> [0](tag: form)',
  ],
  ['a form without a name', cardOf({ tag: 'form', elements: [submit] }), 200621, 'ROOT -> body -> elements -> [0](tag: form)'],
  [
    'a nameless field in a form',
    cardOf({ tag: 'form', name: 'f', elements: [{ tag: 'input' }, submit] }),
    200530,
    'ROOT -> body -> elements -> [0](tag: form) -> elements -> [0](tag: input)',
  ],
  [
    'a name twice',
    cardOf({ tag: 'form', name: 'f', elements: [{ tag: 'input', name: 'a' }, { tag: 'input', name: 'a' }, submit] }),
    200621,
    'ROOT -> body -> elements -> [0](tag: form) -> elements -> [1](tag: input)',
  ],
  [
    'a form inside a panel',
    cardOf({ tag: 'collapsible_panel', header: { title: plain('x') }, elements: [{ tag: 'form', name: 'f', elements: [submit] }] }),
    200621,
    'ROOT -> body -> elements -> [0](tag: collapsible_panel) -> elements -> [0](tag: form)',
  ],
  [
    'a table inside a column',
    cardOf({
      tag: 'column_set',
      columns: [{ tag: 'column', elements: [{ tag: 'table', columns: [{ name: 'a', data_type: 'text' }], rows: [] }] }],
    }),
    200621,
    'ROOT -> body -> elements -> [0](tag: column_set) -> columns -> [0](tag: column) -> elements -> [0](tag: table)',
  ],
  [
    'several choices outside a form',
    cardOf({ tag: 'multi_select_static', options: [option('a')] }),
    200621,
    'ROOT -> body -> elements -> [0](tag: multi_select_static)',
  ],
  [
    'an option twice',
    cardOf({ tag: 'select_static', options: [option('a'), option('a')] }),
    200621,
    'ROOT -> body -> elements -> [0](tag: select_static) -> options',
  ],
  [
    'an initial option that is none',
    cardOf({ tag: 'select_static', options: [option('a')], initial_option: 'b' }),
    200621,
    'ROOT -> body -> elements -> [0](tag: select_static)',
  ],
  ['six levels of containers', cardOf(nested(6)), 200621, 'ROOT -> body -> elements -> [0](tag: collapsible_panel)'],
  ['201 elements', cardOf(...Array.from({ length: 201 }, () => ({ tag: 'hr' }))), 11310, 'ROOT'],
  [
    'six tables',
    cardOf(...Array.from({ length: 6 }, () => ({ tag: 'table', columns: [{ name: 'a', data_type: 'text' }], rows: [] }))),
    11310,
    'ROOT -> body',
  ],
  [
    'a table cell of another type',
    cardOf({ tag: 'table', columns: [{ name: 'n', data_type: 'number' }], rows: [{ n: 'many' }] }),
    200914,
    'ROOT -> body -> elements -> [0](tag: table) -> rows -> [0] -> n',
  ],
  [
    'a chart without a type',
    cardOf({ tag: 'chart', chart_spec: { data: [] } }),
    200550,
    'ROOT -> body -> elements -> [0](tag: chart) -> chart_spec',
  ],
  [
    'a checker with four buttons',
    cardOf({ tag: 'checker', button_area: { buttons: Array.from({ length: 4 }, () => ({ tag: 'button', type: 'text' })) } }),
    200621,
    'ROOT -> body -> elements -> [0](tag: checker) -> button_area -> buttons',
  ],
  ['more than 30 KB', cardOf({ tag: 'markdown', content: 'x'.repeat(31_000) }), 230025, 'ROOT'],
]

describe('a card is refused for', () => {
  test.each(bad)('%s', (_what, card, code, path) => {
    const faults = validateCard(card)
    const places = faults.map((fault) => `${fault.code} ${fault.path}`)
    expect(places.some((place) => place === `${code} ${path}` || place.startsWith(`${code} ${path} -> `))).toBe(true)
  })

  test('a picture the app does not have, wherever it stands', () => {
    const images = [
      { tag: 'img', img_key: 'img_1', alt: plain('') },
      { tag: 'markdown', content: '![x](img_2)' },
      { tag: 'button', text: plain('x'), icon: { tag: 'custom_icon', img_key: 'img_3' } },
    ]
    const faults = validateCard(cardOf(...images), { ownsImage: (key) => key === 'img_2' })
    expect(faults.map((fault) => [fault.code, fault.value])).toEqual([
      [200570, 'img_1'],
      [200570, 'img_3'],
    ])
  })

  test('a person nobody knows, unless the list drops such', () => {
    const people = [
      { tag: 'person', user_id: 'ou_a' },
      { tag: 'markdown', content: '<at id=ou_b></at>' },
      { tag: 'person_list', persons: [{ id: 'ou_c' }], drop_invalid_user_id: true },
      { tag: 'person_list', persons: [{ id: 'ou_d' }] },
    ]
    const faults = validateCard(cardOf(...people), { knowsPerson: () => false })
    expect(faults.map((fault) => [fault.code, fault.value])).toEqual([
      [100290, 'ou_a'],
      [100290, 'ou_b'],
      [100290, 'ou_d'],
    ])
  })
})

const good: readonly [string, unknown][] = [
  ['the empty card', {}],
  ['five levels of containers', cardOf(nested(5))],
  ['200 elements', cardOf(...Array.from({ length: 200 }, () => ({ tag: 'hr' })))],
  [
    'a header with everything',
    {
      schema: '2.0',
      header: {
        title: plain('重大隐患'),
        subtitle: plain('请签收'),
        template: 'red',
        text_tag_list: [{ tag: 'text_tag', text: plain('练习'), color: 'neutral' }],
        icon: { tag: 'standard_icon', token: 'alarm_outlined', color: 'red' },
        padding: '12px 8px',
      },
    },
  ],
  [
    'a form with every field',
    cardOf({
      tag: 'form',
      name: 'f',
      elements: [
        {
          tag: 'input',
          name: 'a',
          required: true,
          max_length: 1000,
          input_type: 'multiline_text',
          rows: 4,
          label: plain('地点'),
          placeholder: plain('请填'),
        },
        { tag: 'select_static', name: 'b', options: [option('x'), option('y')], initial_option: 'y' },
        { tag: 'multi_select_static', name: 'c', options: [option('x')], selected_values: ['x'] },
        { tag: 'date_picker', name: 'd', initial_date: '2026-11-23' },
        { tag: 'picker_time', name: 'e', initial_time: '09:00' },
        { tag: 'picker_datetime', name: 'g', initial_datetime: '2026-11-23 09:00' },
        { tag: 'checker', name: 'h', text: plain('紧急'), checked: false },
        { tag: 'select_person', name: 'i', placeholder: plain('谁') },
        {
          tag: 'column_set',
          flex_mode: 'none',
          columns: [
            {
              tag: 'column',
              width: 'weighted',
              weight: 1,
              elements: [submit, { tag: 'button', name: 'reset', text: plain('清空'), form_action_type: 'reset' }],
            },
          ],
        },
      ],
    }),
  ],
  [
    'a container that can be pressed',
    cardOf({
      tag: 'interactive_container',
      width: 'fill',
      has_border: true,
      corner_radius: '8px',
      behaviors: [{ type: 'callback', value: { open: 1 } }],
      elements: [text],
    }),
  ],
  [
    'a table',
    cardOf({
      tag: 'table',
      page_size: 5,
      row_height: 'low',
      columns: [{ name: 'n', display_name: '数', data_type: 'number', width: '20%', format: { precision: 2, separator: true } }],
      rows: [{ n: 1.5 }],
    }),
  ],
  ['a chart', cardOf({ tag: 'chart', aspect_ratio: '16:9', chart_spec: { type: 'bar', data: { values: [{ x: 'a', y: 1 }] } } })],
]

test.each(good)('%s is shown', (_what, card) => {
  expect(validateCard(card)).toEqual([])
})

test.each([
  ['panels in panels', `${'{"tag":"collapsible_panel","elements":['.repeat(700)}${']}'.repeat(700)}`],
  ['lists in lists', `${'['.repeat(12_000)}${']'.repeat(12_000)}`],
])('a hostile card of 30 KB, %s, is judged within 150 ms', (_what, json) => {
  const card = cardOf(JSON.parse(json))
  const startedAt = performance.now()
  expect(validateCard(card, { size: json.length }).length).toBeGreaterThan(0)
  expect(performance.now() - startedAt).toBeLessThan(150)
})

test('a card nested so deeply that its JSON may not be writable is refused instead of breaking the platform', () => {
  const deep = JSON.parse(`${'['.repeat(12_000)}${']'.repeat(12_000)}`)
  expect(validateCard({ ...cardOf(), odd: deep }).length).toBeGreaterThan(0)
  expect(validateCard({ ...cardOf(), odd: deep }, { size: 25_000 }).map((fault) => fault.code)).toEqual([200621])
})
