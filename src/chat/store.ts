import type { CommandDeps, Tx } from '../db/types.ts'
import { AppError } from '../lib/errors.ts'

/** What an open form collects: a draft to be registered, the fix of a hazard, or the receipt of a paper that was handed over. */
export type FormPurpose = 'hazard-draft' | 'rectification' | 'receipt'

export interface OpenFormRow {
  readonly id: string
  readonly purpose: FormPurpose
  /** Hazard the pictures go to. */
  readonly subjectId: string
  readonly membershipId: string
}

export interface LoosePictureRow {
  readonly id: string
  readonly sha256: string
  readonly messageId: string
  readonly receivedAt: Date
}

/** A form touched longer ago no longer takes pictures by itself. Minutes, a setting of ours. */
export const formMinutes = 30

/** Notes that a person has a form open; touching it again prolongs it. */
export async function touchForm(
  tx: Tx,
  { clock, ids }: Pick<CommandDeps, 'clock' | 'ids'>,
  form: { personId: string; membershipId: string; chatId: string; purpose: FormPurpose; subjectId: string },
): Promise<void> {
  const touchedAt = clock.now()
  const key = { personId: form.personId, purpose: form.purpose, subjectId: form.subjectId }
  const again = { touchedAt, closedAt: null, membershipId: form.membershipId, chatId: form.chatId }
  await tx.openForm.upsert({ where: { personId_purpose_subjectId: key }, create: { id: ids.next(), ...form, touchedAt }, update: again })
}

/** The form was handed in or given up: pictures that come later are not its own. */
export async function closeForm(tx: Tx, form: { purpose: FormPurpose; subjectId: string }, closedAt: Date): Promise<void> {
  await tx.openForm.updateMany({ where: { ...form, closedAt: null }, data: { closedAt } })
}

/** Forms a person touched in the last {@link formMinutes} minutes, the newest first. */
export async function openForms(tx: Tx, personId: string, now: Date): Promise<OpenFormRow[]> {
  const since = new Date(now.getTime() - formMinutes * 60_000)
  const rows = await tx.openForm.findMany({
    where: { personId, closedAt: null, touchedAt: { gte: since } },
    orderBy: { touchedAt: 'desc' },
  })
  return rows.map(({ id, purpose, subjectId, membershipId }) => ({ id, purpose: purpose as FormPurpose, subjectId, membershipId }))
}

/** One open form of this person, however long ago it was touched. */
export async function openFormById(tx: Tx, personId: string, id: string): Promise<OpenFormRow | null> {
  const row = await tx.openForm.findFirst({ where: { id, personId, closedAt: null } })
  return row && { id: row.id, purpose: row.purpose as FormPurpose, subjectId: row.subjectId, membershipId: row.membershipId }
}

/**
 * Keeps a picture that arrived; a repeat of the same message changes nothing.
 *
 * @throws AppError `not-found` when its message was taken back meanwhile: the recall may be handled before the picture.
 */
export async function keepPicture(
  tx: Tx,
  { clock, ids }: Pick<CommandDeps, 'clock' | 'ids'>,
  picture: { personId: string; chatId: string; messageId: string; sha256: string },
): Promise<void> {
  const message = picture.messageId.slice(0, picture.messageId.indexOf(':'))
  await lockPictures(tx, message)
  const recall = await tx.loosePicture.findUnique({ where: { messageId: pictureKey(message, '') }, select: { id: true } })
  if (recall) throw new AppError('not-found', '这张照片您已经撤回，不会再用。要用就再发一次。')
  await tx.loosePicture.createMany({ data: [{ id: ids.next(), ...picture, receivedAt: clock.now() }], skipDuplicates: true })
}

/** Pictures of a person in a chat that were not put to anything yet, the oldest first; of the last {@link formMinutes} minutes. */
export async function loosePictures(tx: Tx, of: { personId: string; chatId: string }, now: Date): Promise<LoosePictureRow[]> {
  const since = new Date(now.getTime() - formMinutes * 60_000)
  return tx.loosePicture.findMany({
    where: { ...of, placedAt: null, withdrawnAt: null, receivedAt: { gte: since } },
    orderBy: [{ receivedAt: 'asc' }, { id: 'asc' }],
    select: { id: true, sha256: true, messageId: true, receivedAt: true },
  })
}

/** Marks pictures as put where they belong. */
export async function placePictures(tx: Tx, ids: readonly string[], placedAt: Date): Promise<void> {
  await tx.loosePicture.updateMany({ where: { id: { in: [...ids] } }, data: { placedAt } })
}

/** Sets a picture aside that nothing can take, so that it holds up no later one. */
export async function setAside(tx: Tx, id: string, at: Date): Promise<void> {
  await tx.loosePicture.update({ where: { id }, data: { withdrawnAt: at } })
}

/** The key of one picture of a message; a post carries several. */
export const pictureKey = (messageId: string, imageKey: string): string => `${messageId}:${imageKey}`

/** What became of the pictures of a message that was taken back, and whose they were. */
export interface Withdrawal {
  readonly result: 'withdrawn' | 'kept'
  readonly personId: string
}

/** A picture and the recall of its message come on ways of their own: one of them is first. */
async function lockPictures(tx: Tx, messageId: string): Promise<void> {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`picture:${messageId}`}, 0))::text`
}

/**
 * The sender took a message back: its pictures are not used any more, those that are still being fetched included; what was
 * put already stays as evidence. null: it has none so far.
 */
export async function withdrawPictures(
  tx: Tx,
  { ids }: Pick<CommandDeps, 'ids'>,
  { messageId, at: withdrawnAt }: { messageId: string; at: Date },
): Promise<Withdrawal | null> {
  await lockPictures(tx, messageId)
  const recall = pictureKey(messageId, '')
  const rows = await tx.loosePicture.findMany({ where: { messageId: { startsWith: recall, not: recall } } })
  const nobody = { personId: '', chatId: '', sha256: '' }
  const mark = { id: ids.next(), ...nobody, messageId: recall, receivedAt: withdrawnAt, withdrawnAt }
  await tx.loosePicture.createMany({ data: [mark], skipDuplicates: true })
  const [first] = rows
  if (!first) return null
  const open = rows.filter(({ placedAt }) => placedAt === null).map(({ id }) => id)
  await tx.loosePicture.updateMany({ where: { id: { in: open } }, data: { withdrawnAt } })
  return { result: open.length === rows.length ? 'withdrawn' : 'kept', personId: first.personId }
}
