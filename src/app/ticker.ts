import cron from 'node-cron'

export interface Ticker {
  stop(): Promise<void>
}

/**
 * Asks "what is due?" every second. A tick that finds the last one still at work is skipped: what is due is data, and the
 * next tick finds it.
 */
export function startTicker(tick: () => Promise<void>): Ticker {
  let running: Promise<void> | null = null
  const task = cron.schedule('* * * * * *', () => {
    running ??= tick().finally(() => {
      running = null
    })
  })
  return {
    async stop() {
      await task.stop()
      await running
    },
  }
}
