import { enterpriseNotFound, mustBeAllowed } from '../access.ts'
import { maySeeEnterprise } from '../queries/enterprise-scope.ts'
import type { Actor } from '../types.ts'
import { type CodeDeps, type IssuedCode, issueInviteCode } from './issue-invite-code.ts'

/**
 * Makes the code with which the principal of an enterprise registers: to be read out or sent to the principal by who asked.
 *
 * @throws AppError `not-allowed` for other roles; `not-found` for an enterprise that is not the actor's.
 */
export async function inviteEnterprise(deps: CodeDeps, actor: Actor, input: { readonly enterpriseId: string }): Promise<IssuedCode> {
  mustBeAllowed(actor, 'directory.invite')
  const { enterpriseId } = input
  if (!(await maySeeEnterprise(deps.db.prisma, actor, { enterpriseId, now: deps.clock.now() }))) throw enterpriseNotFound()
  return issueInviteCode(deps, actor, { organisationId: enterpriseId, role: 'qy.principal' })
}
