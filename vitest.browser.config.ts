import { defineConfig } from 'vitest/config'

/** The practice page in a real browser: `npm run test:browser`. Needs /usr/bin/chromium and a Chinese font. */
export default defineConfig({
  test: {
    include: ['test/browser/**/*.test.ts'],
    // Where a test lives in the whole product, it needs its database.
    globalSetup: ['test/harness/global-setup.ts'],
    provide: { arrangement: { transport: 'long-connection', replicas: 1 } },
    pool: 'threads',
    maxWorkers: 1,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    reporters: ['default', './scripts/ci-reporter.mjs'],
  },
})
