import { cardCodes, type Spot } from './fault.ts'
import { isThing, type Thing } from './kinds.ts'

/** What a card may refer to. */
export type CardSurroundings = {
  /** Bytes of the card as sent; measured when left out. */
  readonly size?: number
  /** Whether the app may show this picture; left out: any. */
  readonly ownsImage?: (imageKey: string) => boolean
  /** Whether there is such a person; left out: anybody. */
  readonly knowsPerson?: (id: string) => boolean
}

/** Far below anything a card needs, far above what a stack cannot take. */
const deepestJson = 100

/** What the walk over a whole card counts. */
export type Census = { tagged: number }

/** Looks at every object of a card once: counts what has a tag, and checks pictures and people it names. */
export function lookAround(value: unknown, spot: Spot, about: { census: Census; surroundings: CardSurroundings }): void {
  if (spot.depth > deepestJson) {
    spot.fault(cardCodes.unreadable, 'parse card json err: nested too deeply')
    return
  }
  if (Array.isArray(value)) {
    value.forEach((item, index) => {
      lookAround(item, spot.item(index, isThing(item) ? item.tag : undefined), about)
    })
    return
  }
  if (!isThing(value)) return
  if (typeof value.tag === 'string') about.census.tagged += 1
  checkReferences(value, spot, about.surroundings)
  for (const [name, item] of Object.entries(value)) {
    // A chart's specification and table rows are data, not elements.
    if (typeof item === 'object' && item !== null && !opaque.has(name)) lookAround(item, spot.at(name), about)
  }
}

const opaque = new Set(['chart_spec', 'rows', 'value', 'behaviors', 'i18n_content'])

function checkReferences(thing: Thing, spot: Spot, { ownsImage, knowsPerson }: CardSurroundings): void {
  if (ownsImage) for (const key of picturesOf(thing)) if (!ownsImage(key)) spot.fault(cardCodes.image, 'image key is invalid', key)
  if (knowsPerson) for (const id of peopleOf(thing)) if (!knowsPerson(id)) spot.fault(cardCodes.person, 'invalid user id', id)
}

function picturesOf({ img_key: key, content, tag }: Thing): string[] {
  const own = typeof key === 'string' && key !== '' && tag !== 'standard_icon' ? [key] : []
  return tag === 'markdown' ? [...own, ...found(content, /!\[[^\]]*\]\((img_[^)\s]+)\)/g)] : own
}

function peopleOf({ tag, content, user_id: shown, persons, drop_invalid_user_id: drops }: Thing): string[] {
  if (tag === 'markdown' || tag === 'lark_md') return found(content, /<(?:at|person) id\s*=\s*['"]?(ou_[\w-]+)/g)
  if (tag === 'person') return typeof shown === 'string' ? [shown] : []
  if (tag !== 'person_list' || drops === true || !Array.isArray(persons)) return []
  return persons.flatMap((person) => (isThing(person) && typeof person.id === 'string' ? [person.id] : []))
}

function found(content: unknown, pattern: RegExp): string[] {
  return typeof content === 'string' ? [...content.matchAll(pattern)].flatMap(([, id]) => id ?? []) : []
}
