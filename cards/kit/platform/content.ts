import { z } from 'zod'

import { colour, common, elementId, horizontalAlign, icon, plainText, text, verticalAlign } from './values.ts'

/** @see card-json-v2-components/content-components */
export const div = z.strictObject({
  tag: z.literal('div'),
  ...common,
  text: text.optional(),
  width: z.union([z.enum(['fill', 'auto']), z.string().regex(/^\d{2,3}px$/)]).optional(),
  icon: icon.optional(),
})

export const markdown = z.strictObject({
  tag: z.literal('markdown'),
  ...common,
  content: z.string(),
  text_align: horizontalAlign.optional(),
  text_size: z.string().optional(),
  icon: icon.optional(),
})

export const img = z.strictObject({
  tag: z.literal('img'),
  ...common,
  img_key: z.string().min(1),
  alt: plainText,
  title: plainText.optional(),
  corner_radius: z.string().optional(),
  scale_type: z.enum(['crop_center', 'crop_top', 'fit_horizontal']).optional(),
  size: z.union([z.enum(['large', 'medium', 'small', 'tiny', 'stretch']), z.string().regex(/^\d+px \d+px$/)]).optional(),
  transparent: z.boolean().optional(),
  preview: z.boolean().optional(),
})

export const imgCombination = z.strictObject({
  tag: z.literal('img_combination'),
  ...common,
  combination_mode: z.enum(['double', 'triple', 'bisect', 'trisect']),
  img_list: z
    .array(z.strictObject({ img_key: z.string().min(1) }))
    .min(1)
    .max(9),
  combination_transparent: z.boolean().optional(),
  corner_radius: z.string().optional(),
})

export const hr = z.strictObject({ tag: z.literal('hr'), ...common })

const personSize = z.enum(['extra_small', 'small', 'medium', 'large'])

export const person = z.strictObject({
  tag: z.literal('person'),
  ...common,
  user_id: z.string().min(1),
  size: personSize.optional(),
  show_avatar: z.boolean().optional(),
  show_name: z.boolean().optional(),
  style: z.enum(['normal', 'capsule']).optional(),
})

export const personList = z.strictObject({
  tag: z.literal('person_list'),
  ...common,
  persons: z.array(z.strictObject({ id: z.string().min(1) })),
  drop_invalid_user_id: z.boolean().optional(),
  lines: z.int().optional(),
  show_name: z.boolean().optional(),
  show_avatar: z.boolean().optional(),
  size: personSize.optional(),
  icon: icon.optional(),
  ud_icon: icon.optional(),
})

export const chart = z.strictObject({
  tag: z.literal('chart'),
  ...common,
  chart_spec: z.record(z.string(), z.unknown()),
  aspect_ratio: z.enum(['1:1', '2:1', '4:3', '16:9']).optional(),
  color_theme: z.enum(['brand', 'rainbow', 'complementary', 'converse', 'primary']).optional(),
  preview: z.boolean().optional(),
  height: z.union([z.literal('auto'), z.string().regex(/^[1-9]\d{0,2}px$/)]).optional(),
})

const tableColumn = z.strictObject({
  name: z.string().min(1),
  display_name: z.string().optional(),
  width: z
    .string()
    .regex(/^(auto|\d{2,3}px|\d{1,3}%)$/)
    .optional(),
  data_type: z.enum(['text', 'lark_md', 'options', 'number', 'persons', 'date', 'markdown']).optional(),
  format: z
    .strictObject({ precision: z.int().min(0).max(10).optional(), symbol: z.string().optional(), separator: z.boolean().optional() })
    .optional(),
  date_format: z.string().optional(),
  horizontal_align: horizontalAlign.optional(),
  vertical_align: verticalAlign.optional(),
})

export const table = z.strictObject({
  tag: z.literal('table'),
  ...common,
  element_id: elementId.optional(),
  columns: z.array(tableColumn).min(1).max(50),
  rows: z.array(z.record(z.string(), z.unknown())),
  page_size: z.int().min(1).max(10).optional(),
  row_height: z
    .string()
    .regex(/^(low|middle|high|auto|\d{2,3}px)$/)
    .optional(),
  row_max_height: z.string().optional(),
  header_style: z
    .strictObject({
      text_align: horizontalAlign.optional(),
      text_size: z.string().optional(),
      background_style: z.enum(['none', 'grey']).optional(),
      text_color: colour.optional(),
      bold: z.boolean().optional(),
      lines: z.int().optional(),
    })
    .optional(),
  freeze_first_column: z.boolean().optional(),
})
