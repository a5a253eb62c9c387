import type { Tx } from '../db/types.ts'
import type { Subject } from '../journal/types.ts'
import type { Channel, Recipient } from './types.ts'

/** queued → sending → delivered → read; dropped, failed and unknown are ends. Beyond what the platform can tell it stays unknown. */
export const noticeStates = ['queued', 'sending', 'delivered', 'read', 'dropped', 'failed', 'unknown'] as const
export type NoticeState = (typeof noticeStates)[number]

/** What became of one notice on one channel. */
export interface NoticeStatus {
  readonly id: string
  readonly kind: string
  readonly subject: Subject
  readonly to: Recipient
  readonly channel: Channel
  readonly params: Record<string, unknown>
  readonly state: NoticeState
  /** A code of reasons.ts or of the platform. */
  readonly reason: string | undefined
  /** Due again or held until then; undefined when it is over, or waits for something that has no instant. */
  readonly nextAt: Date | undefined
  /** The digest it stands in. */
  readonly digestId: string | undefined
  readonly messageId: string | undefined
  readonly createdAt: Date
  readonly sentAt: Date | undefined
  readonly deliveredAt: Date | undefined
  readonly readAt: Date | undefined
}

/** The notice a card was sent for: whom it told, about what, and the context its buttons act under. */
export async function noticeForMessage(tx: Tx, messageId: string): Promise<NoticeStatus | undefined> {
  const row = await tx.notice.findFirst({ where: { messageId } })
  return row === null ? undefined : statusOf(row)
}

/** One notice by its id. */
export async function statusById(tx: Tx, id: string): Promise<NoticeStatus | undefined> {
  const row = await tx.notice.findUnique({ where: { id } })
  return row === null ? undefined : statusOf(row)
}

/** Everybody who was or will be told about a subject, oldest first, buzzes included: the receipts of a notification. */
export async function noticesOf(tx: Tx, subject: Subject): Promise<NoticeStatus[]> {
  const rows = await tx.notice.findMany({
    where: { subjectType: subject.type, subjectId: subject.id },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  })
  return rows.map(statusOf)
}

type NoticeRow = Awaited<ReturnType<Tx['notice']['findMany']>>[number]

/** The columns are text; only this folder writes them. */
function statusOf(row: NoticeRow): NoticeStatus {
  return {
    id: row.id,
    kind: row.kind,
    subject: { type: row.subjectType, id: row.subjectId },
    to: { personId: row.personId, organisationId: row.organisationId, role: row.role },
    channel: row.channel as Channel,
    params: row.params as Record<string, unknown>,
    state: row.state as NoticeState,
    reason: row.reason ?? undefined,
    nextAt: row.nextAt ?? undefined,
    digestId: row.digestId ?? undefined,
    messageId: row.messageId ?? undefined,
    createdAt: row.createdAt,
    sentAt: row.sentAt ?? undefined,
    deliveredAt: row.deliveredAt ?? undefined,
    readAt: row.readAt ?? undefined,
  }
}
