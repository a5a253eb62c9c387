import { z } from 'zod'

import type { Tx } from '../../../db/types.ts'
import { normaliseCreditCode } from '../../../lib/credit-code.ts'
import { levelOf } from '../rules/levels.ts'
import { maskPhone } from '../rules/masking.ts'
import { organisationKinds } from '../rules/organisation-kinds.ts'
import { isRoleCode, roleLabel, rolesOf } from '../rules/roles.ts'
import type { OrganisationKind, RoleCode } from '../types.ts'
import { personName } from './people.ts'
import { displayName } from './rows.ts'

/** A request as who decides on it sees it. */
export interface RegistrationView {
  readonly id: string
  readonly state: 'waiting' | 'approved' | 'refused' | 'lapsed'
  readonly name: string
  /** Masked; null when none was given. */
  readonly mobile: string | null
  readonly organisationName: string
  readonly role: RoleCode
  readonly roleLabel: string
  readonly withCode: boolean
  readonly requestedAt: Date
  readonly decidedAt: Date | null
  /** Name of who decided; null while it waits, and for the first administrator, whom the operator's code lets in. */
  readonly decidedBy: string | null
  readonly reason: string | null
}

const state = z.enum(['waiting', 'approved', 'refused', 'lapsed'])
const roleCode = z.custom<RoleCode>((value) => typeof value === 'string' && isRoleCode(value))

/** One request; null for an id nobody has. Who may read it is the caller's to ask. */
export async function registrationView(tx: Tx, id: string): Promise<RegistrationView | null> {
  const row = await tx.registrationRequest.findUnique({ where: { id } })
  if (row === null) return null
  const body = await tx.organisation.findUnique({ where: { id: row.organisationId } })
  const role = roleCode.parse(row.role)
  return {
    id,
    state: state.parse(row.state),
    name: row.name,
    mobile: row.mobile === null ? null : maskPhone(row.mobile),
    organisationName: body === null ? '' : displayName(body),
    role,
    roleLabel: roleLabel(role),
    withCode: row.inviteCodeId !== null,
    requestedAt: row.requestedAt,
    decidedAt: row.decidedAt,
    decidedBy: row.decidedBy === null ? null : await personName(tx, row.decidedBy),
    reason: row.reason,
  }
}

/** A body a role can be asked for in. */
export interface RegistrableBody {
  readonly id: string
  readonly kind: OrganisationKind
}

/**
 * The one body with exactly this full name (with its site, where there are several) or credit code that has such a role; null
 * for none and for several, so that nobody learns which.
 */
export async function bodyForRegistration(tx: Tx, text: string, role: RoleCode): Promise<RegistrableBody | null> {
  const asked = text.normalize('NFKC').replaceAll(/\s/g, '')
  const bare = asked.replaceAll(/[()]/g, '')
  const found = z
    .array(
      z.object({
        id: z.string(),
        kind: z.enum(organisationKinds),
        regionCode: z.string(),
        developmentZone: z.string().nullable(),
      }),
    )
    .parse(
      await tx.$queryRaw`
        SELECT o.id, o.kind, o.region_code AS "regionCode", o.development_zone AS "developmentZone" FROM organisation o
        WHERE o.ended_at IS NULL AND (o.credit_code = ${normaliseCreditCode(text)} OR translate(o.name, '（）', '()') = ${asked}
          OR (o.site_name <> '' AND translate(o.name || o.site_name, '（）()', '') = ${bare}))
        ORDER BY o.id LIMIT 2`,
    )
  const [only] = found
  if (only === undefined || found.length > 1) return null
  const level = only.kind === 'emergency-bureau' ? levelOf(only) : null
  const offered = rolesOf(only.kind, level).some((row) => row.role === role && row.approvedIn !== 'nobody')
  return offered ? { id: only.id, kind: only.kind } : null
}
