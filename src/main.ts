import { run } from './app/run.ts'
import { readConfig } from './config.ts'
import { AppError } from './lib/errors.ts'

try {
  await run(readConfig())
} catch (error) {
  if (!(error instanceof AppError)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exit(1)
}
