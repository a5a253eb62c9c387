import type { Tx } from '../../../db/types.ts'
import { enqueueNotices } from '../../../notices/index.ts'
import type { HookDeps } from '../hooks.ts'
import { approversOf } from '../queries/approvers.ts'
import { addRegistration, isWaiting, type NewRegistration } from '../store/registration-rows.ts'
import type { RoleCode } from '../types.ts'

/** Writes a request and asks who may decide on it; one that waits already is left as it is. Returns whether it is new. */
export async function askApprovers(tx: Tx, deps: HookDeps, request: NewRegistration & { readonly role: RoleCode }): Promise<boolean> {
  if (await isWaiting(tx, request)) return false
  await addRegistration(tx, request)
  const approvers = await approversOf(tx, request, request.requestedAt)
  await enqueueNotices(
    tx,
    deps,
    approvers.map((to) => ({
      kind: 'registration-asked',
      subject: { type: 'registration', id: request.id },
      to,
      dedupeKey: `registration-asked:${request.id}:${to.personId}`,
    })),
  )
  return true
}
