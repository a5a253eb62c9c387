import type { Logger } from 'pino'
import type { CommandDeps } from '../db/types.ts'
import type { PeopleChange } from '../modules/directory/index.ts'
import type { SendTarget } from '../notices/types.ts'
import type { Metrics } from '../observability/metrics.ts'
import type { FetchResource, Reply } from './inbound.ts'

/** What the conversation is given at the composition root. */
export interface ChatDeps extends CommandDeps, PeopleChange {
  /** Cards of the practice room carry the tag 练习. */
  readonly practice: boolean
  readonly reply: (reply: Reply) => Promise<void>
  /** Sends a document; the key makes a repeat harmless. */
  readonly sendFile: (to: SendTarget, file: { name: string; bytes: Uint8Array }, key: string) => Promise<void>
  readonly fetchResource: FetchResource
  readonly metrics: Metrics
  readonly logger: Logger
}
