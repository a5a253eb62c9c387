import { byteSize, countElements } from '../walk.ts'
import { type Problem, placedElements } from './structure.ts'

/** Feishu: 30 KB a card (im-v1/message/create). */
const bytesAllowed = 30 * 1024
/** Feishu: 200 elements or components a card (card-json-v2-structure). */
const elementsAllowed = 200
/** Feishu: five tables a card (card-json-v2-components/content-components/table). */
const tablesAllowed = 5

/** What is counted over the whole card. */
export function countProblems(card: unknown): Problem[] {
  const tables = [...placedElements(card)].filter(({ node }) => node.tag === 'table').length
  const measured = [
    { is: byteSize(card), allowed: bytesAllowed, what: 'bytes' },
    { is: countElements(card), allowed: elementsAllowed, what: 'elements' },
    { is: tables, allowed: tablesAllowed, what: 'tables' },
  ]
  return measured.flatMap(({ is, allowed, what }) => (is > allowed ? [{ path: '', problem: `${is} ${what}, ${allowed} allowed` }] : []))
}
