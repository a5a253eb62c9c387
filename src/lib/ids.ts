import { v7 } from 'uuid'

/** Makes identifiers; injected so that tests can repeat them. */
export interface Ids {
  /** A new UUID version 7: sortable by the time of its making, safe as a Feishu `uuid` (36 of at most 50 characters). */
  next(): string
}

export const randomIds: Ids = { next: () => v7() }
