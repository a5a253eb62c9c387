import { z } from 'zod'

import { AppError } from '../../lib/errors.ts'
import { isRoleCode } from './rules/roles.ts'
import type { RoleCode } from './types.ts'

/** What people type into the cards of the directory, in the domain's words; the same names on every card. */
const words = (zh: string, max: number) => {
  const missing = `「${zh}」没有填写，请补上后再提交。`
  return z.string({ error: missing }).trim().min(1, missing).max(max, `「${zh}」太长，最多 ${max} 个字，请缩短后再提交。`)
}

const roleCode = z.custom<RoleCode>((value) => typeof value === 'string' && isRoleCode(value), '「身份」请从选项中选择。')

/** Optional, because the platform may not tell it; 11 digits when it is there. */
const mobile = z
  .string()
  .trim()
  .transform((value) => (value === '' ? undefined : value.replace(/^(\+86|0086)/, '').replaceAll(/[\s-]/g, '')))
  .refine((value) => value === undefined || /^1[3-9]\d{9}$/.test(value), '「手机号」应为 11 位数字，例如 13900000001。')
  .optional()

/** A stranger asks for a role in a body. */
export const registrationForm = z.object({ organisation: words('单位', 100), role: roleCode, name: words('姓名', 30), mobile })

/** The same with an invite code, which binds body and role. */
export const codeForm = z.object({ code: words('邀请码', 40), name: words('姓名', 30), mobile })

/** Why something is refused or ended. */
export const directoryReasonForm = z.object({ reason: words('原因', 200) })

/** Who takes over from a colleague; `nobody` takes the deputy away. */
export const deputyForm = z.object({ deputy: words('代理人', 60).transform((id) => (id === 'nobody' ? null : id)) })

/** For which role a code is made. */
export const inviteForm = z.object({ role: roleCode })

const listed = z
  .string()
  .trim()
  .transform((id) => (id === '' || id === 'nobody' ? undefined : id))
  .optional()

/** The roles (by membership) on a duty list, in the order they are told. */
export const dutyForm = z.object({ person_1: listed, person_2: listed, person_3: listed, person_4: listed, person_5: listed })

/** Who is responsible for a customer. */
export const responsibleForm = z.object({ person: words('负责的风控专员', 60) })

/** What a person's contact is needed for; two signs at least, so that it says something. */
export const unmaskForm = z.object({ purpose: words('用途', 200).min(2, '「用途」请写清楚要联系什么事，至少两个字。') })

/**
 * What was filled in, checked.
 *
 * @throws AppError `invalid-input` for the first wrong field, with its name and what to do.
 */
export function parseFields<F>(schema: z.ZodType<F>, form: unknown): F {
  const parsed = schema.safeParse(typeof form === 'object' && form !== null ? form : {})
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const field = String(issue?.path[0] ?? '')
  throw new AppError('invalid-input', issue?.message ?? '填写有误，请检查后再提交。', field === '' ? {} : { field })
}
