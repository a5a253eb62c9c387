import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { MajorHazardNotice } from './major-hazard-notice.ts'
import type { OverdueReportDocument } from './overdue-report.ts'

/** One document to be drawn. */
export type Drawing =
  | { readonly document: 'major-hazard-notice'; readonly notice: MajorHazardNotice }
  | { readonly document: 'overdue-report'; readonly report: OverdueReportDocument }

/** Longest a thread may draw, in milliseconds of machine time; usual is 200, most of it for loading the library. */
const drawTimeoutMs = 20_000

/**
 * Draws a document in a thread of its own that ends with it.
 *
 * Drawing holds a thread for up to 60 ms, which on the event loop would stop every press in the meantime.
 *
 * @returns a .docx file.
 */
export async function drawInThread(drawing: Drawing): Promise<Buffer> {
  const thread = new Worker(new URL('./document-thread.ts', import.meta.url), { workerData: drawing, execArgv: [] })
  try {
    // Rejects when the thread throws, and when the time is over.
    const [document]: unknown[] = await once(thread, 'message', { signal: AbortSignal.timeout(drawTimeoutMs) })
    if (!(document instanceof Uint8Array)) throw new Error(`${drawing.document}: the thread drew nothing`)
    return Buffer.from(document)
  } finally {
    await thread.terminate()
  }
}
