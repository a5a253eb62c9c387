import { anything, filled, flag, type Kind, list, matching, must, object, oneOf, pixels, type Shape, whole, words } from './kinds.ts'
import { icon, imageKey, links, opacity, plainText, pressing, text, value } from './structs.ts'

const width: Kind = pixels(100, Number.POSITIVE_INFINITY, 'default', 'fill')
const field: Shape = { ...pressing, name: filled, required: flag, width }
const placeholder = plainText(100)
const selectType = oneOf('default', 'text')

const choice: Kind = object({ text: must(plainText()), value: must(filled), icon })
const person: Kind = object({ value: must(filled) })
const pictureChoice: Kind = object({
  img_key: must(imageKey),
  value: words(),
  disabled: flag,
  disabled_tips: plainText(),
  hover_tips: plainText(),
})
const overflowChoice: Kind = object({ text: must(plainText(100)), multi_url: links, value: words() })

const day = matching(/^\d{4}-\d{2}-\d{2}$/, 'yyyy-MM-dd')
const time = matching(/^\d{2}:\d{2}$/, 'HH:mm')
const dayAndTime = matching(/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}$/, 'yyyy-MM-dd HH:mm')

const buttonTypes = oneOf('default', 'primary', 'danger', 'text', 'primary_text', 'danger_text', 'primary_filled', 'danger_filled', 'laser')

/** Components that people press, fill and choose (interactive-components/*). */
export const interactiveComponents: Readonly<Record<string, Shape>> = {
  button: {
    ...pressing,
    text,
    type: buttonTypes,
    size: oneOf('tiny', 'small', 'medium', 'large'),
    width,
    icon,
    name: filled,
    form_action_type: oneOf('submit', 'reset'),
    url: words(),
    multi_url: links,
  },
  input: {
    ...field,
    placeholder,
    default_value: words(1000),
    max_length: whole(1, 1000),
    input_type: oneOf('text', 'multiline_text', 'password'),
    show_icon: flag,
    rows: whole(1, 1000),
    auto_resize: flag,
    max_rows: whole(1, 1000),
    label: plainText(),
    label_position: oneOf('top', 'left'),
  },
  overflow: { ...pressing, options: must(list(overflowChoice, { least: 1 })), width, name: filled },
  select_static: {
    ...field,
    options: list(choice),
    type: selectType,
    initial_option: words(),
    initial_index: whole(0, 1000),
    placeholder,
  },
  multi_select_static: { ...field, options: list(choice), type: selectType, selected_values: list(words()), placeholder },
  select_person: { ...field, options: list(person), type: selectType, initial_option: words(), placeholder },
  multi_select_person: { ...field, options: list(person), type: selectType, selected_values: list(words()), placeholder },
  date_picker: { ...field, initial_date: day, placeholder },
  picker_time: { ...field, initial_time: time, placeholder },
  picker_datetime: { ...field, initial_datetime: dayAndTime, placeholder },
  select_img: {
    ...field,
    options: must(list(pictureChoice, { least: 1 })),
    multi_select: flag,
    layout: oneOf('stretch', 'bisect', 'trisect'),
    aspect_ratio: oneOf('1:1', '16:9', '4:3'),
    can_preview: flag,
    style: anything,
    selected_values: list(words()),
  },
  checker: {
    ...pressing,
    name: filled,
    required: flag,
    checked: flag,
    text,
    overall_checkable: flag,
    button_area: object({ pc_display_rule: oneOf('always', 'on_hover'), buttons: list(object({ ...checkerButton() }), { most: 3 }) }),
    checked_style: object({ show_strikethrough: flag, opacity }),
    padding: anything,
    value,
  },
}

function checkerButton(): Shape {
  return {
    ...pressing,
    tag: must(oneOf('button')),
    type: must(oneOf('text', 'primary_text', 'danger_text')),
    size: oneOf('tiny', 'small', 'medium', 'large'),
    text,
    icon,
    name: filled,
  }
}
