import { z } from 'zod'

import { element } from './containers.ts'
import { direction, elementId, horizontalAlign, icon, padding, plainText, spacing, verticalAlign } from './values.ts'

const templates = [
  'blue',
  'wathet',
  'turquoise',
  'green',
  'yellow',
  'orange',
  'red',
  'carmine',
  'violet',
  'purple',
  'indigo',
  'grey',
  'default',
] as const

const tagColours = [
  'neutral',
  'blue',
  'turquoise',
  'lime',
  'orange',
  'violet',
  'indigo',
  'wathet',
  'green',
  'yellow',
  'red',
  'purple',
  'carmine',
] as const

const textTag = z.strictObject({
  tag: z.literal('text_tag'),
  element_id: elementId.optional(),
  text: plainText,
  color: z.enum(tagColours).optional(),
})

const i18n = { i18n_content: z.record(z.string(), z.string()).optional() }

const header = z.strictObject({
  title: z.strictObject({ tag: z.enum(['plain_text', 'lark_md']), content: z.string(), ...i18n }),
  subtitle: z.strictObject({ tag: z.enum(['plain_text', 'lark_md']), content: z.string(), ...i18n }).optional(),
  text_tag_list: z.array(textTag).max(3).optional(),
  i18n_text_tag_list: z.record(z.string(), z.array(textTag).max(3)).optional(),
  template: z.enum(templates).optional(),
  icon: icon.optional(),
  padding: padding.optional(),
})

const config = z.strictObject({
  streaming_mode: z.boolean().optional(),
  streaming_config: z.record(z.string(), z.unknown()).optional(),
  summary: z.strictObject({ content: z.string(), ...i18n }).optional(),
  locales: z.array(z.string()).optional(),
  enable_forward: z.boolean().optional(),
  update_multi: z.literal(true).optional(),
  width_mode: z.enum(['default', 'compact', 'fill']).optional(),
  use_custom_translation: z.boolean().optional(),
  enable_forward_interaction: z.boolean().optional(),
  style: z.record(z.string(), z.unknown()).optional(),
})

const cardLink = z
  .strictObject({
    url: z.string().optional(),
    android_url: z.string().optional(),
    ios_url: z.string().optional(),
    pc_url: z.string().optional(),
  })
  .refine(({ url, android_url, ios_url, pc_url }) => Boolean(url || (android_url && ios_url && pc_url)), 'url, or all three platform urls')

/** The whole card; unknown properties are errors. @see card-json-v2-structure */
export const cardSchema = z.strictObject({
  schema: z.literal('2.0'),
  config: config.optional(),
  card_link: cardLink.optional(),
  header: header.optional(),
  body: z
    .strictObject({
      direction: direction.optional(),
      padding: padding.optional(),
      horizontal_spacing: spacing.optional(),
      horizontal_align: horizontalAlign.optional(),
      vertical_spacing: spacing.optional(),
      vertical_align: verticalAlign.optional(),
      elements: z.array(element).optional(),
    })
    .optional(),
})
