import { z } from 'zod'

import type { Tx } from '../../../db/types.ts'
import { shanghaiDate } from '../../../lib/calendar.ts'
import { isRoleCode } from '../rules/roles.ts'
import { triesADay } from '../rules/tries.ts'
import type { Actor, RoleCode } from '../types.ts'
import { mayDecide } from './approvers.ts'

/** A request that waits for this actor's decision. */
export interface WaitingRegistration {
  readonly id: string
  readonly name: string
  readonly role: RoleCode
  readonly organisationId: string
  readonly requestedAt: Date
}

/** Most requests looked at; the oldest first, so that none is passed over for ever. */
const most = 100

const waiting = z.array(
  z.object({
    id: z.string(),
    name: z.string(),
    role: z.custom<RoleCode>((value) => typeof value === 'string' && isRoleCode(value)),
    organisationId: z.string(),
    requestedAt: z.date(),
  }),
)

/** What waits on an actor to be decided: in the own body, and at a bureau the enterprises of its city. Oldest first. */
export async function waitingRegistrations(tx: Tx, actor: Actor, now: Date): Promise<WaitingRegistration[]> {
  const city = actor.organisationKind === 'emergency-bureau' ? actor.regionCode.slice(0, 4) : null
  const rows = waiting.parse(
    await tx.$queryRaw`
      SELECT r.id, r.name, r.role, r.organisation_id AS "organisationId", r.requested_at AS "requestedAt"
      FROM registration_request r JOIN organisation o ON o.id = r.organisation_id
      WHERE r.state = 'waiting' AND (o.id = ${actor.organisationId} OR (o.kind = 'enterprise' AND starts_with(o.region_code, ${city})))
      ORDER BY r.requested_at, r.id LIMIT ${most}`,
  )
  const mine: WaitingRegistration[] = []
  for (const row of rows) if (await mayDecide(tx, actor, row, now)) mine.push(row)
  return mine
}

/** How often an account may still try to register today; 0 to five. */
export async function triesLeft(tx: Tx, account: { appId: string; openId: string }, now: Date): Promise<number> {
  const { appId, openId } = account
  const row = await tx.registrationAttempt.findUnique({ where: { appId_openId_on: { appId, openId, on: shanghaiDate(now) } } })
  return Math.max(0, triesADay - (row?.count ?? 0))
}
