import { createHash } from 'node:crypto'
import { mkdir, realpath, rm } from 'node:fs/promises'
import { connect, createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { AppError } from '../../lib/errors.ts'

/**
 * The name two processes on the same folder meet at.
 *
 * On Linux a socket without a file: the kernel frees it the moment its process ends, however it ends, so nothing stale can
 * stay behind as with a file of process numbers.
 */
async function meetingPoint(folder: string): Promise<string> {
  const name = `anze-${createHash('sha256')
    .update(await realpath(folder))
    .digest('hex')
    .slice(0, 24)}`
  return process.platform === 'linux' ? `\0${name}` : join(tmpdir(), `${name}.sock`)
}

function listen(path: string): Promise<Server | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => {
      socket.on('error', () => socket.destroy())
      socket.end(String(process.pid))
    })
    server.once('error', (error: NodeJS.ErrnoException) => (error.code === 'EADDRINUSE' ? resolve(undefined) : reject(error)))
    server.listen({ path }, () => resolve(server.unref()))
  })
}

/** Asks the holder for its process number; `undefined` when nobody answers. */
function askHolder(path: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    let answer = ''
    const socket = connect({ path, timeout: 2000 })
    socket.on('data', (chunk) => {
      answer += chunk.toString('utf8')
    })
    socket.once('timeout', () => socket.destroy())
    socket.once('error', () => resolve(undefined))
    socket.once('close', () => resolve(answer))
  })
}

/**
 * Makes this process the only one that runs on a data folder, until the returned function is called or the process ends.
 *
 * Makes the folder when it is missing.
 *
 * @throws AppError `set-up` when another living process holds it.
 */
export async function lockDataDir(dataDir: string): Promise<() => Promise<void>> {
  await mkdir(dataDir, { recursive: true })
  const path = await meetingPoint(dataDir)
  let server = await listen(path)
  if (server === undefined) {
    const holder = await askHolder(path)
    if (holder === undefined && !path.startsWith('\0')) await rm(path, { force: true })
    if (holder === undefined) server = await listen(path)
    if (server === undefined)
      throw new AppError('set-up', `安责通已在运行（进程 ${holder || '未知'}，DATA_DIR ${dataDir}）：请使用已打开的那一个，或先把它停下。`)
  }
  const held = server
  return () => new Promise((resolve) => held.close(() => resolve()))
}
