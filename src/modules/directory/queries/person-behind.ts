import type { Tx } from '../../../db/types.ts'
import type { RegistrationRow } from '../store/registration-rows.ts'

/**
 * The person an applicant is already: by the account, also one that has ended (a former colleague comes back); else the one of
 * the same name and role the body has had without any account (entered before, never reached), so that a principal is not
 * there twice. null for somebody new.
 */
export async function personBehind(tx: Tx, request: RegistrationRow): Promise<string | null> {
  const account = await tx.account.findUnique({ where: { appId_openId: { appId: request.appId, openId: request.openId } } })
  if (account !== null) return account.personId
  const held = await tx.membership.findMany({
    where: { organisationId: request.organisationId, role: request.role, endsAt: null },
    select: { personId: true },
  })
  const ids = held.map(({ personId }) => personId)
  const reached = await tx.account.findMany({ where: { personId: { in: ids } }, select: { personId: true } })
  const namesake = await tx.person.findFirst({
    where: { name: request.name, id: { in: ids.filter((id) => !reached.some(({ personId }) => personId === id)) } },
    select: { id: true },
  })
  return namesake?.id ?? null
}
