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
  object,
  oneOf,
  pixels,
  record,
  type Shape,
  whole,
  words,
} from './kinds.ts'
import { colour, horizontal, icon, iconOfLibrary, imageKey, plainText, radius, text, textSize, vertical } from './structs.ts'

/** 13 kinds of chart, by the names of VChart (content-components/chart). */
const chartTypes = ['line', 'area', 'bar', 'pie', 'common', 'funnel', 'scatter', 'radar', 'linearProgress', 'circularProgress', 'wordCloud']

const chartSpec: Kind = (value, spot) => {
  if (!isThing(value) || typeof value.type !== 'string') spot.fault(cardCodes.chart, 'chart spec is invalid', value)
  else if (!chartTypes.includes(value.type)) spot.fault(cardCodes.chart, `chart spec is invalid: unknown type ${value.type}`, value.type)
}

const column: Kind = object({
  name: must(filled),
  display_name: words(),
  i18n_display_name: record(words()),
  width: either(
    (value) => typeof value === 'string' && value.endsWith('%'),
    matching(/^([1-9]|[1-9]\d|100)%$/, '[1,100]%'),
    pixels(80, 600, 'auto'),
  ),
  data_type: must(oneOf('text', 'lark_md', 'options', 'number', 'persons', 'date', 'markdown')),
  format: object({ precision: whole(0, 10), symbol: words(), separator: flag }),
  date_format: words(),
  horizontal_align: horizontal,
  vertical_align: vertical,
})

/** Components that only show something (content-components/*). */
export const contentComponents: Readonly<Record<string, Shape>> = {
  div: { text: text, icon, width: pixels(16, 999, 'fill', 'auto') },
  markdown: { content: must(words()), i18n_content: record(words()), text_align: horizontal, text_size: textSize, icon },
  img: {
    img_key: must(imageKey),
    i18n_img_key: record(words()),
    alt: must(plainText()),
    title: text,
    corner_radius: radius,
    scale_type: oneOf('crop_center', 'crop_top', 'fit_horizontal'),
    size: matching(/^(large|medium|small|tiny|stretch|\d{1,3}px \d{1,3}px)$/, 'large, medium, small, tiny, stretch or "WpxHpx"'),
    transparent: flag,
    preview: flag,
  },
  img_combination: {
    combination_mode: must(oneOf('double', 'triple', 'bisect', 'trisect')),
    img_list: must(list(object({ img_key: must(imageKey) }), { least: 1, most: 9 })),
    combination_transparent: flag,
    corner_radius: radius,
  },
  person: {
    user_id: must(filled),
    size: oneOf('extra_small', 'small', 'medium', 'large'),
    show_avatar: flag,
    show_name: flag,
    style: oneOf('normal', 'capsule'),
  },
  person_list: {
    persons: must(list(object({ id: must(filled) }))),
    drop_invalid_user_id: flag,
    lines: whole(1, 1000),
    show_name: flag,
    show_avatar: flag,
    size: oneOf('extra_small', 'small', 'medium', 'large'),
    icon,
    ud_icon: iconOfLibrary,
  },
  chart: {
    chart_spec: must(chartSpec),
    aspect_ratio: oneOf('1:1', '2:1', '4:3', '16:9'),
    color_theme: oneOf('brand', 'rainbow', 'complementary', 'converse', 'primary'),
    preview: flag,
    height: pixels(1, 999, 'auto'),
  },
  table: {
    columns: must(list(column, { least: 1, most: 50 })),
    rows: must(list(record(anything))),
    page_size: whole(1, 10),
    row_height: pixels(32, 124, 'low', 'middle', 'high', 'auto'),
    row_max_height: pixels(32, 999),
    header_style: object({
      text_align: horizontal,
      text_size: oneOf('normal', 'heading'),
      background_style: oneOf('none', 'grey'),
      text_color: oneOf('default', 'grey'),
      bold: flag,
      lines: whole(1, 1000),
    }),
    freeze_first_column: flag,
  },
  hr: {},
  audio: { file_key: must(filled), audio_id: must(filled), style: anything, border_color: colour },
}
