import { createHash } from 'node:crypto'
import { AppError } from '../lib/errors.ts'
import { drawInThread } from './draw-in-thread.ts'

/** What the printed 重大隐患告知书 is made of; everything is as it was told, nothing is made up for the paper. */
export interface MajorHazardNotice {
  /** HZ-YYYYMMDD-NNN */
  readonly number: string
  readonly enterpriseName: string
  /** The body that tells: insurer, or the bureau that takes its part. */
  readonly issuerName: string
  readonly issuedAt: Date
  /** The text of the notification, word for word. */
  readonly text: string
  /** SHA-256 of the text, 64 hex digits: the same on screen and on paper. */
  readonly textHash: string
  /** Set when somebody signed on screen; the receipt then says so instead of asking again. */
  readonly signed?: { readonly name: string; readonly roleLabel: string; readonly at: Date }
}

/**
 * The notification as a document to print, with the receipt (送达回证) on its own page.
 *
 * Drawn in a thread of its own: some 200 ms, of which the event loop is held for a few.
 *
 * @returns a .docx file.
 * @throws AppError `set-up` when text and hash do not belong together: paper must not say other than the screen.
 * @see 375 §二(二)四
 */
export async function majorHazardNotice(notice: MajorHazardNotice): Promise<Buffer> {
  const hash = createHash('sha256').update(notice.text, 'utf8').digest('hex')
  if (hash !== notice.textHash) throw new AppError('set-up', `notification ${notice.number}: text and hash differ`)
  return await drawInThread({ document: 'major-hazard-notice', notice })
}
