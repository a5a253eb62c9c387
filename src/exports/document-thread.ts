// Entry of the thread that draws one document and ends.
import { parentPort, workerData } from 'node:worker_threads'
import type { Drawing } from './draw-in-thread.ts'
import { drawNotice } from './notice-document.ts'
import { drawReport } from './report-document.ts'

// The drawing was made by this very process a moment ago: nothing to parse.
const drawing = workerData as Drawing
parentPort?.postMessage(drawing.document === 'major-hazard-notice' ? await drawNotice(drawing.notice) : await drawReport(drawing.report))
