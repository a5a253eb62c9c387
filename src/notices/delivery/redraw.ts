import { claimDue } from '../../db/claim.ts'
import { Prisma } from '../../db/generated/client.ts'
import { inTransaction } from '../../db/transaction.ts'
import type { Tx } from '../../db/types.ts'
import { redrawWindowMs } from '../refresh.ts'
import type { DeliveryOutcome } from '../types.ts'
import { type Claimed, claimedColumns, claimedRows } from './claim.ts'
import { type DeliveryDeps, leaseFrom } from './deps.ts'
import { asDue } from './prepare.ts'

/** A card marked for redrawing that this worker holds. */
export interface RedrawClaim {
  readonly id: string
  readonly leaseUntil: Date
}

/** While a redrawing is under way its mark lies this far ahead (domain time): a newer change is told from it, and a crash repeats it. */
const underWayMs = 60_000

/** Pause after an outcome nobody knows: drawing again does no harm. */
const unknownPauseMs = 2_000

/** Pause after a card that could not be drawn: what is at fault does not mend itself within seconds. */
const faultPauseMs = 300_000

/** Claims cards that no longer show the truth, longest marked first. */
export async function claimRedraws({ db, clock, machine }: DeliveryDeps, room: number): Promise<RedrawClaim[]> {
  const leaseUntil = leaseFrom(machine)
  const claim = { table: 'notice', dueColumn: 'refresh_at', limit: room, now: clock.now(), machineNow: machine.now(), leaseUntil } as const
  const ids = await claimDue(db.prisma, claim)
  return ids.map((id) => ({ id, leaseUntil }))
}

/** Puts today's card in the place of one that was sent. A card about what is over keeps its last picture. */
export async function redraw(deps: DeliveryDeps, claim: RedrawClaim): Promise<void> {
  const mark = new Date(deps.clock.now().getTime() + underWayMs)
  // Of its own, so that it stands when drawing fails: with the old mark the card would be due again at once, for ever.
  await setMark(deps, claim, mark)
  try {
    const drawn = await inTransaction(deps.db, (tx) => drawAgain(tx, deps, claim))
    if (drawn === undefined) return await release(deps, claim, { mark, again: null })
    const outcome = await deps.deliverer.update(drawn.appId, drawn.messageId, drawn.card)
    await release(deps, claim, { mark, again: againAt(deps, outcome) })
    if (outcome.outcome === 'refused')
      deps.logger.error({ notice: claim.id, reason: outcome.reason }, 'the platform refused a redrawn card')
    if (outcome.outcome === 'done') tell(deps, drawn.notice)
  } catch (error) {
    deps.logger.error({ err: error, notice: claim.id }, 'a card could not be redrawn')
    await release(deps, claim, { mark, again: new Date(deps.clock.now().getTime() + faultPauseMs) })
  }
}

async function setMark({ db }: DeliveryDeps, claim: RedrawClaim, mark: Date): Promise<void> {
  await db.prisma.notice.updateMany({ where: { id: claim.id, leaseUntil: claim.leaseUntil }, data: { refreshAt: mark } })
}

interface Redrawn {
  readonly notice: Claimed
  readonly card: Record<string, unknown>
  readonly appId: string
  readonly messageId: string
}

async function drawAgain(tx: Tx, deps: DeliveryDeps, claim: RedrawClaim): Promise<Redrawn | undefined> {
  const oldest = new Date(deps.clock.now().getTime() - redrawWindowMs)
  const rows = await tx.$queryRaw`
    SELECT ${claimedColumns} FROM notice
    WHERE id = ${claim.id} AND lease_until = ${claim.leaseUntil}::timestamptz AND state IN ('delivered', 'read')
      AND message_id IS NOT NULL AND delivered_at > ${oldest}::timestamptz`
  const [notice] = claimedRows.parse(rows)
  const kind = notice && deps.kinds.find(notice.kind)
  if (notice === undefined || kind === undefined) return undefined
  const drawn = await kind.render(tx, { ...asDue(notice), isSent: true }, deps.clock.now())
  if ('obsolete' in drawn) return undefined
  const sent = await tx.notice.findUniqueOrThrow({ where: { id: notice.id }, select: { appId: true, messageId: true } })
  return { notice, card: drawn.card, appId: sent.appId ?? '', messageId: sent.messageId ?? '' }
}

function againAt({ clock }: DeliveryDeps, outcome: DeliveryOutcome): Date | null {
  if (outcome.outcome === 'later') return new Date(clock.now().getTime() + outcome.waitMs)
  return outcome.outcome === 'unknown' ? new Date(clock.now().getTime() + unknownPauseMs) : null
}

/** A mark set by a newer change meanwhile is kept: the newest picture wins. */
async function release({ db }: DeliveryDeps, claim: RedrawClaim, { mark, again }: { mark: Date; again: Date | null }): Promise<void> {
  const next = again === null ? Prisma.sql`NULL` : Prisma.sql`${again}::timestamptz`
  await db.prisma.$executeRaw`
    UPDATE notice SET lease_until = NULL,
      refresh_at = CASE WHEN refresh_at = ${mark}::timestamptz OR state NOT IN ('delivered', 'read') THEN ${next} ELSE refresh_at END
    WHERE id = ${claim.id} AND lease_until = ${claim.leaseUntil}::timestamptz`
}

function tell({ onEvent, clock }: DeliveryDeps, notice: Claimed): void {
  const sinceCreatedMs = clock.now().getTime() - notice.createdAt.getTime()
  onEvent?.({ type: 'redrawn', kind: notice.kind, channel: notice.channel, sinceCreatedMs })
}
