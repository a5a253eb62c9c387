import { defineConfig } from 'vitest/config'

/** What touches the database, once more on the server of `TEST_DATABASE_URL`: production may run an older major version. */
export default defineConfig({
  test: {
    include: ['commands', 'scenarios'].map((folder) => `test/${folder}/**/*.test.ts`),
    // The embedded server has nothing to do with the installed one.
    exclude: ['test/commands/db/embedded/**'],
    globalSetup: ['test/harness/global-setup-postgres.ts'],
    provide: { arrangement: { transport: 'long-connection', replicas: 1 } },
    pool: 'threads',
    // No module of ours keeps state on import, so a worker loads each once instead of once a file.
    isolate: false,
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 40_000,
    teardownTimeout: 20_000,
    reporters: ['default', './scripts/ci-reporter.mjs'],
  },
})
