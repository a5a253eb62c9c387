import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'

const entry = new URL('replica-main.ts', import.meta.url).pathname

/** One replica of the live program as a process that can be killed, frozen and ended. */
export interface ReplicaProcess {
  /** How it ended: its status, or the signal that ended it; undefined while it runs. */
  readonly ended: number | NodeJS.Signals | undefined
  /** What it has written so far, its log included. */
  readonly output: string
  signal(signal: NodeJS.Signals): void
  /** Sends the signal and resolves with how the process ended. */
  end(signal: NodeJS.Signals): Promise<number | NodeJS.Signals>
}

/** The line a program writes when it takes events. */
const readyLine = 'is running'

/** Starts a replica. @returns when it takes events. @throws with its output when it ends before. */
export async function startReplica(clockFile: string, environment: Record<string, string>): Promise<ReplicaProcess> {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', entry, clockFile], {
    env: { PATH: process.env.PATH ?? '', ...environment },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  // A test that fails halfway leaves nobody behind, not even somebody frozen.
  const endWithUs = () => void child.kill('SIGKILL')
  process.once('exit', endWithUs)
  child.once('exit', () => process.off('exit', endWithUs))
  const replica = watched(child)
  await Promise.race([seen(child, replica), replica.over])
  if (replica.ended !== undefined) throw new Error(`a replica ended with ${replica.ended}:\n${replica.output}`)
  return replica
}

function watched(child: ChildProcess): ReplicaProcess & { readonly over: Promise<unknown> } {
  let output = ''
  let ended: number | NodeJS.Signals | undefined
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (output += String(chunk)))
  const over = once(child, 'exit').then(([status, signal]: (number | NodeJS.Signals)[]) => {
    ended = signal ?? status
    return ended ?? 0
  })
  return {
    over,
    get ended() {
      return ended
    },
    get output() {
      return output
    },
    signal: (signal) => void child.kill(signal),
    end: (signal) => {
      child.kill(signal)
      return over
    },
  }
}

async function seen(child: ChildProcess, replica: ReplicaProcess): Promise<void> {
  while (!replica.output.includes(readyLine) && child.stdout) await once(child.stdout, 'data')
}
