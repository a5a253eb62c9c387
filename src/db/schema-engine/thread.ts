import { parentPort, workerData } from 'node:worker_threads'

import { type EngineTask, perform } from './tasks.ts'

// The entry of the engine's thread: does the one task it was started with and reports.
parentPort?.postMessage(await perform(workerData as EngineTask))
