import type { Config } from '../config.ts'
import { systemClock } from '../lib/clock.ts'
import { createLogger, type Logger } from '../observability/logger.ts'
import { startHttp } from './http.ts'
import { openAppDatabase } from './open-app-database.ts'
import { openPracticeRoom } from './practice-room.ts'
import { createProduct, type Product } from './product.ts'
import { say, timed } from './say.ts'
import { closeAll, closeOnSignal, type Part } from './shutdown.ts'
import { startTicker } from './ticker.ts'

/**
 * Starts the program and returns when it is ready; it ends on Ctrl-C or SIGTERM.
 *
 * @throws AppError `set-up` with one line that says what to do; whatever was started by then is ended.
 */
export async function run(config: Config): Promise<void> {
  const logger = createLogger(config.logLevel)
  const parts: Part[] = []
  closeOnSignal(parts, logger)
  try {
    if (config.kind === 'practice') await startPractice(config, { parts, logger })
    else await startLive(config, { parts, logger })
  } catch (error) {
    await closeAll(parts, logger)
    throw error
  }
}

interface Started {
  readonly parts: Part[]
  readonly logger: Logger
}

async function startPractice(config: Config, { parts, logger }: Started): Promise<void> {
  say('Anze 安责通, practice room. Nothing leaves this machine.')
  const database = await timed(
    'Database',
    () => openAppDatabase(config),
    ({ origin }) => ` (${origin})`,
  )
  parts.push({ name: 'database', close: () => database.close() })
  const room = await timed('Practice room', () => openPracticeRoom({ config, db: database.db, logger }))
  parts.push({ name: 'practice room', close: () => room.close() })
  await serve(config, { parts, logger, product: room.product, db: database })
  say(`\nOpen ${room.url}/ in a browser. Ctrl-C ends it; npm run practice:reset empties the room.`)
}

async function startLive(config: Config, { parts, logger }: Started): Promise<void> {
  const database = await timed(
    'Database',
    () => openAppDatabase(config),
    ({ origin }) => ` (${origin})`,
  )
  parts.push({ name: 'database', close: () => database.close() })
  const { apps, domain } = config.feishu
  const product = await createProduct({ db: database.db, clock: systemClock, practice: false, domain, apps, logger })
  parts.push({ name: 'product', close: () => product.stop() })
  await timed(`Long connection to ${domain}`, () => product.start())
  await serve(config, { parts, logger, product, db: database })
  say('Anze 安责通 is running. Send 帮助 to the bot; npm run doctor checks the app’s abilities and scopes.')
}

async function serve(
  config: Config,
  { parts, logger, product, db }: Started & { product: Product; db: Awaited<ReturnType<typeof openAppDatabase>> },
): Promise<void> {
  const http = await startHttp({ db: db.db, metrics: product.metrics, logger }, { host: config.host, port: config.port })
  parts.push({ name: 'http', close: () => http.close() })
  const ticker = startTicker(() => product.tick().catch((error) => logger.error({ err: error }, 'tick failed')))
  parts.push({ name: 'ticker', close: () => ticker.stop() })
}
