import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Logger } from 'pino'
import { allSamples } from '../../cards/samples/index.ts'
import type { Config } from '../config.ts'
import { emptyTables } from '../db/empty-tables.ts'
import type { Database } from '../db/types.ts'
import { AppError } from '../lib/errors.ts'
import { randomIds } from '../lib/ids.ts'
import { startSandbox } from '../sandbox/index.ts'
import { productParticipant } from './participant.ts'
import { layPractice } from './practice/lay-practice.ts'
import { practiceBeginsAt, practiceRoom } from './practice/room.ts'
import { keptClock } from './practice-clock.ts'
import { createProduct, type Product } from './product.ts'

export interface PracticeRoom {
  readonly url: string
  readonly product: Product
  /** Has events come to the program's own port, where it is listening by now; without it they come over the long connection. */
  sendEventsTo(port: number): Promise<void>
  close(): Promise<void>
}

/** Every card with its sample views, for the gallery of the practice page. */
const gallery = () => allSamples().map(({ card, sample, draw }) => ({ card, sample, json: draw() }))

/** Practice time is saved this often, so that a killed room loses at most this much of it. Milliseconds. */
const saveEveryMs = 5_000

/**
 * Opens the practice room: the Feishu emulator with the practice page, and the product connected to it over the long
 * connection. Its state is kept below DATA_DIR/practice and in the practice database.
 *
 * @throws AppError `set-up` when the port is taken.
 */
export async function openPracticeRoom({ config, db, logger }: { config: Config; db: Database; logger: Logger }): Promise<PracticeRoom> {
  const folder = join(config.dataDir, 'practice')
  await mkdir(folder, { recursive: true })
  const { clock, save } = await keptClock(join(folder, 'clock'), practiceBeginsAt)
  const lay = () => layPractice({ db, clock, ids: randomIds })
  await lay()
  const room = practiceRoom()
  const sandbox = await startSandbox({
    port: config.sandboxPort,
    clock,
    logger,
    room,
    snapshotFile: join(folder, 'room.json'),
    gallery,
  }).catch((cause) => {
    throw taken(cause, config.sandboxPort)
  })
  const { events, eventMaxAgeMs } = config.feishu
  const product = await createProduct({ db, clock, practice: true, domain: sandbox.url, apps: room.apps, events, eventMaxAgeMs, logger })
  const appIds = room.apps.map(({ appId }) => appId)
  // A room that was left with webhooks keeps their addresses.
  for (const appId of appIds) await sandbox.setWebhook(appId, null)
  await product.start()
  sandbox.registerParticipant(
    productParticipant({ db, clock, product, appIds }, async () => {
      await emptyTables(db)
      await lay()
      await save()
    }),
  )
  const saving = setInterval(() => void save().catch((error) => logger.error({ err: error }, 'practice time not saved')), saveEveryMs)
  return {
    url: sandbox.url,
    product,
    async sendEventsTo(port) {
      for (const appId of appIds) await sandbox.setWebhook(appId, `http://127.0.0.1:${port}/feishu/${appId}`)
    },
    async close() {
      clearInterval(saving)
      await product.stop()
      await sandbox.close()
      await save()
    },
  }
}

function taken(cause: unknown, port: number): unknown {
  const { code } = cause as NodeJS.ErrnoException
  if (code !== 'EADDRINUSE') return cause
  return new AppError('set-up', `Port ${port} is taken. Stop what uses it or start with another: SANDBOX_PORT=${port + 1} npm start`, {
    cause,
  })
}
