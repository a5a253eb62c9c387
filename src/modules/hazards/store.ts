import type { Prisma } from '../../db/generated/client.ts'
import type { Tx } from '../../db/types.ts'
import { AppError } from '../../lib/errors.ts'

/** What a command changes in the row; the version is raised by the store. */
export type HazardPatch = Omit<Prisma.HazardUncheckedUpdateInput, 'id' | 'version'>

/**
 * Holds a hazard for the rest of the transaction: two presses at the same moment happen one after the other.
 *
 * An id or number nobody has locks nothing; the query that follows answers "not found".
 */
export async function lockHazard(tx: Tx, hazard: string): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM hazard WHERE id = ${hazard} OR number = ${hazard} FOR UPDATE`
}

/**
 * Writes a locked hazard and raises its version by one.
 *
 * @throws AppError `stale` when somebody wrote in between, which a lock rules out.
 */
export async function writeHazard(tx: Tx, hazard: { id: string; version: number }, patch: HazardPatch): Promise<void> {
  const { count } = await tx.hazard.updateMany({
    where: { id: hazard.id, version: hazard.version },
    data: { ...patch, version: hazard.version + 1 },
  })
  if (count !== 1) throw new AppError('stale', '这条隐患刚刚有了新进展，请看最新的卡片。')
}

export async function insertHazard(tx: Tx, row: Prisma.HazardUncheckedCreateInput): Promise<void> {
  await tx.hazard.create({ data: row, select: { id: true } })
}

/**
 * The next number of a day, HZ-YYYYMMDD-NNN: no gap and no double, because the day's row is held until the transaction ends.
 *
 * @param on - day of registration in Shanghai.
 */
export async function nextNumber(tx: Tx, on: string): Promise<string> {
  const { last } = await tx.hazardNumber.upsert({ where: { day: on }, create: { day: on, last: 1 }, update: { last: { increment: 1 } } })
  return `HZ-${on.replaceAll('-', '')}-${String(last).padStart(3, '0')}`
}

/** One signature of a two-person act. */
export async function insertApproval(tx: Tx, row: Prisma.HazardApprovalUncheckedCreateInput): Promise<void> {
  await tx.hazardApproval.create({ data: row, select: { id: true } })
}

/** Names the bureau that decides a waiting major grade beside the usual body. */
export async function nameApprover(tx: Tx, proposal: { hazardId: string; round: number; details: object }): Promise<void> {
  const { hazardId, round, details } = proposal
  const where = { hazardId_act_round_step: { hazardId, act: 'grade', round, step: 'propose' } }
  await tx.hazardApproval.update({ where, data: { details }, select: { id: true } })
}

/** Keeps what the finder thinks of the grade beside the draft: the first round of grading, complete only with a clause. */
export async function putGradeHint(
  tx: Tx,
  hint: { id: string; hazardId: string; grade: 'general' | 'major' | 'unsure'; by: Signer; at: Date },
): Promise<void> {
  const { id, hazardId, grade, by, at } = hint
  const row = { personId: by.personId, organisationId: by.organisationId, role: by.role, at, details: { grade, isComplete: false } }
  await tx.hazardApproval.upsert({
    where: { hazardId_act_round_step: { hazardId, act: 'grade', round: 1, step: 'propose' } },
    create: { id, hazardId, act: 'grade', step: 'propose', verdict: 'agreed', round: 1, ...row },
    update: row,
    select: { id: true },
  })
}

interface Signer {
  readonly personId: string
  readonly organisationId: string
  readonly role: string
}

/** Begins a visit; one that stands already is left as it is. */
export async function insertVisit(tx: Tx, visit: Prisma.VisitCreateManyInput): Promise<void> {
  await tx.visit.createMany({ data: [visit], skipDuplicates: true })
}

/** The notification word for word. */
export async function insertNotification(tx: Tx, row: Prisma.HazardNotificationUncheckedCreateInput): Promise<void> {
  await tx.hazardNotification.create({ data: row, select: { id: true } })
}

export async function updateNotification(tx: Tx, id: string, data: Prisma.HazardNotificationUncheckedUpdateInput): Promise<void> {
  await tx.hazardNotification.update({ where: { id }, data, select: { id: true } })
}

/** A plan under the next version number of its hazard. */
export async function insertPlan(tx: Tx, row: Omit<Prisma.RectificationPlanUncheckedCreateInput, 'version'>): Promise<void> {
  const version = (await tx.rectificationPlan.count({ where: { hazardId: row.hazardId } })) + 1
  await tx.rectificationPlan.create({ data: { ...row, version }, select: { id: true } })
}

export interface NewSubmission {
  readonly id: string
  readonly hazardId: string
  readonly round: number
  readonly measures: string
  readonly costFen: bigint | null
  readonly personId: string
  readonly role: string
  readonly at: Date
}

/** A fix handed in; the pictures after that wait become its own. One statement. */
export async function insertSubmission(tx: Tx, row: NewSubmission): Promise<void> {
  await tx.$executeRaw`
    WITH handed_in AS (
      INSERT INTO rectification_submission (id, hazard_id, round, measures, cost_fen, person_id, role, at)
      VALUES (${row.id}, ${row.hazardId}, ${row.round}, ${row.measures}, ${row.costFen}, ${row.personId}, ${row.role}, ${row.at})
      RETURNING id)
    UPDATE hazard_photo SET submission_id = ${row.id}
    WHERE hazard_id = ${row.hazardId} AND phase = 'after' AND submission_id IS NULL`
}

/** The verdict on a fix. */
export async function judgeSubmission(tx: Tx, id: string, data: Prisma.RectificationSubmissionUncheckedUpdateInput): Promise<void> {
  await tx.rectificationSubmission.update({ where: { id }, data, select: { id: true } })
}

/** A picture of a hazard; the same picture in the same phase is kept once. @returns false when it was there. */
export async function insertPhoto(tx: Tx, row: Prisma.HazardPhotoCreateManyInput): Promise<boolean> {
  const { count } = await tx.hazardPhoto.createMany({ data: [row], skipDuplicates: true })
  return count > 0
}

/** Keeps that words of an accident were written; the same message is one alert. @returns false when it was there. */
export async function keepAlert(tx: Tx, row: Prisma.AccidentAlertCreateManyInput): Promise<boolean> {
  const { count } = await tx.accidentAlert.createMany({ data: [row], skipDuplicates: true })
  return count > 0
}
