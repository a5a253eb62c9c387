import { z } from 'zod'

import type { Tx } from '../../../db/types.ts'

/** A request as it is written. */
export interface NewRegistration {
  readonly id: string
  readonly appId: string
  readonly openId: string
  readonly tenantKey: string
  readonly name: string
  readonly mobile: string | null
  readonly organisationId: string
  readonly role: string
  readonly inviteCodeId: string | null
  readonly requestedAt: Date
}

/** A request as it stands. */
export type RegistrationRow = NonNullable<Awaited<ReturnType<typeof lockRegistration>>>

const tries = z.array(z.object({ count: z.number() }))

/** Counts one more try of an account on a Shanghai day; concurrent tries wait for each other here. */
export async function countTry(tx: Tx, account: { appId: string; openId: string }, on: string): Promise<number> {
  const [row] = tries.parse(
    await tx.$queryRaw`
      INSERT INTO registration_attempt (app_id, open_id, "on", count) VALUES (${account.appId}, ${account.openId}, ${on}, 1)
      ON CONFLICT (app_id, open_id, "on") DO UPDATE SET count = registration_attempt.count + 1 RETURNING count`,
  )
  return row?.count ?? 1
}

/** Writes a request that waits. */
export async function addRegistration(tx: Tx, row: NewRegistration): Promise<void> {
  await tx.registrationRequest.create({ data: { ...row, state: 'waiting' } })
}

/** Whether the same account waits already for the same role. */
export async function isWaiting(tx: Tx, row: Pick<NewRegistration, 'appId' | 'openId' | 'organisationId' | 'role'>): Promise<boolean> {
  const { appId, openId, organisationId, role } = row
  return (await tx.registrationRequest.count({ where: { appId, openId, organisationId, role, state: 'waiting' } })) > 0
}

/** The request, locked until the transaction ends: of two deciders the second sees the first's decision. */
export async function lockRegistration(tx: Tx, id: string) {
  await tx.$queryRaw`SELECT 1 FROM registration_request WHERE id = ${id} FOR UPDATE`
  return tx.registrationRequest.findUnique({ where: { id } })
}

/** Writes the decision. */
export async function decideRegistration(
  tx: Tx,
  id: string,
  decision: { state: 'approved' | 'refused'; decidedAt: Date; decidedBy: string | null; reason: string | null },
): Promise<void> {
  await tx.registrationRequest.update({ where: { id }, data: decision })
}
