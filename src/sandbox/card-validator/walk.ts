import { componentShapes, containerTags, interactiveTags } from './components.ts'
import { columnShape } from './container-components.ts'
import { cardCodes, type Spot } from './fault.ts'
import { isThing, judgeShape, type Shape, type Thing } from './kinds.ts'
import { judgeMeaning } from './meaning.ts'
import { attributesOfV1, common, tagsOfV1 } from './root.ts'

/** What is known about the card so far, and what surrounds the component being judged. */
export type Tour = {
  readonly ids: Set<string>
  readonly names: Set<string>
  tables: number
}
export type Place = { readonly depth: number; readonly form: boolean; readonly root: boolean }

/** Containers nest at most five levels (form-container, column-set). */
const deepest = 5
const columnWhole: Shape = { ...common, ...columnShape }

/** Judges the components of a list and everything they hold. */
export function judgeComponents(elements: unknown, spot: Spot, tour: Tour, place: Place): void {
  if (!Array.isArray(elements)) return
  elements.forEach((element, index) => {
    if (isThing(element)) judgeComponent(element, spot.item(index, element.tag), tour, place)
  })
}

function judgeComponent(component: Thing, spot: Spot, tour: Tour, place: Place): void {
  const tag = String(component.tag)
  if (tagsOfV1.has(tag)) {
    spot.fault(cardCodes.onlyInV1, `cards of schema V2 no longer support this capability; unsupported tag ${tag}`, tag)
    return
  }
  const shape = Object.hasOwn(componentShapes, tag) ? componentShapes[tag] : undefined
  if (!shape) {
    spot.fault(cardCodes.unreadable, `parse card json err: unknown tag ${tag}`, tag)
    return
  }
  judgeAttributes(component, shape, spot)
  remember(component, tag, spot, tour)
  judgeStanding(component, tag, spot, place)
  judgeMeaning(component, tag, spot)
  const inside = { depth: place.depth + (containerTags.has(tag) ? 1 : 0), form: place.form || tag === 'form', root: false }
  if (inside.depth > deepest) {
    spot.fault(cardCodes.unreadable, `containers nest at most ${deepest} levels`, tag)
    return
  }
  judgeComponents(component.elements, spot.at('elements'), tour, inside)
  judgeColumns(component, spot.at('columns'), tour, inside)
}

function judgeColumns(component: Thing, spot: Spot, tour: Tour, inside: Place): void {
  if (component.tag !== 'column_set' || !Array.isArray(component.columns)) return
  component.columns.forEach((column, index) => {
    if (!isThing(column)) return
    const own = spot.item(index, column.tag)
    if (column.tag !== 'column') own.fault(cardCodes.unreadable, 'parse card json err: a column set holds columns', column.tag)
    judgeAttributes(column, columnWhole, own)
    remember(column, 'column', own, tour)
    judgeComponents(column.elements, own.at('elements'), tour, inside)
  })
}

function judgeAttributes(component: Thing, shape: Shape, spot: Spot): void {
  const old = Object.keys(component).find((name) => attributesOfV1.has(name))
  if (old === undefined) judgeShape(component, shape, spot)
  else spot.fault(cardCodes.onlyInV1, `cards of schema V2 no longer support this capability; unsupported property ${old}`, old)
}

/** element_id and name are unique in the whole card. */
function remember(component: Thing, tag: string, spot: Spot, tour: Tour): void {
  if (tag === 'table') tour.tables += 1
  const { element_id: id, name } = component
  if (typeof id === 'string') {
    if (tour.ids.has(id)) spot.fault(cardCodes.duplicateElementId, `element_id is duplicate: ${id}`, id)
    tour.ids.add(id)
  }
  if (typeof name === 'string') {
    if (tour.names.has(name)) spot.fault(cardCodes.unreadable, `parse card json err: name is duplicate: ${name}`, name)
    tour.names.add(name)
  }
}

/** Where a component may stand. */
function judgeStanding(component: Thing, tag: string, spot: Spot, place: Place): void {
  if ((tag === 'form' || tag === 'table') && !place.root)
    spot.fault(cardCodes.unreadable, `${tag} can only stand at the root of the card`, tag)
  const isMany = tag.startsWith('multi_select_') || (tag === 'select_img' && component.multi_select === true)
  if (isMany && !place.form) spot.fault(cardCodes.unreadable, `${tag} with several choices can only stand in a form`, tag)
  if (place.form && interactiveTags.has(tag) && tag !== 'overflow' && typeof component.name !== 'string') {
    spot.fault(cardCodes.formName, `the name of an interactive component in a form is empty`, tag)
  }
  if (!place.form && tag === 'button' && component.form_action_type !== undefined) {
    spot.fault(cardCodes.unreadable, 'form_action_type has no meaning outside a form', component.form_action_type)
  }
}
