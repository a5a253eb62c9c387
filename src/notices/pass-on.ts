import type { Tx } from '../db/types.ts'
import { type EnqueueDeps, enqueueNotices } from './enqueue.ts'
import { journalEndings } from './journal-endings.ts'
import type { NoticeKinds } from './kinds.ts'
import type { DueNotice, NoticeRequest, Recipient } from './types.ts'
import { type PassOn, type WaitingRow, waitingRows } from './waiting.ts'

/** One thing that waited for the person who left. */
export interface PassedOn {
  readonly kind: string
  readonly subject: NoticeRequest['subject']
  readonly params: Record<string, unknown>
  /** When the person who left was last asked. */
  readonly since: Date
}

/**
 * Hands everything that waits for a person in a body to another person: what was not sent yet, and every card whose kind
 * waits for an act and which, drawn today for the new reader, still does.
 *
 * Of several cards about the same thing the newest is passed on; what the other person was told already is not told again.
 *
 * @returns what was passed on, oldest first, for the card that lists it.
 */
export async function passOn(tx: Tx, deps: EnqueueDeps & { readonly kinds: NoticeKinds }, { from, to }: PassOn): Promise<PassedOn[]> {
  const waiting = await waitingRows(tx, { from, to, asking: deps.kinds.asking })
  await dropQueued(tx, deps, from)
  const wanted: WaitingRow[] = []
  for (const row of waiting) if (await isStillWanted(tx, deps, asNotice(row, to))) wanted.push(row)
  await enqueueNotices(
    tx,
    deps,
    wanted.map((row) => ({ ...asNotice(row, to), dedupeKey: `${row.dedupeKey}:passed:${to.personId}`, buzz: row.buzz })),
  )
  return wanted.map(({ kind, subject, params, createdAt }) => ({ kind, subject, params, since: createdAt }))
}

const asNotice = ({ id, kind, subject, params, createdAt }: WaitingRow, to: Recipient): DueNotice => ({
  id,
  kind,
  subject,
  to,
  params,
  createdAt,
})

async function isStillWanted(tx: Tx, deps: EnqueueDeps & { readonly kinds: NoticeKinds }, notice: DueNotice): Promise<boolean> {
  const drawn = await deps.kinds.find(notice.kind)?.render(tx, notice, deps.clock.now())
  return drawn !== undefined && 'card' in drawn
}

/** Everything not yet handed to the platform, older tellings of the same thing and buzzes included. */
async function dropQueued(tx: Tx, deps: EnqueueDeps, from: PassOn['from']): Promise<void> {
  const dropped = await tx.notice.updateManyAndReturn({
    where: {
      personId: from.personId,
      organisationId: from.organisationId,
      state: 'queued',
      ...(from.role === undefined ? {} : { role: from.role }),
    },
    data: { state: 'dropped', reason: 'passed-on', nextAt: null, leaseUntil: null },
    select: { id: true },
  })
  await journalEndings(
    tx,
    deps,
    dropped.map(({ id }) => id),
  )
}
