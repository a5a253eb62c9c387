export { formatDay, formatDue, formatInstant } from '../../src/lib/calendar-words.ts'
export { type CardSpec, drawCard, type Tone } from './card.ts'
export { type Bar, barChart } from './chart.ts'
export { type ActionValue, type ButtonOptions, button, overflow, submit } from './controls.ts'
export { daysLeftText, untilText } from './dates.ts'
export { escapeMarkdown, lines, Markdown, md, plain } from './escape.ts'
export {
  checker,
  datePicker,
  type Filled,
  type FormError,
  form,
  input,
  type Option,
  refusal,
  select,
  type Values,
} from './fields.ts'
export { type Cut, maxCardBytes, maxElements, withMost } from './fit.ts'
export { buttonRow, collapsible, columnSet, table, withRemark } from './layout.ts'
export { yuanText } from './money.ts'
export { image, imageRow, pictureHashesIn, withPictureKeys } from './pictures.ts'
export { telLink } from './tel.ts'
export { divText, hr, markdown, plainText } from './text.ts'
export type { BaseContext, ButtonElement, Card, CardContext, CardElement } from './types.ts'
export { byteSize, countElements, hasForm, objectsIn } from './walk.ts'
