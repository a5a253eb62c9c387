import { z } from 'zod'
import { Prisma } from '../../db/generated/client.ts'
import { inTransaction } from '../../db/transaction.ts'
import type { Tx } from '../../db/types.ts'
import { redrawWindowMs, renewExpired } from '../renewal.ts'
import type { DeliveryOutcome } from '../types.ts'
import { asDue, type Claimed, claimedColumns, claimedRows } from './claimed.ts'
import { badCard } from './deliver.ts'
import { type DeliveryDeps, leaseFrom } from './deps.ts'
import type { Lanes } from './lanes.ts'

/** A card marked for redrawing that this worker holds. */
export interface RedrawClaim {
  readonly id: string
  readonly appId: string
  readonly leaseUntil: Date
}

/** While a redrawing is under way its mark lies this far ahead (domain time): a newer change is told from it, and a crash repeats it. */
const underWayMs = 60_000

/** Pause after an outcome nobody knows: drawing again does no harm. */
const unknownPauseMs = 2_000

/** Pause after a card that could not be drawn: what is at fault does not mend itself within seconds. */
const faultPauseMs = 300_000

const redrawRows = z.array(z.object({ id: z.string(), app_id: z.string().nullable() }))

/** Claims cards that no longer show the truth, longest marked first; those of an app whose lane is full are passed by. */
export async function claimRedraws(deps: DeliveryDeps, lanes: Lanes, room: number): Promise<RedrawClaim[]> {
  const { db, clock, machine } = deps
  const leaseUntil = leaseFrom(deps)
  const taken = lanes.taken()
  const rows = await db.prisma.$queryRaw`
    WITH lanes AS (
      SELECT * FROM unnest(${taken.map(({ appId }) => appId)}::text[], ${taken.map(({ free }) => free)}::int[]) AS l (app_id, free)
    ), due AS (
      SELECT notice.id, refresh_at, free, row_number() OVER (PARTITION BY app_id ORDER BY refresh_at, id) AS place
      FROM notice LEFT JOIN lanes USING (app_id)
      WHERE refresh_at <= ${clock.now()}::timestamptz AND (lease_until IS NULL OR lease_until <= ${machine.now()}::timestamptz)
        AND (free IS NULL OR free > 0)
      ORDER BY refresh_at LIMIT ${mostSorted}
    ), chosen AS (
      SELECT id FROM due WHERE free IS NULL OR place <= free ORDER BY place, refresh_at, id LIMIT ${room}
    ), ready AS MATERIALIZED (
      SELECT id FROM notice WHERE id IN (SELECT id FROM chosen) AND refresh_at <= ${clock.now()}::timestamptz
        AND (lease_until IS NULL OR lease_until <= ${machine.now()}::timestamptz)
      FOR UPDATE SKIP LOCKED
    )
    UPDATE notice SET lease_until = ${leaseUntil}::timestamptz FROM ready WHERE notice.id = ready.id RETURNING notice.id, notice.app_id`
  return redrawRows.parse(rows).map(({ id, app_id }) => ({ id, appId: app_id ?? '', leaseUntil }))
}

/** Cards that are sorted at a claim: a flood costs no more than this. */
const mostSorted = 2_000

/**
 * Puts today's card in the place of one that was sent. A card about what is over keeps its last picture.
 *
 * Changes meanwhile are one mark, so that only the newest picture goes out. A replica that was frozen may draw late; the heir of
 * its lease draws as well, and both draw what is true then.
 */
export async function redraw(deps: DeliveryDeps, claim: RedrawClaim): Promise<void> {
  const mark = new Date(deps.clock.now().getTime() + underWayMs)
  // Of its own, so that it stands when drawing fails: with the old mark the card would be due again at once, for ever.
  await setMark(deps, claim, mark)
  try {
    const drawn = await inTransaction(deps.db, (tx) => drawAgain(tx, deps, claim))
    if (drawn === undefined) return await release(deps, claim, { mark, again: null })
    const outcome = await deps.deliverer.update(drawn.appId, drawn.messageId, drawn.card)
    await release(deps, claim, { mark, again: againAt(deps, outcome) })
    if (outcome.outcome === 'refused') await refused(deps, drawn.notice, outcome.reason)
    if (outcome.outcome === 'done') tell(deps, drawn.notice)
  } catch (error) {
    deps.logger.error({ err: error, notice: claim.id }, 'a card could not be redrawn')
    await release(deps, claim, { mark, again: new Date(deps.clock.now().getTime() + faultPauseMs) })
  }
}

async function setMark({ db }: DeliveryDeps, { id, leaseUntil }: RedrawClaim, mark: Date): Promise<void> {
  await db.prisma.notice.updateMany({ where: { id, leaseUntil }, data: { refreshAt: mark } })
}

interface Redrawn {
  readonly notice: Claimed
  readonly card: Record<string, unknown>
  readonly appId: string
  readonly messageId: string
}

async function drawAgain(tx: Tx, deps: DeliveryDeps, claim: RedrawClaim): Promise<Redrawn | undefined> {
  if (await renewExpired(tx, deps, claim.id)) return undefined
  const now = deps.clock.now()
  const oldest = new Date(now.getTime() - redrawWindowMs)
  const rows = await tx.$queryRaw`
    SELECT ${claimedColumns} FROM notice
    WHERE id = ${claim.id} AND lease_until = ${claim.leaseUntil}::timestamptz AND state IN ('delivered', 'read')
      AND message_id IS NOT NULL AND delivered_at > ${oldest}::timestamptz AND (form_until IS NULL OR form_until <= ${now}::timestamptz)`
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

/** The old picture stays: it is told to the operator, whose card is another kind. */
async function refused({ db, logger, tellOperator }: DeliveryDeps, notice: Claimed, reason: string): Promise<void> {
  logger.error({ notice: notice.id, kind: notice.kind, reason }, 'the platform refused a redrawn card')
  await inTransaction(db, async (tx) => void (await tellOperator?.(tx, badCard(notice, reason))))
}

function tell({ onEvent, clock }: DeliveryDeps, notice: Claimed): void {
  const sinceCreatedMs = clock.now().getTime() - notice.createdAt.getTime()
  onEvent?.({ type: 'redrawn', kind: notice.kind, channel: notice.channel, sinceCreatedMs })
}
