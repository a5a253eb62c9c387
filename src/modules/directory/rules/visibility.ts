import type { RoleCode } from '../types.ts'

/**
 * Which enterprises a role may see rows of. Nothing is seen unless this table says so; administrators see people, not rows.
 *
 * own: the site itself. assigned: sites the agency is assigned to, until 90 days after. insured: customers now or within two
 * years. insured-branch: the same within the branch's cities. region: the subtree of the body. region-sector: the same, own
 * industries only. none: no row of any enterprise.
 */
export type EnterpriseScope = 'own' | 'assigned' | 'insured' | 'insured-branch' | 'region' | 'region-sector' | 'none'

/** How much of a phone number a role sees of people outside its own body. */
export type ContactView = 'shown' | 'masked' | 'none'

export interface VisibilityRow {
  readonly enterprises: EnterpriseScope
  readonly phone: ContactView
  /** Identity numbers are never shown whole without a purpose. */
  readonly identity: 'masked' | 'none'
}

/** An assignment stays visible this many days after it ended. */
export const assignmentTailDays = 90
/** A policy stays visible this many years after it ended. */
export const policyTailYears = 2

const own: VisibilityRow = { enterprises: 'own', phone: 'masked', identity: 'masked' }
const insured: VisibilityRow = { enterprises: 'insured', phone: 'shown', identity: 'masked' }
const region: VisibilityRow = { enterprises: 'region', phone: 'shown', identity: 'masked' }
const peopleOnly: VisibilityRow = { enterprises: 'none', phone: 'none', identity: 'none' }

export const visibility: Readonly<Record<RoleCode, VisibilityRow>> = {
  'qy.principal': own,
  'qy.controller': own,
  'qy.safety': own,
  'qy.fixer': own,
  'qy.ins': own,
  'qy.worker': { enterprises: 'own', phone: 'none', identity: 'none' },
  'fw.lead': { enterprises: 'assigned', phone: 'shown', identity: 'none' },
  'fw.expert': { enterprises: 'assigned', phone: 'shown', identity: 'none' },
  'fw.admin': peopleOnly,
  'bx.manager': insured,
  'bx.service': insured,
  'bx.finance': insured,
  'bx.claim': insured,
  'bx.audit': { enterprises: 'insured', phone: 'masked', identity: 'masked' },
  'bx.branch': { enterprises: 'insured-branch', phone: 'shown', identity: 'masked' },
  'bx.admin': peopleOnly,
  'yjp.staff': region,
  'yjp.lead': region,
  'yjp.admin': peopleOnly,
  'yjc.staff': region,
  'yjc.enforce': region,
  'yjc.lead': region,
  'yjc.admin': peopleOnly,
  'yjx.staff': region,
  'yjx.enforce': region,
  'yjx.lead': region,
  'yjx.admin': peopleOnly,
  'hy.staff': { enterprises: 'region-sector', phone: 'shown', identity: 'masked' },
  'hy.lead': { enterprises: 'region-sector', phone: 'shown', identity: 'masked' },
  'jg.staff': { enterprises: 'region', phone: 'masked', identity: 'masked' },
  'jg.lead': { enterprises: 'region', phone: 'masked', identity: 'masked' },
  'xh.staff': peopleOnly,
  'sys.op': peopleOnly,
}
