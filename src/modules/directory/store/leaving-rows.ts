import { z } from 'zod'

import type { Tx } from '../../../db/types.ts'
import { isRoleCode } from '../rules/roles.ts'
import type { RoleCode } from '../types.ts'

/** A role that runs. */
export interface RunningMembership {
  readonly id: string
  readonly personId: string
  readonly organisationId: string
  readonly role: RoleCode
}

const running = z.array(
  z.object({
    id: z.string(),
    personId: z.string(),
    organisationId: z.string(),
    role: z.custom<RoleCode>((value) => typeof value === 'string' && isRoleCode(value)),
  }),
)

/** The roles of a person that run at an instant, or one of them, locked until the transaction ends. */
export async function lockMemberships(tx: Tx, of: { personId: string } | { id: string }, at: Date): Promise<RunningMembership[]> {
  const [person, id] = 'id' in of ? [null, of.id] : [of.personId, null]
  return running.parse(
    await tx.$queryRaw`
      SELECT id, person_id AS "personId", organisation_id AS "organisationId", role FROM membership
      WHERE (person_id = ${person}::text OR id = ${id}::text) AND starts_at <= ${at} AND (ends_at IS NULL OR ends_at > ${at})
      ORDER BY starts_at, id FOR UPDATE`,
  )
}

/** Ends a role and every list in which it stands: duty, deputy, responsible staff. */
export async function endMembershipRow(tx: Tx, membership: RunningMembership, endsAt: Date): Promise<void> {
  const { personId, organisationId, role } = membership
  await tx.membership.update({ where: { id: membership.id }, data: { endsAt } })
  await tx.dutyEntry.updateMany({ where: { personId, organisationId, role, endsAt: null }, data: { endsAt } })
  const others = await tx.membership.count({ where: { personId, organisationId, OR: [{ endsAt: null }, { endsAt: { gt: endsAt } }] } })
  if (others > 0) return
  await tx.deputy.updateMany({
    where: { organisationId, endsAt: null, OR: [{ personId }, { deputyPersonId: personId }] },
    data: { endsAt },
  })
  await tx.responsibleStaff.updateMany({ where: { insurerId: organisationId, personId, endsAt: null }, data: { endsAt } })
}

/** Ends an account; null when it is unknown, has ended before, or was bound after its person left. */
export async function endAccount(
  tx: Tx,
  { appId, openId, leftAt }: { appId: string; openId: string; leftAt: Date },
  endedAt: Date,
): Promise<{ personId: string } | null> {
  const { count } = await tx.account.updateMany({ where: { appId, openId, endedAt: null, createdAt: { lte: leftAt } }, data: { endedAt } })
  if (count === 0) return null
  return tx.account.findUnique({ where: { appId_openId: { appId, openId } }, select: { personId: true } })
}
