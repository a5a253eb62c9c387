import type { Tx } from '../../../db/types.ts'
import { type Actor, personInRole, roleLabel } from '../../directory/index.ts'
import type { HazardFacts } from '../facts.ts'
import { factsFor } from './facts.ts'

/** The printed notification, as the document is made of it. */
export interface NoticeDocument {
  readonly number: string
  readonly enterpriseName: string
  readonly issuerName: string
  readonly issuedAt: Date
  readonly text: string
  readonly textHash: string
  readonly signed?: { readonly name: string; readonly roleLabel: string; readonly at: Date }
}

/** Who told: the body of the second person of the grade; before such a chain existed, the answerable body. */
async function issuerOf(tx: Tx, { approvals, answerable }: HazardFacts): Promise<string> {
  const approval = approvals.findLast(({ act, step, verdict }) => act === 'grade' && step === 'approve' && verdict === 'agreed')
  return approval === undefined ? (answerable?.name ?? '') : (await personInRole(tx, approval.by)).organisationName
}

/**
 * What the printed 重大隐患告知书 says: word for word what was told. null when there is none, or the hazard is not the
 * reader's to see.
 */
export async function noticeDocument(tx: Tx, asked: { actor: Actor; hazard: string }, now: Date): Promise<NoticeDocument | null> {
  const facts = await factsFor(tx, asked, now)
  if (facts === null || facts.notification === null) return null
  const { notification, enterprise, hazard } = facts
  const site = enterprise === null || enterprise.siteName === '' ? '' : `（${enterprise.siteName}）`
  const { signedAt, signedBy } = notification
  return {
    number: hazard.number ?? '',
    enterpriseName: `${enterprise?.name ?? ''}${site}`,
    issuerName: await issuerOf(tx, facts),
    issuedAt: notification.issuedAt,
    text: notification.text,
    textHash: notification.textHash,
    ...(signedAt === null || signedBy === null
      ? {}
      : { signed: { name: signedBy.personName, roleLabel: roleLabel(signedBy.role), at: signedAt } }),
  }
}
