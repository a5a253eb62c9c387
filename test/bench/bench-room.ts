import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { productParticipant } from '../../src/app/participant.ts'
import { layPractice, quietParts } from '../../src/app/practice/lay-practice.ts'
import { practiceBeginsAt, practiceRoom } from '../../src/app/practice/room.ts'
import { createProduct } from '../../src/app/product.ts'
import { openDatabase } from '../../src/db/client.ts'
import { startEmbedded } from '../../src/db/embedded/start.ts'
import { migrate } from '../../src/db/migrate.ts'
import type { CommandDeps } from '../../src/db/types.ts'
import { TurnableClock } from '../../src/lib/clock.ts'
import { randomIds } from '../../src/lib/ids.ts'
import { createLogger } from '../../src/observability/logger.ts'
import { type Sandbox, startSandbox } from '../../src/sandbox/index.ts'

/** A room to press in: its emulator, and how to close it. */
export interface BenchRoom {
  readonly sandbox: Sandbox
  close(): Promise<void>
}

/** The whole product as `npm start` runs it: embedded PostgreSQL with fsync, emulator and bot in one process. */
export async function openProductRoom(): Promise<BenchRoom & { deps: CommandDeps }> {
  const folder = await mkdtemp(join(tmpdir(), 'anze-bench-'))
  await chmod(folder, 0o755)
  const server = await startEmbedded({ dataDir: join(folder, 'data'), stateDir: join(folder, 'state') })
  await server.createDatabase('anze_bench')
  const url = server.url('anze_bench')
  await migrate(url)
  const db = openDatabase(url, { poolSize: 16 })
  const clock = new TurnableClock()
  clock.reset(practiceBeginsAt)
  const deps = { db, clock, ids: randomIds }
  await layPractice(deps, quietParts)
  const logger = createLogger('error')
  const room = practiceRoom()
  const sandbox = await startSandbox({ port: 0, clock, logger, room })
  const product = await createProduct({ db, clock, practice: true, domain: sandbox.url, apps: room.apps, logger })
  await product.start()
  const appIds = room.apps.map(({ appId }) => appId)
  sandbox.registerParticipant(productParticipant({ db, clock, product, appIds }, () => Promise.resolve()))
  return {
    sandbox,
    deps,
    close: async () => {
      await product.stop()
      await sandbox.close()
      await db.close()
      await server.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
