import type { Tx } from '../../../db/types.ts'
import { type Actor, roleLabel } from '../../directory/index.ts'
import { factsFor } from './facts.ts'

/** What the printable notification says; the same text and hash as on the card. */
export interface NoticeDocument {
  readonly number: string
  readonly enterpriseName: string
  readonly issuerName: string
  readonly issuedAt: Date
  readonly text: string
  readonly textHash: string
  readonly signed?: { readonly name: string; readonly roleLabel: string; readonly at: Date }
}

/** The notification of a major hazard this actor may see, to be printed; null when there is none. One statement. */
export async function noticeDocument(tx: Tx, asked: { actor: Actor; hazard: string }, now: Date): Promise<NoticeDocument | null> {
  const facts = await factsFor(tx, asked, now)
  const notification = facts?.notification ?? null
  if (facts === null || notification === null) return null
  const approval = facts.approvals.findLast(({ act, step, verdict }) => act === 'grade' && step === 'approve' && verdict === 'agreed')
  const site = facts.enterprise?.siteName ?? ''
  const { signedAt, signedBy } = notification
  return {
    number: facts.hazard.number ?? '',
    enterpriseName: `${facts.enterprise?.name ?? ''}${site === '' ? '' : `（${site}）`}`,
    issuerName: approval?.by.organisationName ?? facts.answerable?.name ?? '',
    issuedAt: notification.issuedAt,
    text: notification.text,
    textHash: notification.textHash,
    ...(signedAt === null || signedBy === null
      ? {}
      : { signed: { name: signedBy.personName, roleLabel: roleLabel(signedBy.role), at: signedAt } }),
  }
}
