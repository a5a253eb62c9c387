import { z } from 'zod'

import { behaviors, common, confirm, controlWidth, icon, multiUrl, placeholder, plainText, text } from './values.ts'

/** @see card-json-v2-components/interactive-components */
const name = z.string().min(1).optional()
const required = z.boolean().optional()
const switches = { disabled: z.boolean().optional(), disabled_tips: plainText.optional() }
const echoed = z.record(z.string(), z.unknown()).optional()
const buttonSize = z.enum(['tiny', 'small', 'medium', 'large'])

export const button = z.strictObject({
  tag: z.literal('button'),
  ...common,
  ...switches,
  name,
  text: plainText.optional(),
  type: z
    .enum(['default', 'primary', 'danger', 'text', 'primary_text', 'danger_text', 'primary_filled', 'danger_filled', 'laser'])
    .optional(),
  size: buttonSize.optional(),
  width: controlWidth.optional(),
  icon: icon.optional(),
  hover_tips: plainText.optional(),
  confirm: confirm.optional(),
  behaviors: behaviors.optional(),
  form_action_type: z.enum(['submit', 'reset']).optional(),
  url: z.string().optional(),
  multi_url: multiUrl.optional(),
  value: echoed,
})

export const input = z.strictObject({
  tag: z.literal('input'),
  ...common,
  ...switches,
  name,
  required,
  placeholder: placeholder.optional(),
  default_value: z.string().optional(),
  width: controlWidth.optional(),
  max_length: z.int().min(1).max(1000).optional(),
  input_type: z.enum(['text', 'multiline_text', 'password']).optional(),
  show_icon: z.boolean().optional(),
  rows: z.int().min(1).optional(),
  auto_resize: z.boolean().optional(),
  max_rows: z.int().min(1).optional(),
  label: plainText.optional(),
  label_position: z.enum(['top', 'left']).optional(),
  value: z.union([z.string(), z.record(z.string(), z.unknown())]).optional(),
  behaviors: behaviors.optional(),
  confirm: confirm.optional(),
})

export const overflow = z.strictObject({
  tag: z.literal('overflow'),
  ...common,
  width: controlWidth.optional(),
  options: z
    .array(
      z.strictObject({
        text: z.strictObject({ tag: z.literal('plain_text'), content: z.string().max(100) }).optional(),
        multi_url: multiUrl.optional(),
        value: z.string().optional(),
      }),
    )
    .min(1),
  value: echoed,
  behaviors: behaviors.optional(),
  confirm: confirm.optional(),
})

const options = z.array(z.strictObject({ text: plainText, value: z.string(), icon: icon.optional() }))

const choice = {
  ...common,
  ...switches,
  type: z.enum(['default', 'text']).optional(),
  name,
  required,
  placeholder: placeholder.optional(),
  width: controlWidth.optional(),
  behaviors: behaviors.optional(),
  confirm: confirm.optional(),
}
const one = { ...choice, initial_option: z.string().optional(), initial_index: z.int().min(0).optional() }
const many = { ...choice, selected_values: z.array(z.string()).optional() }

export const selectStatic = z.strictObject({ tag: z.literal('select_static'), ...one, options: options.optional() })
export const multiSelectStatic = z.strictObject({ tag: z.literal('multi_select_static'), ...many, options: options.optional() })

const people = z.array(z.strictObject({ value: z.string() })).optional()
export const selectPerson = z.strictObject({ tag: z.literal('select_person'), ...one, options: people })
export const multiSelectPerson = z.strictObject({ tag: z.literal('multi_select_person'), ...many, options: people })

const picker = {
  ...common,
  ...switches,
  name,
  required,
  placeholder: placeholder.optional(),
  width: controlWidth.optional(),
  value: echoed,
  behaviors: behaviors.optional(),
  confirm: confirm.optional(),
}
const day = '\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])'
const time = '([01]\\d|2[0-3]):[0-5]\\d'

export const datePicker = z.strictObject({
  tag: z.literal('date_picker'),
  ...picker,
  initial_date: z
    .string()
    .regex(new RegExp(`^${day}$`))
    .optional(),
})
export const timePicker = z.strictObject({
  tag: z.literal('picker_time'),
  ...picker,
  initial_time: z
    .string()
    .regex(new RegExp(`^${time}$`))
    .optional(),
})
export const datetimePicker = z.strictObject({
  tag: z.literal('picker_datetime'),
  ...picker,
  initial_datetime: z
    .string()
    .regex(new RegExp(`^${day} ${time}$`))
    .optional(),
})

export const selectImg = z.strictObject({
  tag: z.literal('select_img'),
  ...common,
  ...switches,
  name,
  required,
  multi_select: z.boolean().optional(),
  layout: z.enum(['stretch', 'bisect', 'trisect']).optional(),
  aspect_ratio: z.enum(['1:1', '16:9', '4:3']).optional(),
  can_preview: z.boolean().optional(),
  options: z
    .array(
      z.strictObject({
        img_key: z.string().min(1),
        value: z.string().optional(),
        ...switches,
        hover_tips: plainText.optional(),
      }),
    )
    .optional(),
  value: z.union([z.string(), z.record(z.string(), z.unknown())]).optional(),
  behaviors: behaviors.optional(),
  confirm: confirm.optional(),
})

const checkerButton = z.strictObject({
  tag: z.literal('button'),
  type: z.enum(['text', 'primary_text', 'danger_text']),
  size: buttonSize.optional(),
  text: plainText.optional(),
  icon: icon.optional(),
  disabled: z.boolean().optional(),
  behaviors: behaviors.optional(),
})

export const checker = z.strictObject({
  tag: z.literal('checker'),
  ...common,
  ...switches,
  padding: z.string().optional(),
  name,
  checked: z.boolean().optional(),
  text: text.optional(),
  overall_checkable: z.boolean().optional(),
  button_area: z
    .strictObject({ pc_display_rule: z.enum(['always', 'on_hover']).optional(), buttons: z.array(checkerButton).max(3).optional() })
    .optional(),
  checked_style: z.strictObject({ show_strikethrough: z.boolean().optional(), opacity: z.number().min(0).max(1).optional() }).optional(),
  hover_tips: plainText.optional(),
  behaviors: behaviors.optional(),
  confirm: confirm.optional(),
})
