import type { Tx } from '../../db/types.ts'
import { hazardRows, hazardStanding, visitHazards } from '../../modules/hazards/index.ts'
import type { HazardRow } from '../../modules/hazards/types.ts'
import type { DigestLine, DueNotice, Standing } from '../../notices/index.ts'
import { readerOf } from './hazard-reader.ts'

/** Whether what a notice is about is major, and until when it asks for an act. */
export async function standingOf(tx: Tx, { subject }: DueNotice, now: Date): Promise<Standing> {
  if (subject.type === 'hazard' || subject.type === 'visit') return hazardStanding(tx, subject, now)
  return { isMajor: false, actBy: null }
}

const said = ({ number, enterpriseName, place }: HazardRow): string => `${number ?? '未编号'}　${enterpriseName}　${place}`

/** What a notice is about, in one line of a digest, as its reader may see it. */
export async function lineOf(tx: Tx, notice: DueNotice, now: Date): Promise<DigestLine> {
  const actor = await readerOf(tx, notice, now)
  const { subject, params } = notice
  if (actor && (subject.type === 'hazard' || subject.type === 'visit')) {
    const rows =
      subject.type === 'hazard'
        ? await hazardRows(tx, { actor, ids: [subject.id] }, now)
        : await openOf(tx, { actor, visit: subject.id }, now)
    const [first, ...rest] = rows
    if (first) return { text: rest.length === 0 ? said(first) : `${said(first)}　等${rows.length}条`, hazard: first.id }
  }
  return { text: typeof params.matter === 'string' ? params.matter : typeof params.name === 'string' ? `原由${params.name}办理` : '' }
}

/** The hazards its card would list. */
async function openOf(tx: Tx, asked: Parameters<typeof visitHazards>[1], now: Date): Promise<HazardRow[]> {
  const rows = await visitHazards(tx, asked, now)
  return rows.filter(({ grade, state }) => grade === 'general' && state !== 'merged' && state !== 'voided')
}

/** Whether a press on the card would do something for its reader; what is no hazard waits while it can be drawn. */
export async function waitsOnReader(tx: Tx, notice: DueNotice, now: Date): Promise<boolean> {
  const { subject } = notice
  if (subject.type !== 'hazard' && subject.type !== 'visit') return true
  const actor = await readerOf(tx, notice, now)
  if (!actor) return false
  const isHazard = subject.type === 'hazard'
  const rows = isHazard ? await hazardRows(tx, { actor, ids: [subject.id] }, now) : await openOf(tx, { actor, visit: subject.id }, now)
  return rows.some(({ may }) => may.length > 0)
}
