import { createHash } from 'node:crypto'
import { drawInThread } from './draw-in-thread.ts'

/** The report of an overdue major hazard as it is printed; for carrying it where no card reaches, and for the files. */
export interface OverdueReportDocument {
  /** SB-YYYYMMDD-NNN-N; null while it is a draft, which is then printed as one. */
  readonly number: string | null
  /** The text as bureau and department were told, word for word. */
  readonly text: string
  /** The insurer, or the bureau that takes its part. */
  readonly senderName: string
  readonly sentAt: Date | null
  /** 系统代报 */
  readonly isAutomatic: boolean
  /** Names of the bodies it goes to. */
  readonly receivers: readonly string[]
}

/** What is printed under every page. */
export const reportHash = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex')

/**
 * The report as a document to print, with lines for the receipt of whoever takes it.
 *
 * @returns a .docx file.
 * @see 375 §二(二)四
 */
export function overdueReportDocument(report: OverdueReportDocument): Promise<Buffer> {
  return drawInThread({ document: 'overdue-report', report })
}
