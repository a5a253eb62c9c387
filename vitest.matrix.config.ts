import { defineConfig } from 'vitest/config'
import type { Arrangement } from './test/harness/arrangement.ts'

const servers = { embedded: 'global-setup', installed: 'global-setup-postgres' } as const

/** `npm test` and `npm run test:postgres` run the plain room, one replica over the long connection, on either server. */
const others: readonly Arrangement[] = [
  { transport: 'long-connection', replicas: 3 },
  { transport: 'webhook', replicas: 1 },
  { transport: 'webhook', replicas: 3 },
]

/** Every scenario once more in each arrangement and on each server that the other suites do not run. */
export default defineConfig({
  test: {
    projects: Object.entries(servers).flatMap(([server, globalSetup]) =>
      others.map((arrangement) => ({
        test: {
          name: `${arrangement.transport} × ${arrangement.replicas}, ${server}`,
          include: ['test/scenarios/**/*.test.ts'],
          globalSetup: [`test/harness/${globalSetup}.ts`],
          provide: { arrangement },
          pool: 'threads' as const,
          // No module of ours keeps state on import, so a worker loads each once instead of once a file.
          isolate: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      })),
    ),
    maxWorkers: 2,
    teardownTimeout: 20_000,
    reporters: ['default', './scripts/ci-reporter.mjs'],
  },
})
