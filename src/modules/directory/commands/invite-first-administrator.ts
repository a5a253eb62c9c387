import { inTransaction } from '../../../db/transaction.ts'
import type { Tx } from '../../../db/types.ts'
import { AppError } from '../../../lib/errors.ts'
import { levelOf } from '../rules/levels.ts'
import { regionByCode } from '../rules/regions.ts'
import { addOrganisations } from '../store/directory-rows.ts'
import type { IndustryCode, OrganisationKind, RoleCode } from '../types.ts'
import { type CodeDeps, type IssuedCode, makeCode } from './issue-invite-code.ts'

/** The body whose first administrator is invited; kind and region are needed only when it is not entered yet. */
export interface FirstAdministrator {
  /** Full name, or the credit code of a body that is entered already. */
  readonly organisationName: string
  readonly kind?: OrganisationKind
  readonly regionCode?: string
  readonly sectors?: readonly IndustryCode[]
}

const administrators: Readonly<Record<OrganisationKind, RoleCode | null>> = {
  insurer: 'bx.admin',
  agency: 'fw.admin',
  'emergency-bureau': null,
  'industry-department': 'hy.lead',
  'financial-regulator': 'jg.lead',
  association: 'xh.staff',
  operator: 'sys.op',
  // The bureau of the place lets a principal in; where there is none yet, the operator does.
  enterprise: 'qy.principal',
}
const bureauAdministrators = { province: 'yjp.admin', city: 'yjc.admin', county: 'yjx.admin' } as const

/**
 * The operator's one-time code for the first administrator of a body, entering the body when it is new. Who uses it is let in
 * at once, because nobody there could approve.
 *
 * @throws AppError `invalid-input` for a new body without kind or with an unknown region; `ambiguous` when several bodies bear
 * the name.
 */
export async function inviteFirstAdministrator(deps: CodeDeps, asked: FirstAdministrator): Promise<IssuedCode> {
  return inTransaction(deps.db, async (tx) => {
    const body = await bodyNamed(tx, deps, asked)
    const kind = body.kind as OrganisationKind
    const role = administrators[kind] ?? bureauAdministrators[levelOf(body)]
    // Nobody has come in yet who could stand behind the act: the operator at the machine does.
    const by = { personId: '', organisationId: '', role: 'sys.op' }
    return makeCode(tx, deps, { organisationId: body.id, role, createdBy: null, by, channel: 'operator', source: undefined })
  })
}

async function bodyNamed(tx: Tx, deps: CodeDeps, asked: FirstAdministrator) {
  const named = { OR: [{ name: asked.organisationName }, { creditCode: asked.organisationName }] }
  const found = await tx.organisation.findMany({ where: { ...named, endedAt: null }, take: 2 })
  const [only] = found
  if (found.length > 1) throw new AppError('ambiguous', `有几个单位都叫“${asked.organisationName}”，请写全称加厂区，或先改名。`)
  if (only !== undefined) return only
  const { kind, regionCode, sectors } = asked
  if (kind === undefined || regionCode === undefined || regionByCode(regionCode) === null) {
    throw new AppError('invalid-input', `还没有“${asked.organisationName}”这个单位。请同时给出单位类别和六位区划代码（例如 140500）。`)
  }
  const id = deps.ids.next()
  const now = deps.clock.now()
  await addOrganisations(tx, [{ id, kind, name: asked.organisationName, regionCode, ...(sectors === undefined ? {} : { sectors }) }], now)
  return { id, kind, regionCode, developmentZone: null }
}
