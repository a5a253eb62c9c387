import type { Tx } from '../../../db/types.ts'
import { AppError } from '../../../lib/errors.ts'
import { holders, personName, type RoleCode } from '../../directory/index.ts'
import { fieldError } from '../parse-form.ts'

const fixerRoles: readonly RoleCode[] = ['qy.fixer', 'qy.safety', 'qy.principal', 'qy.controller']

/**
 * The person of an enterprise who shall fix, by id or full name.
 *
 * @throws AppError `invalid-input` on `fixer` when nobody there is called so, `ambiguous` when several are.
 */
export async function namedFixer(tx: Tx, asked: { enterpriseId: string; said: string }, now: Date): Promise<string> {
  const staff = await holders(tx, { organisationId: asked.enterpriseId, roles: fixerRoles }, now)
  const byId = staff.find(({ personId }) => personId === asked.said)
  if (byId !== undefined) return byId.personId
  const names = await Promise.all(staff.map(async ({ personId }) => ({ personId, name: await personName(tx, personId) })))
  const [only, second] = names.filter(({ name }) => name === asked.said)
  if (only === undefined) throw fieldError('fixer', `在这家企业没有找到「${asked.said}」，请从名单中选择。`)
  if (second !== undefined) throw new AppError('ambiguous', `有两位「${asked.said}」，请从名单中选择。`, { field: 'fixer' })
  return only.personId
}

/** Who fixes when nobody was named: the first fixer, else the safety manager, else the principal. null for a site without people. */
export async function usualFixer(tx: Tx, enterpriseId: string, now: Date): Promise<string | null> {
  const [first] = await holders(tx, { organisationId: enterpriseId, roles: fixerRoles }, now)
  return first?.personId ?? null
}

/** The named one, or the usual one where nobody was named. */
export async function chosenFixer(tx: Tx, asked: { enterpriseId: string; said: string | null }, now: Date): Promise<string | null> {
  return asked.said === null
    ? usualFixer(tx, asked.enterpriseId, now)
    : namedFixer(tx, { enterpriseId: asked.enterpriseId, said: asked.said }, now)
}
