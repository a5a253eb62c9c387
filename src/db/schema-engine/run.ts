import { once } from 'node:events'
import { Worker } from 'node:worker_threads'

import type { EngineAnswer, EngineTask } from './tasks.ts'

/**
 * Does one task of the schema engine in a thread of its own, which is ended afterwards.
 *
 * The engine leaves timers running and can be loaded only once in a thread; it would also hold the event loop.
 */
export async function runEngine(task: EngineTask): Promise<EngineAnswer> {
  const thread = new Worker(new URL('./thread.ts', import.meta.url), { workerData: task, execArgv: [] })
  try {
    // `once` rejects when the thread fails.
    const [answer] = await once(thread, 'message')
    return answer as EngineAnswer
  } finally {
    await thread.terminate()
  }
}
