import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { expect, onTestFinished, test } from 'vitest'

import { adminInvite } from '../../../src/app/cli/admin-invite.ts'
import { checkDatabase } from '../../../src/app/cli/check-database.ts'
import { findingLine } from '../../../src/app/cli/finding.ts'
import { practiceReset } from '../../../src/app/cli/practice-reset.ts'
import { layPractice } from '../../../src/app/practice/lay-practice.ts'
import { type Config, readConfig } from '../../../src/config.ts'
import { enterRoom } from '../../../src/db/room.ts'
import { TurnableClock } from '../../../src/lib/clock.ts'
import { randomIds } from '../../../src/lib/ids.ts'
import { startSandbox } from '../../../src/sandbox/index.ts'
import { freshDatabase } from '../../harness/database.ts'
import { standingClock } from '../../harness/world.ts'

/** A practice deployment on a database of its own, with a folder of its own. */
async function deployment() {
  const fresh = await freshDatabase()
  const dataDir = await mkdtemp(join(tmpdir(), 'anze-cli-'))
  onTestFinished(async () => {
    await fresh.drop()
    await rm(dataDir, { recursive: true, force: true })
  })
  // Port 9 (discard) answers nobody: no room runs there.
  const config = readConfig({ DATABASE_URL: fresh.url, DATA_DIR: dataDir, SANDBOX_PORT: '9' })
  const said: string[] = []
  return { ...fresh, config, dataDir, said, say: (line: string) => void said.push(line) }
}

const live = (config: Config): Config => ({ ...config, kind: 'live' })

test('a body that is not entered yet needs its kind and region', async () => {
  const { config, say, said } = await deployment()
  await expect(adminInvite(config, ['--organisation', '无名公司'], say)).rejects.toThrow(/单位类别和六位区划代码/)
  expect(said).toEqual([])
})

test('the code is said once and only its hash is kept', async () => {
  const { config, say, said, db } = await deployment()
  await adminInvite(config, ['--organisation', '新保险公司', '--kind', 'insurer', '--region', '140000'], say)
  const code = /邀请码：(\S+)/.exec(said.join('\n'))?.[1] ?? ''
  expect(code).toMatch(/^[2-9A-Z]{5}-[2-9A-Z]{5}$/)
  const kept = JSON.stringify(await db.prisma.inviteCode.findMany())
  expect(kept).toContain('bx.admin')
  expect(kept).not.toContain(code)
})

test('a body is found by its credit code too', async () => {
  const { config, say, said, db } = await deployment()
  await enterRoom(db, 'practice')
  await layPractice({ db, clock: standingClock(), ids: randomIds })
  const mine = await db.prisma.organisation.findUniqueOrThrow({ where: { id: 'qy-qinhe' } })
  await adminInvite(config, ['--organisation', mine.creditCode ?? ''], say)
  expect(said.join('\n')).toContain(mine.name)
})

test('an empty room is refused while one is running, and when the program is live', async () => {
  const { config, say, db } = await deployment()
  await enterRoom(db, 'practice')
  await expect(practiceReset(live(config), say)).rejects.toThrow(/正式环境/)
  const room = { startsAt: new Date(), tenants: [{ tenantKey: 't', name: '租户' }], apps: [], people: [] }
  const sandbox = await startSandbox({ port: 0, clock: new TurnableClock(), room })
  onTestFinished(() => sandbox.close())
  await expect(practiceReset({ ...config, sandboxPort: sandbox.port }, say)).rejects.toThrow(/正在运行.*重置练习室/)
})

test('resetting empties the practice database and its files, and the data can be laid anew', async () => {
  const { config, say, db, dataDir } = await deployment()
  await enterRoom(db, 'practice')
  const deps = { db, clock: standingClock(), ids: randomIds }
  await layPractice(deps)
  await mkdir(join(dataDir, 'practice'))
  await writeFile(join(dataDir, 'practice', 'clock'), '0')
  await practiceReset(config, say)
  expect(await db.prisma.organisation.count()).toBe(0)
  expect(existsSync(join(dataDir, 'practice'))).toBe(false)
  expect(await layPractice(deps)).not.toEqual([])
})

test('a live database is never emptied', async () => {
  const { config, say, db } = await deployment()
  await enterRoom(db, 'live')
  await expect(practiceReset(config, say)).rejects.toThrow(/正式/)
})

test('a server that does not answer is a line that says what to check', async () => {
  const config = readConfig({ DATABASE_URL: 'postgresql://nobody@127.0.0.1:9/none' })
  const lines = (await checkDatabase(config)).map(findingLine)
  expect(lines).toHaveLength(1)
  expect(lines[0]).toMatch(/^✘ 数据库连不上（.*ECONNREFUSED[\s\S]*DATABASE_URL/)
})

test('a database of the other kind, and one behind its migrations, are each a line', async () => {
  const { config, db } = await deployment()
  await enterRoom(db, 'live')
  expect((await checkDatabase(config)).map(findingLine).join('\n')).toMatch(/✘ 数据库存的是正式数据，程序按练习启动/)
  await db.prisma.$executeRaw`UPDATE _prisma_migrations SET finished_at = NULL`
  expect((await checkDatabase(config)).map(findingLine).join('\n')).toMatch(/✘ 数据库结构差 \d+ 步.*[\s\S]*db:deploy/)
})
