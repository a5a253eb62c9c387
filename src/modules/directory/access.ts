import { AppError } from '../../lib/errors.ts'
import { can, type Permission, permissions, rolesThatCan } from './rules/permissions.ts'
import { roleLabel } from './rules/roles.ts'
import type { Actor } from './types.ts'

/**
 * Lets an act through only when the permission table names the actor's role.
 *
 * @throws AppError `not-allowed` that says which roles may do it, so that the reader knows whom to ask.
 */
export function mustBeAllowed(actor: Actor, permission: Permission): void {
  if (can(actor, permission)) return
  const others = rolesThatCan(permission).slice(0, 4).map(roleLabel).join('、')
  throw new AppError(
    'not-allowed',
    `您现在的身份（${roleLabel(actor.role)}）不能${permissions[permission].zh}。请由${others}办理，或切换身份后再试。`,
  )
}

/** The one answer to "does not exist" and to "not yours": nobody learns which it was. */
export function enterpriseNotFound(): AppError {
  return new AppError('not-found', '没有找到这家企业。请核对企业全称或统一社会信用代码后再试。', { field: 'enterprise' })
}
