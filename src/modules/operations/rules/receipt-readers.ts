import type { OrganisationKind } from '../../directory/types.ts'

/** Whose notices somebody of a body may look at, about a hazard that is his to see. */
export interface ReceiptReaders {
  /** Kinds of other bodies. */
  readonly others: readonly OrganisationKind[]
  readonly reason: string
}

const none: ReceiptReaders = { others: [], reason: '单位内部的通知只有本单位能看' }

/**
 * By the kind of the asker's body; its own people's notices it sees in any case.
 *
 * 375 §二(二)四: the insurer has to see that principal and bureaus were told; the bureaus that the insurer told them.
 */
export const receiptReaders: Readonly<Record<OrganisationKind, ReceiptReaders>> = {
  enterprise: none,
  agency: { others: ['enterprise'], reason: '服务机构要知道企业收到了整改通知' },
  insurer: { others: ['enterprise', 'emergency-bureau', 'industry-department'], reason: '承保机构负责告知企业、上报部门' },
  'emergency-bureau': { others: ['enterprise', 'insurer', 'agency', 'industry-department'], reason: '应急管理部门督促各方' },
  'industry-department': { others: ['enterprise', 'insurer', 'emergency-bureau'], reason: '行业主管部门督促企业' },
  'financial-regulator': none,
  association: none,
  operator: none,
}

/** Whether a notice to one of `to`'s people may be shown to somebody of `by`. */
export function maySeeReceipt(
  by: { readonly organisationId: string; readonly organisationKind: OrganisationKind },
  to: { readonly organisationId: string; readonly organisationKind: OrganisationKind | null },
): boolean {
  if (by.organisationId === to.organisationId) return true
  return to.organisationKind !== null && receiptReaders[by.organisationKind].others.includes(to.organisationKind)
}
