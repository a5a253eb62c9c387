import { z } from 'zod'

import { parseDay } from '../../lib/parse-day.ts'

/** Signs nobody sees: control characters but line breaks, and marks that turn the direction of writing. */
const unseen = /[\p{Cc}\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/gu
const withoutControls = (value: string) => value.replaceAll(unseen, (sign) => (sign === '\n' ? sign : sign === '\t' ? ' ' : ''))

/**
 * What people type into cards, in the domain's words; the same names on every card. Texts are trimmed; length limits are
 * those of the card's input fields. Pickers deliver `2026-12-20 +0800`; {@link day} keeps the date.
 */
const text = (max: number) => z.string().transform(withoutControls).pipe(z.string().trim().min(1).max(max))
const optionalText = (max: number) =>
  z
    .string()
    .transform(withoutControls)
    .pipe(z.string().trim().max(max))
    .optional()
    .transform((value) => (value === '' ? undefined : value))
const day = z.string().transform((value, problem) => {
  const on = parseDay(value)
  if (on === undefined) problem.addIssue({ code: 'custom', message: 'not a day of the calendar' })
  return on ?? z.NEVER
})
/** Clients leave an empty optional field out or send it as an empty text: both mean "not given". */
const orNothing = <S extends z.ZodType>(field: S) => z.union([z.literal('').transform(() => undefined), field]).optional()
/** Yuan with at most two decimals, as people write it: `12000`, `1,200.50`; becomes 分. */
const yuan = z
  .string()
  .trim()
  .regex(/^\d{1,3}(,?\d{3}){0,3}(\.\d{1,2})?$/)
  .transform((value) => {
    const [whole = '0', cents = ''] = value.replaceAll(',', '').split('.')
    return BigInt(whole) * 100n + BigInt(cents.padEnd(2, '0'))
  })

export const draftForm = z.object({
  /** Id from a select, or the name or code typed in. */
  enterprise: text(100),
  place: text(100),
  description: text(1000),
  found_on: day,
  /** general | major | unsure: what the finder proposes. */
  grade: orNothing(z.enum(['general', 'major', 'unsure'])).transform((grade) => grade ?? 'unsure'),
  discovery: optionalText(20),
  cause: optionalText(20),
  programme: optionalText(40),
  imminent: z.boolean().default(false),
  photo_waiver: optionalText(200),
  /** Why it is entered later than found; needed when found_on is before today (补录). */
  backfill_reason: optionalText(200),
  due_on: orNothing(day),
  fixer: optionalText(40),
})

export const gradeForm = z.object({
  grade: z.enum(['general', 'major']),
  /** Id of a catalogue line (`COAL-2026|4(一)`), or empty when typed in by hand. */
  clause: optionalText(60),
  clause_text: optionalText(500),
  fact: optionalText(500),
  harm: optionalText(500),
  advice: optionalText(500),
  due_on: orNothing(day),
  fixer: optionalText(40),
})

export const reasonForm = z.object({ reason: text(500) })
export const signForm = z.object({})
export const planForm = z.object({
  responsible: text(50),
  measures: text(1000),
  funds: yuan,
  due_on: day,
  emergency_plan: text(500),
  interim_control: text(500),
})
export const submitForm = z.object({ measures: text(1000), cost: orNothing(yuan) })
export const verifyForm = z.object({ on_site: z.boolean().default(false), reason: optionalText(500) })
export const extendForm = z.object({
  reason_class: z.enum(['force-majeure', 'purchase', 'shutdown-window', 'weather', 'design-approval', 'other']),
  reason: text(500),
  interim_control: text(500),
  due_on: day,
})
export const fixerForm = z.object({ fixer: text(40) })
export const mergeForm = z.object({ into: text(30), reason: text(500) })
/** Who took a paper over, when and how; without a picture of its receipt the reason why there is none. */
const handedOver = { delivered_on: day, received_by: text(30), how: text(200), photo_waiver: optionalText(200) }
export const paperForm = z.object({ ...handedOver, witnesses: text(60) })
export const carryForm = z.object({ ...handedOver, body: text(60) })
export const transferForm = z.object({ body: text(60), reason: text(500) })
export const listForm = z.object({ due_on: day, reason: text(500) })
export const finishForm = z.object({ result: text(1000) })
export const receiptForm = z.object({ receipt_number: text(60), receipt_on: day })
export const answerForm = z.object({ opinion: text(1000) })

export type DraftForm = z.infer<typeof draftForm>
export type GradeForm = z.infer<typeof gradeForm>
export type PlanForm = z.infer<typeof planForm>
export type SubmitForm = z.infer<typeof submitForm>
export type VerifyForm = z.infer<typeof verifyForm>
export type ExtendForm = z.infer<typeof extendForm>
