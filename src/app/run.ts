import type { Config } from '../config.ts'
import { type Clock, systemClock } from '../lib/clock.ts'
import { createLogger, type Logger } from '../observability/logger.ts'
import { startHttp } from './http.ts'
import { openAppDatabase } from './open-app-database.ts'
import { openPracticeRoom } from './practice-room.ts'
import { createProduct, type Product } from './product.ts'
import { say, timed } from './say.ts'
import { endOnSignal, type Lifetime } from './shutdown.ts'
import { startTicker } from './ticker.ts'

/** Domain time, and the time of leases and limits. Live they are the same; the practice room keeps a domain time of its own. */
export interface Times {
  readonly clock: Clock
  readonly machine: Clock
}

const machineTimes: Times = { clock: systemClock, machine: systemClock }

/**
 * Starts the program and returns when it is ready; it ends on Ctrl-C or SIGTERM, at any moment.
 *
 * @throws AppError `set-up` with one line that says what to do; whatever was started by then is ended.
 */
export async function run(config: Config, times: Times = machineTimes): Promise<void> {
  const logger = createLogger(config.logLevel)
  const life = endOnSignal(logger)
  await life.start(() =>
    config.kind === 'practice' ? startPractice(config, { life, logger }) : startLive(config, times, { life, logger }),
  )
}

interface Started {
  readonly life: Lifetime
  readonly logger: Logger
}

async function startPractice(config: Config, { life, logger }: Started): Promise<void> {
  say('Anze 安责通, practice room. Nothing leaves this machine.')
  const database = await timed(
    'Database',
    () => openAppDatabase(config, logger),
    ({ origin }) => ` (${origin})`,
  )
  life.add({ name: 'database', close: () => database.close() })
  const room = await timed('Practice room', () => openPracticeRoom({ config, db: database.db, logger }))
  life.add({ name: 'practice room', close: () => room.close() })
  const port = await serve(config, { life, logger, product: room.product, db: database })
  if (config.feishu.events === 'webhook') await timed(`Webhooks on port ${port}`, () => room.sendEventsTo(port))
  say(`\nOpen ${room.url}/ in a browser. Ctrl-C ends it; npm run practice:reset empties the room.`)
}

async function startLive(config: Config, times: Times, { life, logger }: Started): Promise<void> {
  const database = await timed(
    'Database',
    () => openAppDatabase(config, logger),
    ({ origin }) => ` (${origin})`,
  )
  life.add({ name: 'database', close: () => database.close() })
  const product = await createProduct({ db: database.db, ...times, practice: false, ...config.feishu, logger })
  life.add({ name: 'product', close: () => product.stop() })
  const isCalled = config.feishu.events === 'webhook'
  await timed(isCalled ? 'Inbox' : `Long connection to ${config.feishu.domain}`, () => product.start())
  const port = await serve(config, { life, logger, product, db: database })
  const addresses = isCalled ? config.feishu.apps.map(({ appId }) => `/feishu/${appId}`) : []
  for (const address of addresses) say(`Events are taken at POST ${address} on port ${port}.`)
  say('Anze 安责通 is running. Send 帮助 to the bot; npm run doctor checks the app’s abilities and scopes.')
}

/** @returns the port it listens on. */
async function serve(
  config: Config,
  { life, logger, product, db }: Started & { product: Product; db: Awaited<ReturnType<typeof openAppDatabase>> },
): Promise<number> {
  const http = await startHttp(
    { db: db.db, metrics: product.metrics, webhook: product.webhook, logger },
    { host: config.host, port: config.port },
  )
  life.add({ name: 'http', close: () => http.close() })
  const ticker = startTicker(() => product.tick().catch((error) => logger.error({ err: error }, 'tick failed')))
  life.add({ name: 'ticker', close: () => ticker.stop() })
  return http.port
}
