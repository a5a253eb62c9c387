import type { z } from 'zod'

import { AppError } from '../../lib/errors.ts'

/** What the fields of a card are called, and how a right value looks where a wrong one is likely. */
const fields: Readonly<Record<string, { readonly zh: string; readonly example?: string }>> = {
  enterprise: { zh: '单位' },
  place: { zh: '位置' },
  description: { zh: '描述' },
  found_on: { zh: '发现日期', example: '请选择日期，例如 2026-11-23' },
  grade: { zh: '等级', example: '请从选项中选择' },
  discovery: { zh: '发现方式', example: '请从选项中选择' },
  cause: { zh: '原因', example: '请从选项中选择' },
  programme: { zh: '专项行动', example: '请从选项中选择' },
  imminent: { zh: '险情紧急' },
  photo_waiver: { zh: '没有照片的原因' },
  backfill_reason: { zh: '补录原因' },
  due_on: { zh: '整改期限', example: '请选择日期，例如 2026-12-20' },
  fixer: { zh: '整改责任人' },
  clause: { zh: '判定条款' },
  clause_text: { zh: '条款内容' },
  fact: { zh: '事实' },
  harm: { zh: '危害' },
  advice: { zh: '整改建议' },
  reason: { zh: '原因' },
  responsible: { zh: '责任人' },
  measures: { zh: '整改措施' },
  funds: { zh: '资金（元）', example: '请填写金额，例如 12000 或 1200.50' },
  cost: { zh: '整改花费（元）', example: '请填写金额，例如 12000 或 1200.50' },
  emergency_plan: { zh: '应急预案' },
  interim_control: { zh: '整改期间的防范措施' },
  reason_class: { zh: '延期原因类别', example: '请从选项中选择' },
  delivered_on: { zh: '送达日期', example: '请选择日期，例如 2026-12-20' },
  received_by: { zh: '收件人' },
  witnesses: { zh: '见证人' },
  how: { zh: '送达方式' },
  into: { zh: '合并到的隐患编号', example: '请填写编号，例如 HZ-20261123-001' },
  receipt_number: { zh: '回执号' },
  receipt_on: { zh: '回执日期', example: '请选择日期，例如 2026-12-20' },
  opinion: { zh: '处置意见' },
  body: { zh: '单位', example: '请从选项中选择' },
  result: { zh: '办结情况' },
  on_site: { zh: '现场复查' },
  reached: { zh: '是否通话' },
  spoken_to: { zh: '与谁通话' },
  note: { zh: '说明' },
}

/** What a field is called on the cards; the bare name for one nobody named. */
export const fieldLabel = (field: string): string => fields[field]?.zh ?? field

/** The refusal of one field: named, in Chinese, saying what to do. */
export function fieldError(field: string, what: string): AppError {
  return new AppError('invalid-input', `「${fieldLabel(field)}」${what}`, { field })
}

/**
 * What a person filled into a card, checked.
 *
 * @throws AppError `invalid-input` for the first wrong field, with its name; the rest of the form is the caller's to keep.
 */
export function parseForm<F>(schema: z.ZodType<F>, form: unknown): F {
  const filled = typeof form === 'object' && form !== null ? form : {}
  const parsed = schema.safeParse(filled)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const field = String(issue?.path[0] ?? '')
  const value = field === '' ? undefined : Reflect.get(filled, field)
  throw fieldError(field, issue === undefined ? '填写有误，请检查。' : sentence(issue, field, value))
}

function sentence(issue: z.core.$ZodIssue, field: string, value: unknown): string {
  const isMissing = value === undefined || value === null || (typeof value === 'string' && value.trim() === '')
  if (isMissing) return '没有填写，请补上后再提交。'
  if (issue.code === 'too_big') return `太长，最多 ${String(issue.maximum)} 个字，请缩短后再提交。`
  return `填写有误，${fields[field]?.example ?? '请修改后再提交'}。`
}
