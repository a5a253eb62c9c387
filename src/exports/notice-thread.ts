// Entry of the thread that draws one notification and ends.
import { parentPort, workerData } from 'node:worker_threads'
import type { MajorHazardNotice } from './major-hazard-notice.ts'
import { drawNotice } from './notice-document.ts'

// The notice was made by this very process a moment ago: nothing to parse.
const notice = workerData as MajorHazardNotice
parentPort?.postMessage(await drawNotice(notice))
