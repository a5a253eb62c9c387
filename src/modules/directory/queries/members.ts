import { z } from 'zod'

import { Prisma } from '../../../db/generated/client.ts'
import type { Tx } from '../../../db/types.ts'
import { AppError } from '../../../lib/errors.ts'
import { administers } from '../rules/administration.ts'
import { isRoleCode, roleLabel } from '../rules/roles.ts'
import type { Actor, RoleCode } from '../types.ts'
import { holdsAt } from './rows.ts'

/** Somebody's running role in the reader's own body. */
export interface Member {
  readonly membershipId: string
  readonly personId: string
  readonly name: string
  readonly role: RoleCode
  /** Who takes over from this person; null where nobody is named. */
  readonly deputyName: string | null
  /** Whether the person has an account a card can be sent to. */
  readonly isReachable: boolean
}

/** A page of members. */
export interface MemberPage {
  readonly members: readonly Member[]
  readonly page: number
  readonly pages: number
  readonly total: number
}

/** Rows on one card. */
const pageSize = 8

const memberRows = z.array(
  z.object({
    membershipId: z.string(),
    personId: z.string(),
    name: z.string(),
    role: z.custom<RoleCode>((value) => typeof value === 'string' && isRoleCode(value)),
    deputyName: z.string().nullable(),
    isReachable: z.boolean(),
  }),
)

/**
 * Everybody with a role in the actor's own body, by name; a person with two roles stands there twice.
 *
 * @throws AppError `not-allowed` for who keeps no body's people.
 */
export async function membersOf(tx: Tx, actor: Actor, now: Date): Promise<Member[]> {
  mustAdminister(actor)
  return read(tx, { actor, where: Prisma.sql`TRUE` }, now)
}

/** The same, a page at a time. Beyond the last page the last one is given. */
export async function memberPage(tx: Tx, asked: { actor: Actor; page: number }, now: Date): Promise<MemberPage> {
  const all = await membersOf(tx, asked.actor, now)
  const pages = Math.max(1, Math.ceil(all.length / pageSize))
  const page = Math.min(Math.max(1, asked.page), pages)
  return { members: all.slice((page - 1) * pageSize, page * pageSize), page, pages, total: all.length }
}

/**
 * One role of the actor's own body.
 *
 * @throws AppError `not-allowed` as {@link membersOf}; `not-found` for a role that has ended, of another body, or that never was.
 */
export async function memberOf(tx: Tx, asked: { actor: Actor; membershipId: string }, now: Date): Promise<Member> {
  mustAdminister(asked.actor)
  const [member] = await read(tx, { actor: asked.actor, where: Prisma.sql`m.id = ${asked.membershipId}` }, now)
  if (member === undefined) throw new AppError('not-found', '没有找到这个身份，可能已经结束。请发“单位管理”看最新名单。')
  return member
}

function mustAdminister(actor: Actor): void {
  if (administers(actor.role)) return
  throw new AppError(
    'not-allowed',
    `您现在的身份（${roleLabel(actor.role)}）不管理单位成员。请由本单位管理员或主要负责人办理，或切换身份后再试。`,
  )
}

async function read(tx: Tx, { actor, where }: { actor: Actor; where: Prisma.Sql }, now: Date): Promise<Member[]> {
  return memberRows.parse(
    await tx.$queryRaw`
      SELECT m.id AS "membershipId", m.person_id AS "personId", p.name, m.role,
        (SELECT q.name FROM deputy d JOIN person q ON q.id = d.deputy_person_id
          WHERE d.organisation_id = m.organisation_id AND d.person_id = m.person_id AND ${holdsAt('d', now)}
          ORDER BY d.starts_at DESC, d.id LIMIT 1) AS "deputyName",
        EXISTS (SELECT 1 FROM account a WHERE a.person_id = m.person_id AND (a.ended_at IS NULL OR a.ended_at > ${now})) AS "isReachable"
      FROM membership m JOIN person p ON p.id = m.person_id
      WHERE m.organisation_id = ${actor.organisationId} AND ${holdsAt('m', now)} AND ${where}
      ORDER BY p.name, m.starts_at, m.id`,
  )
}
