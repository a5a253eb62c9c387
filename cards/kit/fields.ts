import { md } from './escape.ts'
import { markdown, plainText } from './text.ts'
import type { CardElement, FormElement } from './types.ts'

/** What was filled in before, as typed; a refused form comes back with it. */
export type Values = Readonly<Record<string, string | boolean | undefined>>

/** Why a form was refused: the field at fault where there is one, and what to do. */
export interface FormError {
  readonly field?: string | undefined
  readonly message: string
}

/** A form being drawn again: what was filled in, and what is wrong with it. */
export interface Filled {
  readonly values?: Values | undefined
  readonly error?: FormError | undefined
}

interface Field {
  readonly name: string
  /** A label that ends in a bracket says itself when the field is needed. */
  readonly label: string
  /** Must be filled before the client sends the form. */
  readonly required?: boolean
}

export interface Option {
  readonly value: string
  readonly text: string
}

function labelOf({ name, label, required }: Field, { error }: Filled): string {
  const mark = error?.field === name ? '【请改这一项】' : ''
  if (required) return `${mark}${label}（必填）`
  return label.endsWith('）') ? `${mark}${label}` : `${mark}${label}（选填）`
}

function textValue(name: string, { values }: Filled): string | undefined {
  const value = values?.[name]
  return typeof value === 'string' && value !== '' ? value : undefined
}

/** A line of text, or several lines when `rows` is given. */
export function input(
  field: Field & { readonly max: number; readonly rows?: number; readonly placeholder?: string },
  filled: Filled,
): CardElement[] {
  const before = textValue(field.name, filled)
  return [
    {
      tag: 'input',
      name: field.name,
      label: plainText(labelOf(field, filled)),
      placeholder: plainText(field.placeholder ?? '请填写'),
      ...(before !== undefined && { default_value: before.slice(0, field.max) }),
      required: field.required ?? false,
      max_length: field.max,
      ...(field.rows && { input_type: 'multiline_text' as const, rows: field.rows, auto_resize: true, max_rows: 12 }),
      width: 'fill',
    },
  ]
}

/** A choice of one, nothing when there is nothing to choose; an earlier value that is no longer offered is not kept. */
export function select(
  field: Field & { readonly options: readonly Option[]; readonly placeholder?: string },
  filled: Filled,
): CardElement[] {
  if (field.options.length === 0) return []
  const before = textValue(field.name, filled)
  const known = field.options.some((option) => option.value === before)
  return [
    markdown(md`${labelOf(field, filled)}`),
    {
      tag: 'select_static',
      name: field.name,
      placeholder: plainText(field.placeholder ?? '请选择'),
      options: field.options.map(({ value, text }) => ({ text: plainText(text), value })),
      ...(known && before !== undefined && { initial_option: before }),
      required: field.required ?? false,
      width: 'fill',
    },
  ]
}

/** A date; what was picked before comes back as `2026-12-20 +0800` and keeps its date. */
export function datePicker(field: Field, filled: Filled): CardElement[] {
  const before = textValue(field.name, filled)?.slice(0, 10)
  const isDate = before !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(before)
  return [
    markdown(md`${labelOf(field, filled)}`),
    {
      tag: 'date_picker',
      name: field.name,
      placeholder: plainText('请选择日期'),
      ...(isDate && { initial_date: before }),
      required: field.required ?? false,
      width: 'fill',
    },
  ]
}

/** A tick. */
export function checker(field: { readonly name: string; readonly label: string }, filled: Filled): CardElement[] {
  const before = filled.values?.[field.name]
  return [{ tag: 'checker', name: field.name, checked: before === true || before === 'true', text: plainText(field.label) }]
}

/** A form; stands at the root of the card only and must hold a submit button. */
export function form(name: string, elements: readonly CardElement[]): FormElement {
  return { tag: 'form', name, elements }
}

/** What is wrong with a refused form, above it; nothing when it was not refused. */
export function refusal({ error }: Filled): CardElement[] {
  if (!error) return []
  return [markdown(md`<font color='red'>**没有提交成功**：${error.message}</font>\n其他内容已保留，改好后再提交。`)]
}
