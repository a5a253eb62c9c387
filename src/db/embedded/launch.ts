import { spawn } from 'node:child_process'
import { open, rename, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

import type { Account } from './account.ts'
import { setUpFailure } from './failures.ts'
import { freePort } from './free-port.ts'
import type { Layout } from './layout.ts'
import { readPidFile } from './pid-file.ts'
import { toolEnvironment } from './run-tool.ts'
import { serverArguments } from './settings.ts'

/** Longest wait for a server to come up: recovery after a power cut reads back the log of the last minutes. */
const startTimeoutMs = 60_000
const pollMs = 10
/** A log longer than this is put aside at the next start; one older log is kept. */
const logLimitBytes = 5_000_000

async function openLog(layout: Layout) {
  const size = await stat(layout.log).then(
    ({ size }) => size,
    () => 0,
  )
  if (size > logLimitBytes) await rename(layout.log, `${layout.log}.1`)
  return open(layout.log, 'a+', 0o600)
}

interface How {
  readonly account: Account | undefined
  readonly fast: boolean
  /** The port it must have; any free one when left out. */
  readonly port?: number
}

type Outcome = { port: number } | { refused: string }

/** Starts one server process; it lives on when ours ends, however ours ends. */
async function launchOnce(layout: Layout, binaries: string, options: How): Promise<Outcome> {
  const port = options.port ?? (await freePort())
  const log = await openLog(layout)
  const { size: logStart } = await log.stat()
  try {
    const child = spawn(join(binaries, 'postgres'), serverArguments(layout.data, port, options.fast), {
      ...options.account,
      cwd: '/',
      env: toolEnvironment,
      detached: true,
      stdio: ['ignore', log.fd, log.fd],
    })
    let ended: string | undefined
    child.once('error', (error) => {
      ended = error.message
    })
    child.once('exit', () => {
      ended ??= ''
    })
    child.unref()
    const giveUpAt = performance.now() + startTimeoutMs
    while (ended === undefined && performance.now() < giveUpAt) {
      const file = await readPidFile(layout.data)
      if (file?.ready && file.pid === child.pid) return { port }
      await pause(pollMs)
    }
    if (ended === undefined) child.kill('SIGQUIT')
    const { size } = await log.stat()
    const words = Buffer.alloc(Math.min(size - logStart, 20_000))
    await log.read(words, 0, words.length, size - words.length)
    return { refused: `${ended ?? ''}${words.toString('utf8')}` || 'the server did not become ready' }
  } finally {
    await log.close()
  }
}

/** Refusals that pass by themselves: a port taken meanwhile, the remains of a killed server not yet cleared by the system. */
const passing = /Address already in use|could not create any TCP\/IP sockets|pre-existing shared memory block|lock file ".*" already exists/

/**
 * Starts the server of a cluster that has none and waits until it takes connections.
 *
 * @returns the port on 127.0.0.1.
 * @throws AppError `set-up` with the server's own last words.
 */
export async function launch(layout: Layout, binaries: string, options: How): Promise<number> {
  const giveUpAt = performance.now() + 15_000
  for (;;) {
    const outcome = await launchOnce(layout, binaries, options)
    if ('port' in outcome) return outcome.port
    if (!passing.test(outcome.refused) || performance.now() > giveUpAt) throw setUpFailure('启动数据库', outcome.refused)
    await pause(200)
  }
}
