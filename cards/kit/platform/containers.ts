import { z } from 'zod'

import { chart, div, hr, img, imgCombination, markdown, person, personList, table } from './content.ts'
import {
  button,
  checker,
  datePicker,
  datetimePicker,
  input,
  multiSelectPerson,
  multiSelectStatic,
  overflow,
  selectImg,
  selectPerson,
  selectStatic,
  timePicker,
} from './interactive.ts'
import { behaviors, colour, common, confirm, icon, layout, multiUrl, padding, plainText, verticalAlign } from './values.ts'

/** Elements hold elements; the getters below let zod tie the knot. */
const jump = z.strictObject({ multi_url: multiUrl }).optional()

/** @see card-json-v2-components/containers */
export const column = z.strictObject({
  tag: z.literal('column'),
  ...common,
  ...layout,
  width: z.union([z.enum(['auto', 'weighted']), z.string().regex(/^\d{2,3}px$/)]).optional(),
  weight: z.int().min(1).max(5).optional(),
  background_style: colour.optional(),
  action: jump,
  get elements(): z.ZodOptional<z.ZodArray<z.ZodType>> {
    return z.array(z.lazy(() => element)).optional()
  },
})

const columnSet = z.strictObject({
  tag: z.literal('column_set'),
  ...common,
  flex_mode: z.enum(['none', 'stretch', 'flow', 'bisect', 'trisect']).optional(),
  background_style: colour.optional(),
  horizontal_spacing: layout.horizontal_spacing,
  horizontal_align: layout.horizontal_align,
  action: jump,
  columns: z.array(z.lazy(() => column)),
})

const form = z.strictObject({
  tag: z.literal('form'),
  ...common,
  ...layout,
  name: z.string().min(1),
  get elements(): z.ZodArray<z.ZodType> {
    return z.array(z.lazy(() => element))
  },
})

const interactiveContainer = z.strictObject({
  tag: z.literal('interactive_container'),
  ...common,
  ...layout,
  width: z.union([z.enum(['fill', 'auto']), z.string().regex(/^\d{2,3}px$/)]).optional(),
  height: z.union([z.literal('auto'), z.string().regex(/^\d{2,3}px$/)]).optional(),
  background_style: z.union([z.literal('laser'), colour]).optional(),
  has_border: z.boolean().optional(),
  border_color: colour.optional(),
  corner_radius: z.string().optional(),
  disabled: z.boolean().optional(),
  disabled_tips: plainText.optional(),
  hover_tips: plainText.optional(),
  confirm: confirm.optional(),
  behaviors,
  get elements(): z.ZodArray<z.ZodType> {
    return z.array(z.lazy(() => element))
  },
})

const panelTitle = z.strictObject({ tag: z.enum(['plain_text', 'markdown']), content: z.string().optional() })

const collapsiblePanel = z.strictObject({
  tag: z.literal('collapsible_panel'),
  ...common,
  ...layout,
  expanded: z.boolean().optional(),
  background_color: colour.optional(),
  header: z.strictObject({
    title: panelTitle.optional(),
    background_color: colour.optional(),
    width: z.enum(['fill', 'auto', 'auto_when_fold']).optional(),
    vertical_align: verticalAlign.optional(),
    padding: padding.optional(),
    position: z.string().optional(),
    icon: icon.optional(),
    icon_position: z.enum(['left', 'right', 'follow_text']).optional(),
    icon_expanded_angle: z.union([z.literal(-180), z.literal(-90), z.literal(90), z.literal(180)]).optional(),
  }),
  border: z.strictObject({ color: colour.optional(), corner_radius: z.string().optional() }).optional(),
  get elements(): z.ZodOptional<z.ZodArray<z.ZodType>> {
    return z.array(z.lazy(() => element)).optional()
  },
})

/** Any component that may stand in a card's body. */
export const element: z.ZodType = z.lazy(() =>
  z.discriminatedUnion('tag', [
    div,
    markdown,
    img,
    imgCombination,
    hr,
    person,
    personList,
    chart,
    table,
    button,
    input,
    overflow,
    selectStatic,
    multiSelectStatic,
    selectPerson,
    multiSelectPerson,
    datePicker,
    timePicker,
    datetimePicker,
    selectImg,
    checker,
    columnSet,
    form,
    interactiveContainer,
    collapsiblePanel,
  ]),
)
