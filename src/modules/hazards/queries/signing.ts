import type { Tx } from '../../../db/types.ts'
import { personName, principalsOf, roleLabel } from '../../directory/index.ts'
import { channelReason } from '../rules/channel-reasons.ts'
import { hazardNotices } from '../rules/notice-names.ts'
import { signerReach } from '../rules/signer-reach.ts'
import type { SignerView } from '../types.ts'

/**
 * How far the notification of a major hazard came with each who may sign it, principals first; empty where nobody is registered.
 */
export async function signersOf(
  tx: Tx,
  hazard: { readonly id: string; readonly enterpriseId: string | null },
  now: Date,
): Promise<SignerView[]> {
  if (hazard.enterpriseId === null) return []
  const signers = await principalsOf(tx, hazard.enterpriseId, now)
  const rows = await tx.notice.findMany({
    where: { subjectType: 'hazard', subjectId: hazard.id, kind: hazardNotices.majorNotice, channel: 'card' },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: { personId: true, state: true, reason: true, deliveredAt: true, readAt: true },
  })
  return Promise.all(
    signers.map(async ({ personId, role }) => {
      const mine = rows.filter((row) => row.personId === personId)
      const { reach, at, code } = signerReach(mine)
      const reason = code === null ? null : channelReason(code)
      return { personId, name: await personName(tx, personId), roleLabel: roleLabel(role), reach, at, reason }
    }),
  )
}
