import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { AppError } from './lib/errors.ts'

/** An app of one tenant, as the developer console shows it. */
export const feishuAppSchema = z.object({
  appId: z.string().regex(/^cli_[0-9a-f]{16}$/i, 'an app id looks like cli_ and 16 hexadecimal digits'),
  appSecret: z.string().min(1),
  /** Events of any other tenant are refused; without it the first tenant seen is not checked. */
  tenantKey: z.string().min(1).optional(),
  name: z.string().default(''),
  /** From 事件与回调 → 加密策略; webhooks only. */
  verificationToken: z.string().min(1).optional(),
  encryptKey: z.string().min(1).optional(),
})
export type FeishuApp = z.infer<typeof feishuAppSchema>

const port = z.coerce.number().int().min(0).max(65535)

/** Every variable the program reads; .env.example says the same with its purpose, and a test compares the two. */
const environmentSchema = z.object({
  HOST: z.string().default('127.0.0.1'),
  PORT: port.default(3000),
  SANDBOX_PORT: port.default(3100),
  DATA_DIR: z.string().default('./data'),
  ANZE_STATE_DIR: z.string().optional(),
  DATABASE_URL: z.string().optional(),
  TEST_DATABASE_URL: z.string().optional(),
  FEISHU_APP_ID: z.string().optional(),
  FEISHU_APP_SECRET: z.string().optional(),
  FEISHU_TENANT_KEY: z.string().optional(),
  FEISHU_APPS: z.string().optional(),
  FEISHU_EVENTS: z.enum(['long-connection', 'webhook']).default('long-connection'),
  FEISHU_VERIFICATION_TOKEN: z.string().optional(),
  FEISHU_ENCRYPT_KEY: z.string().optional(),
  FEISHU_EVENT_MAX_AGE: z.coerce.number().int().min(60).default(28_800),
  FEISHU_MONTHLY_CALLS: z.coerce.number().int().positive().optional(),
  FEISHU_DOMAIN: z.url().default('https://open.feishu.cn'),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).optional(),
})

export const environmentNames = Object.keys(environmentSchema.shape)

export interface Config {
  readonly kind: 'practice' | 'live'
  readonly host: string
  readonly port: number
  readonly sandboxPort: number
  readonly dataDir: string
  readonly stateDir: string | undefined
  readonly databaseUrl: string | undefined
  readonly feishu: {
    readonly domain: string
    readonly apps: readonly FeishuApp[]
    readonly events: 'long-connection' | 'webhook'
    /** Largest distance between a signed webhook call's timestamp and this machine's clock. Milliseconds. */
    readonly eventMaxAgeMs: number
    /** API calls an app may make in a calendar month, where its edition of Feishu sets a limit. */
    readonly monthlyCalls: number | undefined
  }
  readonly logLevel: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'silent'
}

/**
 * Reads the environment. Without Feishu credentials the program is a practice room; with them it is live.
 *
 * @throws AppError `set-up` naming the variable and what is expected of it.
 */
export function readConfig(environment: NodeJS.ProcessEnv = process.env): Config {
  const filled = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const parsed = environmentSchema.safeParse(filled)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    throw new AppError('set-up', `${issue?.path.join('.')}: ${issue?.message}. See .env.example.`, { cause: parsed.error })
  }
  const env = parsed.data
  const apps = feishuApps(env)
  if (env.FEISHU_EVENTS === 'webhook') demandTokens(apps)
  return {
    kind: apps.length === 0 ? 'practice' : 'live',
    host: env.HOST,
    port: env.PORT,
    sandboxPort: env.SANDBOX_PORT,
    dataDir: env.DATA_DIR,
    stateDir: env.ANZE_STATE_DIR,
    databaseUrl: env.DATABASE_URL,
    feishu: {
      domain: env.FEISHU_DOMAIN.replace(/\/$/, ''),
      apps,
      events: env.FEISHU_EVENTS,
      eventMaxAgeMs: env.FEISHU_EVENT_MAX_AGE * 1_000,
      monthlyCalls: env.FEISHU_MONTHLY_CALLS,
    },
    // Who practises reads the page, not the log.
    logLevel: env.LOG_LEVEL ?? (apps.length === 0 ? 'warn' : 'info'),
  }
}

/** Without a token anybody who finds the address could act as anybody. */
function demandTokens(apps: readonly FeishuApp[]): void {
  const open = apps.find(({ verificationToken }) => verificationToken === undefined)
  if (open === undefined) return
  const where = 'FEISHU_VERIFICATION_TOKEN, or verificationToken in the file of FEISHU_APPS'
  throw new AppError('set-up', `FEISHU_EVENTS=webhook needs the Verification Token of ${open.appId} (${where}). See .env.example.`)
}

type Environment = z.infer<typeof environmentSchema>

function feishuApps(env: Environment): FeishuApp[] {
  if (env.FEISHU_APPS) return appsFromFile(env.FEISHU_APPS)
  if (!env.FEISHU_APP_ID && !env.FEISHU_APP_SECRET) return []
  const parsed = feishuAppSchema.safeParse({
    appId: env.FEISHU_APP_ID,
    appSecret: env.FEISHU_APP_SECRET,
    tenantKey: env.FEISHU_TENANT_KEY,
    verificationToken: env.FEISHU_VERIFICATION_TOKEN,
    encryptKey: env.FEISHU_ENCRYPT_KEY,
  })
  if (!parsed.success)
    throw new AppError('set-up', 'FEISHU_APP_ID and FEISHU_APP_SECRET belong together. See .env.example.', { cause: parsed.error })
  return [parsed.data]
}

function appsFromFile(path: string): FeishuApp[] {
  try {
    return z
      .array(feishuAppSchema)
      .min(1)
      .parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch (cause) {
    throw new AppError(
      'set-up',
      `FEISHU_APPS: ${path} must hold a JSON list of {appId, appSecret, tenantKey, name, verificationToken, encryptKey}.`,
      { cause },
    )
  }
}
