import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'

import { layPractice, quietParts } from '../../../src/app/practice/lay-practice.ts'
import { practiceBeginsAt, practiceRoom } from '../../../src/app/practice/room.ts'
import type { Database } from '../../../src/db/types.ts'
import type { Clock } from '../../../src/lib/clock.ts'
import { randomIds } from '../../../src/lib/ids.ts'
import { type Sandbox, startSandbox } from '../../../src/sandbox/index.ts'
import { SharedClocks } from './shared-clocks.ts'

const createPath = '/open-apis/im/v1/messages'

/** The platform of a test whose bot runs in processes of its own, with what the bot has done to people. */
export interface Stage {
  readonly sandbox: Sandbox
  readonly clocks: SharedClocks
  readonly clockFile: string
  /** Domain time, as the emulator has it. */
  readonly clock: Clock
  /** How often each message was buzzed. */
  readonly buzzes: ReadonlyMap<string, number>
  /** Resolves when this many messages were asked for since the stage was opened, repeats included. */
  sent(count: number): Promise<void>
  readonly sendsSoFar: number
  /** What a replica must find in its environment. */
  environment(own: Record<string, string>): Record<string, string>
  lay(db: Database): Promise<void>
  close(): Promise<void>
}

/** Opens the emulator without its rate limits; files of the test lie in `folder`. */
export async function openStage(folder: string): Promise<Stage> {
  const clockFile = join(folder, 'times')
  const clocks = new SharedClocks(clockFile, true)
  const clock = clocks.turnable(practiceBeginsAt)
  const room = practiceRoom()
  const sandbox = await startSandbox({ port: 0, clock, room })
  const appsFile = join(folder, 'apps.json')
  await writeFile(appsFile, JSON.stringify(room.apps))
  const buzzes = new Map<string, number>()
  const watch = watchSends()
  const unlisten = sandbox.world.feed.listen((name, data) => {
    if (name === 'urgent' && 'messageId' in data) buzzes.set(data.messageId, (buzzes.get(data.messageId) ?? 0) + 1)
    if (name !== 'traffic' || !('path' in data)) return
    sandbox.world.limits.clear()
    if (data.method === 'POST' && data.path === createPath) watch.count()
  })
  return {
    ...{ sandbox, clocks, clockFile, clock, buzzes },
    sent: watch.reached,
    get sendsSoFar() {
      return watch.soFar()
    },
    environment: (own) => ({ FEISHU_APPS: appsFile, FEISHU_DOMAIN: sandbox.url, PORT: '0', LOG_LEVEL: 'error', ...own }),
    lay: async (db) => void (await layPractice({ db, clock, ids: randomIds }, quietParts)),
    close: async () => {
      unlisten()
      await sandbox.close()
    },
  }
}

function watchSends() {
  let count = 0
  const waiting = new Set<{ at: number; resolve: () => void }>()
  return {
    soFar: () => count,
    count: () => {
      count += 1
      for (const one of waiting) {
        if (count < one.at) continue
        waiting.delete(one)
        one.resolve()
      }
    },
    reached: (at: number): Promise<void> => {
      if (count >= at) return Promise.resolve()
      return new Promise((resolve) => waiting.add({ at, resolve }))
    },
  }
}
