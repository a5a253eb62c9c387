import { spawn } from 'node:child_process'

import type { Account } from './account.ts'

/** What a finished program said, standard output and error together. */
export interface ToolResult {
  /** Exit status; `undefined` when the program could not be started or was ended by a signal. */
  status: number | undefined
  output: string
  /** Why the program could not be started (`EACCES`, `ENOENT` …). */
  startError?: string
}

/** The environment of every database program: English messages (they are matched), UTC, and nothing of ours. */
export const toolEnvironment = { PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin', LC_ALL: 'C.UTF-8', TZ: 'UTC' }

/** Runs a program to its end without blocking the event loop; never rejects. */
export function runTool(file: string, args: readonly string[], account?: Account): Promise<ToolResult> {
  return new Promise((resolve) => {
    // The working directory is `/` because the other account may not be allowed to stand where we stand.
    const child = spawn(file, args, { ...account, cwd: '/', env: toolEnvironment, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    const collect = (chunk: Buffer) => {
      output += chunk.toString('utf8')
    }
    child.stdout.on('data', collect)
    child.stderr.on('data', collect)
    child.once('error', (error: NodeJS.ErrnoException) => resolve({ status: undefined, output, startError: error.code ?? error.message }))
    child.once('close', (status) => resolve({ status: status ?? undefined, output }))
  })
}
