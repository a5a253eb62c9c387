import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { expect, onTestFinished, test } from 'vitest'

import { freshDatabase } from '../../harness/database.ts'

/** Each test starts the whole program. Milliseconds. */
const patienceMs = 60_000

const entry = new URL('../../../src/main.ts', import.meta.url).pathname

/** The program as `npm start` runs it, on a database and ports of its own. */
async function started() {
  const fresh = await freshDatabase()
  const folder = await mkdtemp(join(tmpdir(), 'anze-ending-'))
  const env = { PATH: process.env.PATH, DATABASE_URL: fresh.url, DATA_DIR: folder, PORT: '0', SANDBOX_PORT: '0', LOG_LEVEL: 'warn' }
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', entry], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  const exit = once(child, 'exit') as Promise<[code: number | null, signal: string | null]>
  onTestFinished(async () => {
    child.kill('SIGKILL')
    await exit
    await fresh.drop()
    await rm(folder, { recursive: true, force: true })
  })
  let out = ''
  let err = ''
  child.stderr.on('data', (chunk) => {
    err += chunk
  })
  /** Waits until it has said something. */
  const says = (words: string) =>
    new Promise<void>((resolve) => {
      child.stdout.on('data', (chunk) => {
        out += chunk
        if (out.includes(words)) resolve()
      })
    })
  const ended = async () => {
    const [code, signal] = await exit
    return { code, signal, err, last: out.trimEnd().split('\n').at(-1) }
  }
  return { child, says, ended }
}

test.each([
  ['the database', 'Nothing leaves this machine'],
  ['the practice room', 'Database: '],
])(
  'SIGTERM while %s is being started ends the program with a line',
  async (_what, moment) => {
    const { child, says, ended } = await started()
    await says(moment)
    child.kill('SIGTERM')
    expect(await ended()).toEqual({
      code: 0,
      signal: null,
      err: '',
      last: expect.stringMatching(/^Ended while starting\. Nothing is lost/),
    })
  },
  patienceMs,
)

test(
  'SIGTERM when it runs ends it without a word',
  async () => {
    const { child, says, ended } = await started()
    await says('Open http')
    child.kill('SIGTERM')
    expect(await ended()).toEqual({ code: 0, signal: null, err: '', last: expect.stringMatching(/^Open http/) })
  },
  patienceMs,
)

test(
  'a second signal ends it at once',
  async () => {
    const { child, says, ended } = await started()
    await says('Database: ')
    child.kill('SIGTERM')
    child.kill('SIGINT')
    expect(await ended()).toMatchObject({ code: 1, signal: null, err: '' })
  },
  patienceMs,
)
