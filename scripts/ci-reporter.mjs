// Adds one plain line that a machine can read: `N passed, N failed`.
export class CiReporter {
  onTestRunEnd(modules, unhandledErrors, reason) {
    let passed = 0
    let failed = unhandledErrors.length
    for (const module of modules) {
      // A file that did not load holds no tests to count.
      if (module.errors().length > 0) failed++
      for (const test of module.children.allTests()) {
        // Skipped and pending tests prove nothing, so they count as failed.
        if (test.result().state === 'passed') passed++
        else failed++
      }
    }
    // A global set-up that threw, or nothing run at all, must never look green.
    if (failed === 0 && (reason === 'failed' || passed === 0)) failed = 1
    if (failed > 0) process.exitCode = 1
    process.stdout.write(`\n${passed} passed, ${failed} failed\n`)
  }
}

// vitest takes a reporter file's default export.
export default CiReporter
