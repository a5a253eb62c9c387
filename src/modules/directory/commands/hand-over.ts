import type { Tx } from '../../../db/types.ts'
import { record } from '../../../journal/index.ts'
import { enqueueNotices, passOn } from '../../../notices/index.ts'
import type { NoticeRequest, Recipient } from '../../../notices/types.ts'
import type { HookDeps, PeopleChange, WaitingItem } from '../hooks.ts'
import type { HandoverParams } from '../kinds.ts'
import { personInRole } from '../queries/people.ts'
import { caretakerOf, successorOf } from '../queries/successor.ts'
import { endMembershipRow, type RunningMembership } from '../store/leaving-rows.ts'
import type { Actor } from '../types.ts'

type LeaveDeps = HookDeps & PeopleChange

/** Why a role ends. */
export interface Leaving {
  readonly membership: RunningMembership
  /** null: the platform reported the resignation. */
  readonly by: Actor | null
  readonly reason: string
  readonly source: string | undefined
}

/** How many things were handed over, and to whom. */
export interface HandedOver {
  readonly to: Recipient | null
  readonly count: number
}

/**
 * Ends a role at once and hands everything that waited under it to the deputy or manager, with a card that lists it.
 *
 * What waits is read before the role ends. Where nobody is left in an enterprise, the insurer's risk officer is told; the journal
 * keeps what waited and who was told, also when that is nobody.
 */
export async function endAndHandOver(tx: Tx, deps: LeaveDeps, leaving: Leaving): Promise<HandedOver> {
  const { membership } = leaving
  const { personId, organisationId, role } = membership
  const from = { personId, organisationId, role }
  const items = await waitingItems(tx, deps, membership)
  const to = await successorOf(tx, membership, deps.clock.now())
  await endMembershipRow(tx, membership, deps.clock.now())
  for (const departed of deps.hooks.departed) await departed(tx, deps, { from, to })
  if (to !== null) await passOn(tx, deps, { from, to })
  const told = to ?? (await caretakerOf(tx, organisationId, deps.clock.now()))
  if (told !== null && items.length > 0) await enqueueNotices(tx, deps, [await handoverCard(tx, { leaving, to: told, items })])
  await record(tx, deps, {
    action: 'membership.ended',
    by: leaving.by ?? 'clock',
    channel: leaving.by === null ? 'clock' : 'chat',
    source: leaving.source,
    subject: { type: 'membership', id: membership.id },
    reason: leaving.reason,
    details: { ...from, handedOverTo: to?.personId ?? null, told: told?.personId ?? null, waiting: items.map(({ subject }) => subject) },
  })
  return { to, count: items.length }
}

async function waitingItems(tx: Tx, deps: LeaveDeps, { personId, organisationId }: RunningMembership): Promise<WaitingItem[]> {
  const lists = []
  for (const waiting of deps.hooks.waitingWork) lists.push(await waiting(tx, personId, organisationId))
  return lists.flat()
}

async function handoverCard(
  tx: Tx,
  { leaving, to, items }: { leaving: Leaving; to: Recipient; items: readonly WaitingItem[] },
): Promise<NoticeRequest> {
  const { membership, reason } = leaving
  const { name, organisationName, roleLabel } = await personInRole(tx, membership)
  const lines = items.map(({ subject, text, dueAt }) => ({ subject, text, dueAt: dueAt?.toISOString() ?? null }))
  const params: HandoverParams = { name, organisationName, roleLabel, reason, items: lines }
  return {
    kind: 'handover',
    subject: { type: 'membership', id: membership.id },
    to,
    params: { ...params },
    dedupeKey: `handover:${membership.id}:${to.personId}`,
  }
}
