import type { Tx } from '../../../db/types.ts'
import { record } from '../../../journal/index.ts'
import { enqueueNotices, refreshNotices } from '../../../notices/index.ts'
import type { HookDeps, PeopleChange } from '../hooks.ts'
import { personBehind } from '../queries/person-behind.ts'
import { holdsRole } from '../queries/recipients.ts'
import { isRoleCode } from '../rules/roles.ts'
import { addMemberships, addPeople, bindAccount } from '../store/directory-rows.ts'
import { decideRegistration, type RegistrationRow } from '../store/registration-rows.ts'
import type { Actor } from '../types.ts'

interface LettingIn {
  readonly request: RegistrationRow
  /** null: the operator's own code stands for the decision. */
  readonly by: Actor | null
}

/**
 * Carries an approval out: person, account, role, journal, the news to the person, and what waits in the body for the role.
 */
export async function letIn(tx: Tx, deps: HookDeps & PeopleChange, { request, by }: LettingIn): Promise<void> {
  const now = deps.clock.now()
  const { role, organisationId } = request
  if (!isRoleCode(role)) throw new Error(`registration ${request.id} carries no role`)
  const personId = await bind(tx, deps, request)
  if (!(await holdsRole(tx, { personId, organisationId, role }, now))) {
    await addMemberships(tx, [{ id: deps.ids.next(), personId, organisationId, role }], now)
  }
  await decideRegistration(tx, request.id, { state: 'approved', decidedAt: now, decidedBy: by?.personId ?? null, reason: null })
  const to = { personId, organisationId, role }
  const subject = { type: 'registration', id: request.id }
  await record(tx, deps, {
    action: 'registration.approved',
    by: by ?? to,
    channel: by === null ? 'operator' : 'chat',
    source: by?.source,
    subject,
    from: 'waiting',
    to: 'approved',
    details: { personId, role, organisationId },
  })
  await refreshNotices(tx, deps, subject)
  await enqueueNotices(tx, deps, [{ kind: 'registration-decided', subject, to, dedupeKey: `registration-decided:${request.id}` }])
  for (const arrived of deps.hooks.arrived) await arrived(tx, deps, to)
}

/** The person this account stands for from now on; made when there is none. */
async function bind(tx: Tx, deps: HookDeps, request: RegistrationRow): Promise<string> {
  const now = deps.clock.now()
  const known = await personBehind(tx, request)
  const personId = known ?? deps.ids.next()
  if (known === null) {
    await addPeople(tx, [{ id: personId, name: request.name, ...(request.mobile === null ? {} : { mobile: request.mobile }) }], now)
  }
  const { appId, openId, tenantKey } = request
  await bindAccount(tx, { appId, openId, tenantKey, personId }, now)
  return personId
}
