import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { expect, onTestFinished, test } from 'vitest'

import { journalVerify } from '../../../src/app/cli/journal-verify.ts'
import { readConfig } from '../../../src/config.ts'
import { enterRoom } from '../../../src/db/room.ts'
import { recordAll, sealJournal } from '../../../src/journal/index.ts'
import { freshDatabase } from '../../harness/database.ts'
import { actOf, clock } from '../journal/journal-room.ts'

/** A practice deployment whose journal has three sealed rows and one that waits. */
async function deployment() {
  const fresh = await freshDatabase()
  const folder = await mkdtemp(join(tmpdir(), 'anze-verify-'))
  onTestFinished(async () => {
    await fresh.drop()
    await rm(folder, { recursive: true, force: true })
  })
  const { db } = fresh
  await enterRoom(db, 'practice')
  await recordAll(db.prisma, { clock }, ['hazard.registered', 'hazard.graded', 'hazard.notified'].map(actOf))
  await sealJournal(db)
  const { hash } = await db.prisma.journalSeal.findUniqueOrThrow({ where: { position: 2 } })
  await db.prisma.journalRoot.create({ data: { day: '2026-11-23', position: 2, hash, madeAt: clock.now() } })
  await recordAll(db.prisma, { clock }, [actOf('hazard.signed')])
  const config = readConfig({ DATABASE_URL: fresh.url, DATA_DIR: folder })
  const run = async (...args: string[]) => {
    const said: string[] = []
    return { isClean: await journalVerify(config, args, (line) => void said.push(line)), said: said.join('\n') }
  }
  return { db, hash, run }
}

test.each(['2026-11-23', '2026-02-30:9f3c2b1077aa4e5d', '2026-11-23:9f3c', '2026-11-23:not a hash at all'])(
  'a root written as %s is answered with how to write it',
  async (root) => {
    const { run } = await deployment()
    await expect(run('--root', root)).rejects.toThrow(/用法：npm run journal:verify/)
  },
)

test('a whole journal is said to be whole, with its rows, its last root and what waits', async () => {
  const { hash, run } = await deployment()
  const { isClean, said } = await run('--root', `2026-11-23：${hash.slice(0, 4)} ${hash.slice(4, 8)}-${hash.slice(8, 20).toUpperCase()}`)
  expect(isClean).toBe(true)
  expect(said).toMatch(
    new RegExp(
      `^✔ 2026-11-23 的日志指纹在链上.*\n已封存 3 行，等待封存 1 行，最早一行已等 \\d+ 秒。\n最近的日志指纹：2026-11-23，到链上第 2 位，${hash}。\n日志完整`,
    ),
  )
})

test('a changed row is named with its time, action and subject, and the command fails', async () => {
  const { db, run } = await deployment()
  await db.prisma.$executeRaw`UPDATE journal SET reason = 'x' WHERE action = 'hazard.graded'`
  const { isClean, said } = await run()
  expect(isClean).toBe(false)
  expect(said).toMatch(/^✘ 第 \d+ 行　2026-11-23 09:00:00　hazard.graded　hazard h1：内容与封存时不同，被改动过\n/)
  expect(said).toMatch(/发现 1 处问题/)
})

test('a root the chain does not have any more fails the command', async () => {
  const { run } = await deployment()
  const { isClean, said } = await run('--root', `2026-11-23:${'a'.repeat(20)}`)
  expect([isClean, said]).toEqual([false, expect.stringMatching(/链上找不到您给的 2026-11-23 的日志指纹/)])
})
