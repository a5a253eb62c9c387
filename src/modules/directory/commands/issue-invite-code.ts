import { inTransaction } from '../../../db/transaction.ts'
import type { CommandDeps, Tx } from '../../../db/types.ts'
import { type JournalEntry, record } from '../../../journal/index.ts'
import { AppError } from '../../../lib/errors.ts'
import { mustBeAllowed } from '../access.ts'
import { type Draw, inviteCodeDays, inviteCodeHash, newInviteCode } from '../invite-code.ts'
import { mayInvite } from '../queries/invitable.ts'
import { organisationName } from '../queries/people.ts'
import { roleLabel } from '../rules/roles.ts'
import { addInviteCode } from '../store/invite-rows.ts'
import type { Actor, RoleCode } from '../types.ts'

/** `draw` stands in for the machine's randomness in tests. */
export type CodeDeps = CommandDeps & { readonly draw?: Draw }

/** A code as it is shown, once. */
export interface IssuedCode {
  readonly code: string
  readonly organisationName: string
  readonly roleLabel: string
  readonly expiresAt: Date
}

/**
 * Makes an invite code for a role in a body: one use, seven days, approval still needed. The code is shown by this call only.
 *
 * @throws AppError `not-allowed` for a role that gives out no codes; `not-found` for a body that is not there or not the
 * actor's to invite to, and for a role that body does not have.
 */
export async function issueInviteCode(
  deps: CodeDeps,
  actor: Actor,
  input: { readonly organisationId: string; readonly role: RoleCode },
): Promise<IssuedCode> {
  mustBeAllowed(actor, 'directory.invite')
  return inTransaction(deps.db, async (tx) => {
    if (!(await mayInvite(tx, actor, input, deps.clock.now()))) {
      throw new AppError('not-found', '没有找到可以邀请的单位或身份。请从列表中选择本单位、现有客户或辖区内的企业。')
    }
    return makeCode(tx, deps, { ...input, createdBy: actor.personId, by: actor, channel: 'chat', source: actor.source })
  })
}

/** Writes a code and its journal row; permission was asked by the caller. */
export async function makeCode(
  tx: Tx,
  deps: CodeDeps,
  made: { organisationId: string; role: RoleCode; createdBy: string | null } & Pick<JournalEntry, 'by' | 'channel' | 'source'>,
): Promise<IssuedCode> {
  const { organisationId, role, createdBy } = made
  const createdAt = deps.clock.now()
  const expiresAt = new Date(createdAt.getTime() + inviteCodeDays * 86_400_000)
  const code = newInviteCode(deps.draw)
  const id = deps.ids.next()
  await addInviteCode(tx, { id, codeHash: inviteCodeHash(code), organisationId, role, createdBy, createdAt, expiresAt })
  await record(tx, deps, {
    ...{ action: 'invite.issued', by: made.by, channel: made.channel, source: made.source },
    subject: { type: 'organisation', id: organisationId },
    details: { inviteCodeId: id, role, expiresAt },
  })
  return { code, organisationName: await organisationName(tx, organisationId), roleLabel: roleLabel(role), expiresAt }
}
