// One replica of the live program in a process of its own, on the times of the test: node replica-main.ts <file of the times>
import { run } from '../../../src/app/run.ts'
import { readConfig } from '../../../src/config.ts'
import { SharedClocks } from './shared-clocks.ts'

// Whoever started it has gone.
process.once('disconnect', () => process.exit(1))
await run(readConfig(), new SharedClocks(String(process.argv[2])))
