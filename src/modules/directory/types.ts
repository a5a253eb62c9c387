import type { JournalActor } from '../../journal/types.ts'

export type OrganisationKind =
  | 'insurer'
  | 'enterprise'
  | 'agency'
  | 'emergency-bureau'
  | 'industry-department'
  | 'financial-regulator'
  | 'association'
  | 'operator'

/** Industry of an enterprise (附件2 任选其一, with 其他非高危 added). */
export type IndustryCode = 'COAL' | 'NCM' | 'HCH' | 'FWK' | 'MET' | 'TRA' | 'CON' | 'CIV' | 'FSH' | 'OTH'

export type RoleCode =
  | 'yjp.staff'
  | 'yjp.lead'
  | 'yjp.admin'
  | 'yjc.staff'
  | 'yjc.enforce'
  | 'yjc.lead'
  | 'yjc.admin'
  | 'yjx.staff'
  | 'yjx.enforce'
  | 'yjx.lead'
  | 'yjx.admin'
  | 'jg.staff'
  | 'jg.lead'
  | 'hy.staff'
  | 'hy.lead'
  | 'bx.admin'
  | 'bx.manager'
  | 'bx.service'
  | 'bx.finance'
  | 'bx.claim'
  | 'bx.branch'
  | 'bx.audit'
  | 'fw.admin'
  | 'fw.lead'
  | 'fw.expert'
  | 'qy.principal'
  | 'qy.controller'
  | 'qy.safety'
  | 'qy.fixer'
  | 'qy.ins'
  | 'qy.worker'
  | 'xh.staff'
  | 'sys.op'

/**
 * A person under exactly one (body, role) context: everything a rule may ask about who acts.
 *
 * Made by the directory from the account behind the open_id at the moment of the act, never from what a card says.
 */
export interface Actor extends JournalActor {
  readonly personName: string
  readonly membershipId: string
  readonly organisationName: string
  readonly organisationKind: OrganisationKind
  readonly role: RoleCode
  /** Region of the body: 140000, 140500, 140581 … */
  readonly regionCode: string
  /** Cities a bx.branch is bound to; empty means no bound. */
  readonly branchRegionCodes: readonly string[]
  /** Industries an industry department answers for; empty for other bodies. */
  readonly sectors: readonly IndustryCode[]
  /** Development zone whose own bureau this is: it sees the zone's enterprises, not the city's. */
  readonly developmentZone?: string | null
  /** Message or event that carries the act, for the journal. */
  readonly source?: string
}

/** An enterprise (legal person × site) as other modules see it. */
export interface Enterprise {
  readonly id: string
  readonly name: string
  readonly siteName: string
  readonly creditCode: string | null
  readonly regionCode: string
  readonly industry: IndustryCode
  readonly size: 'large' | 'medium' | 'small' | 'micro' | 'unknown'
  readonly developmentZone: string | null
}
