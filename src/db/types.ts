import type { Clock } from '../lib/clock.ts'
import type { Ids } from '../lib/ids.ts'
import type { Prisma, PrismaClient } from './generated/client.ts'

/** What a command writes through; inside a transaction nothing else is used. */
export type Tx = Prisma.TransactionClient

/** An open database: Prisma's client, and a connection of its own that hears NOTIFY. */
export interface Database {
  readonly prisma: PrismaClient
  /** Hears one channel until the returned function is called; reconnects by itself. */
  listen(channel: string, heard: (payload: string) => void): Promise<() => Promise<void>>
  close(): Promise<void>
}

/** What every command is given before its input. */
export interface CommandDeps {
  readonly db: Database
  readonly clock: Clock
  readonly ids: Ids
}
