import type { Actor, RoleCode } from '../../../src/modules/directory/index.ts'
import type { ModelHazard } from './model-hazard.ts'

/** What a person's body is to a hazard. */
export type Standing = 'own' | 'insurer' | 'substitute' | 'finding-bureau' | 'agency' | 'place-bureau' | 'stand-in' | 'receiver' | 'finder'

type Reader = Pick<Actor, 'personId' | 'organisationId' | 'organisationKind'>

/** Every standing of a person towards a hazard. */
export function standingsOf(hazard: ModelHazard, { personId, organisationId: body, organisationKind }: Reader): ReadonlySet<Standing> {
  const { site, finder, report } = hazard
  const isFindersBody = body === finder.organisationId
  const held: readonly (readonly [Standing, boolean])[] = [
    ['own', body === site.id],
    ['insurer', site.insurer !== null && body === site.insurer],
    ['substitute', site.insurer === null && body === site.bureau],
    ['finding-bureau', isFindersBody && organisationKind === 'emergency-bureau'],
    ['agency', (site.agency !== null && body === site.agency) || (isFindersBody && organisationKind === 'agency')],
    ['place-bureau', organisationKind === 'emergency-bureau' && site.bureaus.includes(body)],
    ['stand-in', hazard.standIn !== null && body === hazard.standIn],
    ['receiver', report?.received.has(body) ?? false],
    ['finder', isFindersBody && personId === finder.personId],
  ]
  return new Set(held.filter(([, holds]) => holds).map(([standing]) => standing))
}

/** Roles of the permission matrix; *.lead is *.staff with approvals, an actual controller is a principal. */
export const heads: readonly RoleCode[] = ['qy.principal', 'qy.controller']
export const managersOfSite: readonly RoleCode[] = [...heads, 'qy.safety']
export const fixers: readonly RoleCode[] = [...managersOfSite, 'qy.fixer']
export const agencyPeople: readonly RoleCode[] = ['fw.expert', 'fw.lead']
export const bureauStaff: readonly RoleCode[] = ['yjx.staff', 'yjc.staff', 'yjx.lead', 'yjc.lead']
export const enforcers: readonly RoleCode[] = ['yjx.enforce', 'yjc.enforce']
export const bureauField: readonly RoleCode[] = [...bureauStaff, ...enforcers]
/** A bureau in the manager's part: enforcement and leads. */
export const bureauHeads: readonly RoleCode[] = [...enforcers, 'yjx.lead', 'yjc.lead']
export const receivers: readonly RoleCode[] = [...bureauField, 'yjp.staff', 'yjp.lead', 'hy.staff', 'hy.lead']
/** Any finder: enterprise people down to the worker, agency, insurer, county and city bureau. */
export const finders: readonly RoleCode[] = [...fixers, 'qy.worker', ...agencyPeople, 'bx.service', 'bx.manager', ...bureauField]
