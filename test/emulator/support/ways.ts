import type { RoomConfig } from '../../../src/sandbox/index.ts'
import { sdkBot } from './bot-server.ts'
import { appId, appSecret, type Handlers, openPractice, otherAppId, type Practice } from './practice.ts'

export type Way = 'the long connection' | 'a webhook'
export const bothWays: readonly Way[] = ['the long connection', 'a webhook']
export const encryptKey = 'test key'

const config: Partial<RoomConfig> = {
  apps: [
    { appId, appSecret, name: '安责通', tenantKey: 'bureaus', encryptKey, verificationToken: 'token-a' },
    { appId: otherAppId, appSecret: 'secret-b', name: '安责通', tenantKey: 'firms' },
  ],
}

/** A practice room whose bot hears over the way named, with the unmodified SDK. */
export async function openWith(way: Way, handlers: Handlers): Promise<Practice> {
  const practice = await openPractice({ config })
  if (way === 'a webhook') await practice.sandbox.setWebhook(appId, await sdkBot(handlers, encryptKey))
  else await practice.connect(handlers)
  return practice
}
