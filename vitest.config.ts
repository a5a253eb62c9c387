import { defineConfig } from 'vitest/config'

/** Everything that needs no other server: `npm test`. */
export default defineConfig({
  test: {
    include: ['unit', 'commands', 'scenarios', 'architecture', 'emulator', 'chaos'].map((folder) => `test/${folder}/**/*.test.ts`),
    globalSetup: ['test/harness/global-setup.ts'],
    provide: { arrangement: { transport: 'long-connection', replicas: 1 } },
    pool: 'threads',
    // No module of ours keeps state on import, so a worker loads each once instead of once a file.
    isolate: false,
    maxWorkers: 2,
    testTimeout: 15_000,
    hookTimeout: 30_000,
    teardownTimeout: 15_000,
    reporters: ['default', './scripts/ci-reporter.mjs'],
  },
})
