import { z } from 'zod'

/** Shapes of single properties as the documentation of Card JSON 2.0 gives them. */

/** @see card-json-v2-structure: letters, digits, underscore, begins with a letter, at most 20 characters */
export const elementId = z.string().regex(/^[A-Za-z][A-Za-z0-9_]{0,19}$/)

const spaced = (one: string): RegExp => new RegExp(`^${one}( ${one}){0,3}$`)

/** One to four lengths of [-99,99]px. */
export const margin = z.string().regex(spaced('(0|-?\\d{1,2}px)'))
/** One to four lengths of [0,99]px. */
export const padding = z.string().regex(spaced('(0|\\d{1,2}px)'))
export const spacing = z.union([z.enum(['small', 'medium', 'large', 'extra_large']), z.string().regex(/^\d{1,2}px$/)])
export const horizontalAlign = z.enum(['left', 'center', 'right'])
export const verticalAlign = z.enum(['top', 'center', 'bottom'])
export const direction = z.enum(['vertical', 'horizontal'])

const palette = 'blue|wathet|turquoise|green|lime|yellow|orange|red|carmine|violet|purple|indigo|grey|white|bg-white|default'
/** A palette name, with or without its shade, or a colour the card defines itself (`cus-0`). */
export const colour = z.string().regex(new RegExp(`^((${palette})(-(00|50|[1-9]00))?|cus-\\d+|rgba\\([\\d., ]+\\))$`))

/** Width of a control: default, fill, or from 100 px. */
export const controlWidth = z.union([z.enum(['default', 'fill']), z.string().regex(/^[1-9]\d{2,}px$/)])

const i18n = { i18n_content: z.record(z.string(), z.string()).optional() }

export const plainText = z.strictObject({ tag: z.literal('plain_text'), content: z.string(), ...i18n })
export const placeholder = z.strictObject({ tag: z.literal('plain_text'), content: z.string().max(100), ...i18n })
export const text = z.strictObject({
  tag: z.enum(['plain_text', 'lark_md']),
  content: z.string(),
  text_size: z.string().optional(),
  text_color: colour.optional(),
  text_align: horizontalAlign.optional(),
  lines: z.int().min(1).optional(),
  ...i18n,
})

export const icon = z.strictObject({
  tag: z.enum(['standard_icon', 'custom_icon']),
  token: z.string().optional(),
  color: colour.optional(),
  img_key: z.string().optional(),
  size: z.string().optional(),
})

/** Both are needed: older clients hang without the title. */
export const confirm = z.strictObject({ title: plainText, text: plainText })

/** A value may be a string as well; ours are objects, because SDKs take only those. @see card-json-v2-components/interactive-components */
export const behaviors = z.array(
  z.discriminatedUnion('type', [
    z.strictObject({ type: z.literal('callback'), value: z.union([z.string(), z.record(z.string(), z.unknown())]) }),
    z.strictObject({
      type: z.literal('open_url'),
      default_url: z.string(),
      android_url: z.string().optional(),
      ios_url: z.string().optional(),
      pc_url: z.string().optional(),
    }),
  ]),
)

export const multiUrl = z.strictObject({
  url: z.string().optional(),
  android_url: z.string().optional(),
  ios_url: z.string().optional(),
  pc_url: z.string().optional(),
})

/** What every component has. */
export const common = { element_id: elementId.optional(), margin: margin.optional() }

/** How a container lays out what it holds. */
export const layout = {
  direction: direction.optional(),
  padding: padding.optional(),
  horizontal_spacing: spacing.optional(),
  horizontal_align: horizontalAlign.optional(),
  vertical_spacing: spacing.optional(),
  vertical_align: verticalAlign.optional(),
}
