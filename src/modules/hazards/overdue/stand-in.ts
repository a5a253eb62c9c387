import type { Tx } from '../../../db/types.ts'
import type { Recipient } from '../../../notices/types.ts'
import { can, standInsOf } from '../../directory/index.ts'
import type { RoleCode } from '../../directory/types.ts'
import type { HazardNotice } from '../rules/notice-names.ts'

export interface Untold {
  readonly hazard: string
  readonly kind: HazardNotice
  /** Whom it did not reach. */
  readonly to: Recipient
  /** Only cards of this report count as told; without, every card of the kind. */
  readonly report?: string
}

/** Cards of the kind to people of the body: whom it was sent to, whatever became of it. */
export const cardsToBody = ({ hazard, kind, to, report }: Untold) => ({
  ...{ subjectType: 'hazard', subjectId: hazard, kind, channel: 'card', organisationId: to.organisationId },
  ...(report === undefined ? {} : { params: { path: ['report'], equals: report } }),
})

/** Whether the card came, or may still come, to anybody of the body. */
export async function reachesAnybody(tx: Tx, untold: Untold): Promise<boolean> {
  return (await tx.notice.count({ where: { ...cardsToBody(untold), state: { notIn: ['failed', 'dropped'] } } })) > 0
}

/**
 * Who of the body is asked in place of somebody a card did not reach: his deputy, then the colleagues who may receive reports,
 * each once.
 *
 * @returns null when all of them were tried.
 */
export async function nextStandIn(tx: Tx, untold: Untold, now: Date): Promise<Recipient | null> {
  const absent = { ...untold.to, role: untold.to.role as RoleCode }
  const able = (await standInsOf(tx, absent, now)).filter(({ role }) => can(role as RoleCode, 'report.receive'))
  const tried = await tx.notice.findMany({ where: cardsToBody(untold), select: { personId: true } })
  return able.find(({ personId }) => !tried.some((one) => one.personId === personId)) ?? null
}
