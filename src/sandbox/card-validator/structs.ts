import { cardCodes } from './fault.ts'
import {
  anything,
  either,
  filled,
  flag,
  isThing,
  type Kind,
  list,
  matching,
  must,
  number,
  object,
  oneOf,
  pixels,
  record,
  type Shape,
  whole,
  words,
} from './kinds.ts'

/** Colours by name and shade, or `rgba(…)`, or a name defined under `config.style.color` (card-color). */
export const colour = matching(/^$|^[a-zA-Z][\w-]*$|^rgba\(\s*\d+\s*,\s*\d+\s*,\s*\d+\s*,\s*[\d.]+%?\s*\)$/, 'a colour')
export const spacing = pixels(0, 99, 'default', 'small', 'medium', 'large', 'extra_large')
export const radius = matching(/^\d+(px|%)$|^0$/, '[0,∞]px or [0,100]%')
export const horizontal = oneOf('left', 'center', 'right')
export const vertical = oneOf('top', 'center', 'bottom')
export const direction = oneOf('vertical', 'horizontal')

const languages = 'zh_cn en_us ja_jp zh_hk zh_tw id_id vi_vn th_th pt_br es_es ko_kr de_de fr_fr it_it ru_ru ms_my'.split(' ')
export const language = oneOf(...languages)
export const byLanguage = (each: Kind): Kind => object(Object.fromEntries(languages.map((name) => [name, each])))

const translations: Shape = { i18n_content: byLanguage(words()), i18n_default_value: words() }

/** A size word, or a name defined under `config.style.text_size`; unknown words are shown as normal. */
export const textSize = filled

/** `{tag: "plain_text", content}`; `most` characters. */
export function plainText(most?: number): Kind {
  return object({ tag: must(oneOf('plain_text')), content: must(words(most)), ...translations, ...textLook })
}

const textLook: Shape = { text_size: textSize, text_color: colour, text_align: horizontal, lines: whole(1, 1000) }

/** `{tag: "plain_text" | "lark_md", content}`. */
export const text: Kind = object({ tag: must(oneOf('plain_text', 'lark_md')), content: must(words()), ...translations, ...textLook })

/** The title of a panel may also be `markdown`. */
export const panelTitle: Kind = object({
  tag: must(oneOf('plain_text', 'lark_md', 'markdown')),
  content: words(),
  ...translations,
  ...textLook,
})

/** A picture by its key; whether the app has it is checked with the whole card. */
export const imageKey = filled

export const icon: Kind = object({
  tag: must(oneOf('standard_icon', 'custom_icon')),
  token: words(),
  color: colour,
  img_key: words(),
  size: matching(/^\d{1,3}px \d{1,3}px$/, '"[1,999]px [1,999]px"'),
})

export const iconOfLibrary: Kind = object({ tag: oneOf('standard_icon'), token: must(filled), style: object({ color: colour }) })

/** Title and text are both needed: older clients hang without a title. */
export const confirm: Kind = object({ title: must(plainText()), text: must(plainText()) })

/** A link; a script is never one. */
const link: Kind = (value, spot) => {
  if (typeof value !== 'string') spot.fault(cardCodes.unreadable, 'parse card json err: expected a link', value)
  else if (/^\s*(javascript|data|vbscript):/i.test(value)) spot.fault(cardCodes.unreadable, 'parse card json err: link is invalid', value)
}

export const links: Kind = object({ url: link, android_url: link, ios_url: link, pc_url: link })

const openUrl = object({ type: must(anything), default_url: must(link), android_url: link, ios_url: link, pc_url: link })
/** SDKs read object values only; the builder also makes strings. */
const callbackValue = either((value) => typeof value === 'string', words(), record(anything))
const callback = object({ type: must(oneOf('callback')), value: must(callbackValue) })

export const behaviors: Kind = list(either((value) => isThing(value) && value.type === 'open_url', openUrl, callback))

export const value: Kind = callbackValue
export const opacity: Kind = number(0, 1)
export const jump: Kind = object({ multi_url: links })

/** Tips may be left empty. */
const tips: Kind = either((value) => isThing(value) && Object.keys(value).length === 0, anything, plainText())

/** What every pressable component may carry. */
export const pressing: Shape = { disabled: flag, disabled_tips: tips, hover_tips: tips, confirm, behaviors, value }

/** Space between and around the children of a container. */
export const layout: Shape = {
  direction,
  padding: (given, spot) => paddingKind(given, spot),
  horizontal_spacing: spacing,
  horizontal_align: horizontal,
  vertical_spacing: spacing,
  vertical_align: vertical,
}

const paddingKind: Kind = matching(/^(-?\d{1,2}(px)?)( -?\d{1,2}(px)?){0,3}$/, '1 to 4 lengths of [-99,99]px')
