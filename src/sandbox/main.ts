import { parseArgs } from 'node:util'

import pino from 'pino'

import { TurnableClock } from '../lib/clock.ts'
import { startSandbox } from './index.ts'
import { roomConfigSchema } from './room/config.ts'
import { readRoomFile } from './room-file.ts'

/** A room for a first look: one tenant, one app, two people. */
const smallRoom = {
  startsAt: '2026-11-23T09:00:00+08:00',
  tenants: [{ tenantKey: 'practice', name: '练习租户' }],
  apps: [{ appId: 'cli_00000000000000a1', appSecret: 'practice-secret', name: '练习机器人', tenantKey: 'practice' }],
  people: [
    { name: '甲一', tenantKey: 'practice', mobile: '13800000001' },
    { name: '乙二', tenantKey: 'practice', mobile: '13800000002' },
  ],
}

/** `npm run emulator -- --port 3100 --config room.json --keep room.jsonl`: the platform alone, for any bot. */
async function main(): Promise<void> {
  const options = { port: { type: 'string', default: '3100' }, config: { type: 'string' }, keep: { type: 'string' } } as const
  const { values } = parseArgs({ options })
  const room = values.config === undefined ? roomConfigSchema.parse(smallRoom) : await readRoomFile(values.config, new Date())
  const clock = new TurnableClock()
  clock.reset(room.startsAt)
  const logger = pino()
  const kept = values.keep === undefined ? {} : { snapshotFile: values.keep }
  const sandbox = await startSandbox({ port: Number(values.port), clock, logger, room, ...kept })
  const bots = room.apps.map(({ appId, name }) => `${name} ${appId}`).join(', ')
  process.stdout.write(`Feishu emulator: ${sandbox.url}  (domain of the SDK and address of the practice page)\nApps: ${bots}\n`)
  const end = (): void => {
    sandbox.close().then(
      () => process.exit(0),
      () => process.exit(1),
    )
  }
  process.once('SIGINT', end)
  process.once('SIGTERM', end)
}

try {
  await main()
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
