import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'

import type { Tx } from '../db/types.ts'

/** Any fixed number of our own: stands for the working-day calendar. */
const calendar = 375_005

/**
 * Keeps the calendar as it is until this transaction ends: who lays out or moves rungs with it holds it first and reads it then.
 * Any number of transactions may hold it at once.
 */
export async function holdCalendar(tx: Tx): Promise<void> {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock_shared(${calendar})::text`
}

/** Pause between two tries, in milliseconds of machine time, and how often it is tried before standing in the line. */
const pauseMs = 50
const tries = 100

const turn = z.tuple([z.object({ mine: z.boolean() })])

/**
 * Waits until nobody holds the calendar; whoever wants to hold it then waits for this transaction, which should be short.
 *
 * It is tried again and again: a place in the line would make the ticks behind it wait for those before it.
 */
export async function takeCalendar(tx: Tx): Promise<void> {
  for (let count = 0; count < tries; count++) {
    const [{ mine }] = turn.parse(await tx.$queryRaw`SELECT pg_try_advisory_xact_lock(${calendar}) AS mine`)
    if (mine) return
    await pause(pauseMs)
  }
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(${calendar})::text`
}
