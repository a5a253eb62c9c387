import { expect, test } from 'vitest'

import { findTarget } from '../../../src/sandbox/press/find-target.ts'

const plain = (content: string) => ({ tag: 'plain_text', content })
const button = (parts: object) => ({ tag: 'button', ...parts })
const card = {
  schema: '2.0',
  body: {
    elements: [
      { tag: 'markdown', element_id: 'words', content: '签收' },
      button({ element_id: 'first', name: 'second', text: plain('签收') }),
      button({ element_id: 'other', name: 'first', text: plain('退回') }),
      button({ name: 'twin', text: plain('同名') }),
      button({ name: 'twin', text: plain('同名') }),
      { tag: 'interactive_container', behaviors: [], elements: [{ tag: 'div', text: plain('打开明细') }] },
      {
        tag: 'form',
        name: 'f',
        elements: [{ tag: 'column_set', columns: [{ tag: 'column', elements: [{ tag: 'input', name: 'place', label: plain('地点') }] }] }],
      },
    ],
  },
}

test.each([
  ['an unknown word', 'nothing', 'none'],
  ['the element_id of what cannot be pressed', 'words', 'none'],
  ['a name that two carry', 'twin', 'several'],
  ['words that two carry', '同名', 'several'],
])('%s is not one target', (_what, target, kind) => {
  const found = findTarget(card, target)
  expect(found.kind).toBe(kind)
  if (found.kind === 'several') expect(found.candidates).toHaveLength(2)
})

test.each([
  ['element_id before name', 'first', '签收'],
  ['name', 'second', '签收'],
  ['exact visible words', '退回', '退回'],
])('a target is found by %s', (_how, target, words) => {
  const found = findTarget(card, target)
  expect(found.kind === 'one' && found.placed.component.text).toEqual(plain(words))
})

test('a container is found by the words inside it, a field by its label with the form around it', () => {
  const container = findTarget(card, '打开明细')
  expect(container.kind === 'one' && container.placed.tag).toBe('interactive_container')
  const field = findTarget(card, '地点')
  expect(field.kind === 'one' && field.placed.form?.name).toBe('f')
})
