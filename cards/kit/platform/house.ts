import { actionOf, actions } from '../../actions.ts'
import { isObject, objectsIn } from '../walk.ts'
import { type Problem, placedElements } from './structure.ts'

/** Names are part of the contract with tests and tools. */
const longestName = 20

function nameProblems(card: unknown): Problem[] {
  return [...placedElements(card)].flatMap(({ node, path }) =>
    typeof node.name === 'string' && node.name.length > longestName
      ? [{ path, problem: `name ${node.name} is longer than ${longestName}` }]
      : [],
  )
}

function valueProblem(value: unknown): string | null {
  if (!isObject(value) || typeof value.action !== 'string') return 'a callback value without action'
  const action = actionOf(value.action)
  if (action === null) return `${value.action} is no registered action`
  const parsed = actions[action].value.safeParse(value)
  return parsed.success
    ? null
    : `value of ${action}: ${parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`).join('; ')}`
}

function actionProblems(card: unknown): Problem[] {
  const problems: Problem[] = []
  for (const { node, path } of objectsIn(card)) {
    if (node.type !== 'callback') continue
    const problem = valueProblem(node.value)
    if (problem !== null) problems.push({ path: path.join('.'), problem })
  }
  return problems
}

/** The option of an overflow is the action; what it acts on is the component's own value. */
function overflowProblems(card: unknown): Problem[] {
  return [...placedElements(card)].flatMap(({ node, path }) => {
    if (node.tag !== 'overflow' || !Array.isArray(node.options)) return []
    const values = node.options.map((option: unknown) => ({
      ...(isObject(node.value) ? node.value : {}),
      action: isObject(option) ? option.value : undefined,
    }))
    return values.flatMap((value) => valueProblem(value) ?? []).map((problem) => ({ path, problem }))
  })
}

/** A component's id says which action it is; in rows with its number. */
function idProblems(card: unknown): Problem[] {
  return [...placedElements(card)].flatMap(({ node, path }) => {
    if (node.tag !== 'button' || !Array.isArray(node.behaviors)) return []
    const [first] = node.behaviors
    const value = isObject(first) && isObject(first.value) ? first.value : {}
    const id = typeof node.element_id === 'string' ? node.element_id : ''
    return actionOf(id) === value.action ? [] : [{ path, problem: `element_id ${id} does not name the action ${String(value.action)}` }]
  })
}

function primaryProblems(card: unknown): Problem[] {
  const primary = [...placedElements(card)].filter(({ node }) => node.tag === 'button' && String(node.type).startsWith('primary'))
  return primary.slice(1).map(({ path }) => ({ path, problem: 'a second primary button' }))
}

/** What this product asks of its cards beyond the platform: names, actions, one primary button. */
export function houseProblems(card: unknown): Problem[] {
  return [...nameProblems(card), ...actionProblems(card), ...overflowProblems(card), ...idProblems(card), ...primaryProblems(card)]
}
