import { isObject } from '../walk.ts'

/** One thing wrong with a card, and where. */
export interface Problem {
  readonly path: string
  readonly problem: string
}

/** An element with what stands around it, outermost first. */
interface Placed {
  readonly node: Readonly<Record<string, unknown>>
  readonly path: string
  readonly around: readonly string[]
}

const containers = new Set(['column_set', 'column', 'form', 'interactive_container', 'collapsible_panel'])
/** @see card-json-v2-structure: containers nest at most five levels; column_set and its columns count as one */
const deepest = 5
/** @see card-json-v2-components/containers/form-container */
const rootOnly = new Set(['form', 'table'])
const formOnly = new Set(['multi_select_static', 'multi_select_person'])
const named = new Set([
  'input',
  'select_static',
  'multi_select_static',
  'select_person',
  'multi_select_person',
  'date_picker',
  'picker_time',
  'picker_datetime',
  'select_img',
  'checker',
  'button',
])

/** Every element of a card's body. */
export function* placedElements(card: unknown): Generator<Placed> {
  if (isObject(card) && isObject(card.body)) yield* placedIn(card.body.elements, 'body.elements', [])
}

function* placedIn(elements: unknown, path: string, around: readonly string[]): Generator<Placed> {
  if (!Array.isArray(elements)) return
  for (const [index, node] of elements.entries()) {
    if (!isObject(node)) continue
    const here = `${path}[${index}]`
    yield { node, path: here, around }
    const inside = [...around, String(node.tag)]
    yield* placedIn(node.elements, `${here}.elements`, inside)
    yield* placedIn(node.columns, `${here}.columns`, inside)
  }
}

const depthOf = (around: readonly string[]): number => around.filter((tag) => containers.has(tag) && tag !== 'column').length

function placeProblem({ node, around }: Placed): string | null {
  const tag = String(node.tag)
  if (rootOnly.has(tag) && around.length > 0) return `${tag} stands at the root only`
  if (formOnly.has(tag) && !around.includes('form')) return `${tag} stands in a form only`
  if (tag === 'select_img' && node.multi_select === true && !around.includes('form'))
    return 'select_img with multi_select stands in a form only'
  if (containers.has(tag) && tag !== 'column' && depthOf(around) + 1 > deepest) return 'containers nest deeper than five levels'
  return null
}

function formProblem({ node, around }: Placed): string | null {
  const tag = String(node.tag)
  const isInForm = around.includes('form')
  if (tag === 'button' && !isInForm && node.form_action_type !== undefined) return 'form_action_type outside a form'
  if (!isInForm || !named.has(tag)) return null
  if (typeof node.name !== 'string' || node.name === '') return 'a component inside a form needs a name'
  if (tag === 'button' && node.form_action_type === undefined) return 'a button inside a form needs form_action_type'
  return null
}

function submitProblem({ node, path }: Placed): Problem[] {
  if (node.tag !== 'form') return []
  const inside = [...placedIn(node.elements, path, ['form'])]
  return inside.some((item) => item.node.tag === 'button' && item.node.form_action_type === 'submit')
    ? []
    : [{ path, problem: 'a form needs a submit button' }]
}

function doubleProblems(found: readonly Placed[], key: 'element_id' | 'name'): Problem[] {
  const seen = new Set<string>()
  return found.flatMap(({ node, path }) => {
    const value = node[key]
    if (typeof value !== 'string' || value === '') return []
    if (seen.has(value)) return [{ path, problem: `${key} ${value} stands twice` }]
    seen.add(value)
    return []
  })
}

function optionProblems({ node, path }: Placed): Problem[] {
  if (node.tag !== 'select_static' && node.tag !== 'multi_select_static') return []
  if (!Array.isArray(node.options)) return []
  const values = node.options.map((option: unknown) => (isObject(option) ? option.value : undefined))
  return new Set(values).size === values.length ? [] : [{ path, problem: 'option values stand twice' }]
}

/** Where things stand: nesting, forms, names and ids, option values. */
export function structureProblems(card: unknown): Problem[] {
  const found = [...placedElements(card)]
  const placed = found.flatMap((item) =>
    [placeProblem(item), formProblem(item)].flatMap((problem) => (problem === null ? [] : [{ path: item.path, problem }])),
  )
  return [
    ...placed,
    ...found.flatMap(submitProblem),
    ...found.flatMap(optionProblems),
    ...doubleProblems(found, 'element_id'),
    ...doubleProblems(found, 'name'),
  ]
}
