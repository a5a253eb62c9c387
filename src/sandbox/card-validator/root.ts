import { components } from './children.ts'
import { cardCodes } from './fault.ts'
import { anything, flag, type Kind, list, must, number, object, oneOf, record, type Shape, sides, words } from './kinds.ts'
import { byLanguage, colour, icon, iconOfLibrary, language, layout, links, plainText, text, textSize } from './structs.ts'

const tagColours = 'neutral blue turquoise lime orange violet indigo wathet green yellow red purple carmine'.split(' ')
const templates = 'blue wathet turquoise green yellow orange red carmine violet purple indigo grey default'.split(' ')
const elementId = matchingElementId()

const textTags: Kind = list(
  object({ tag: must(oneOf('text_tag')), element_id: elementId, text: plainText(), color: oneOf(...tagColours) }),
  { most: 3 },
)

/** A shared card is the only kind of schema 2.0. */
const shared: Kind = (value, spot) => {
  if (value !== true) spot.fault(cardCodes.notShared, 'update_multi must be true', value)
}

const everywhere = (kind: Kind): Kind => object({ default: kind, android: kind, ios: kind, pc: kind })

const header: Shape = {
  title: must(text),
  subtitle: text,
  text_tag_list: textTags,
  i18n_text_tag_list: byLanguage(textTags),
  template: oneOf(...templates),
  icon,
  ud_icon: iconOfLibrary,
  padding: sides(0, 99),
}

const config: Shape = {
  streaming_mode: flag,
  streaming_config: object({
    print_frequency_ms: everywhere(number(0, 100_000)),
    print_step: everywhere(number(1, 100_000)),
    print_strategy: oneOf('fast', 'delay'),
  }),
  summary: object({ content: words(), i18n_content: byLanguage(words()) }),
  locales: list(language),
  enable_forward: flag,
  update_multi: shared,
  width_mode: oneOf('default', 'compact', 'fill'),
  use_custom_translation: flag,
  enable_forward_interaction: flag,
  style: object({
    text_size: record(object({ default: textSize, pc: textSize, mobile: textSize })),
    color: record(object({ light_mode: colour, dark_mode: colour })),
  }),
}

/** The card around its components (structure/card-json-v2-structure). */
export const rootShape: Shape = {
  schema: oneOf('2.0'),
  config: object(config),
  card_link: links,
  header: object(header),
  body: object({ ...layout, elements: components, element_id: elementId }),
}

/** What schema 1.0 had at the root; 2.0 refuses it by name. */
export const rootOfV1 = new Set(['elements', 'i18n_elements', 'i18n_header', 'fallback'])
/** Tags and attributes that only 1.0 had (card-json-v2-breaking-changes-release-notes). */
export const tagsOfV1 = new Set(['action', 'note'])
export const attributesOfV1 = new Set(['action_type', 'href', 'extra', 'fields'])

/** What every component may carry. */
export const common: Shape = { tag: anything, element_id: elementId, margin: sides(-99, 99) }

function matchingElementId(): Kind {
  return (value, spot) => {
    if (typeof value === 'string' && /^[A-Za-z][A-Za-z0-9_]{0,19}$/.test(value)) return
    spot.fault(
      cardCodes.unreadable,
      'parse card json err: element_id must be 1 to 20 letters, digits and underscores and begin with a letter',
      value,
    )
  }
}
