import { inject } from 'vitest'

/** How the bot of a room is run: the way events reach it, and how many of it share the work on one database. */
export interface Arrangement {
  readonly transport: 'long-connection' | 'webhook'
  readonly replicas: 1 | 3
}

declare module 'vitest' {
  export interface ProvidedContext {
    /** What a room is unless its test says otherwise: one command runs every scenario in every arrangement. */
    arrangement: Arrangement
  }
}

/** The arrangement of this run, with what one test insists on. */
export function arranged(wanted: Partial<Arrangement>): Arrangement {
  return { ...inject('arrangement'), ...wanted }
}
