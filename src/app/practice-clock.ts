import { readFile, rename, writeFile } from 'node:fs/promises'
import { TurnableClock } from '../lib/clock.ts'

/** A practice clock whose distance to machine time is kept in a file, so that a restarted room goes on where it was. */
export interface KeptClock {
  readonly clock: TurnableClock
  save(): Promise<void>
}

/** @param startsAt - practice instant of a room that has no clock yet. */
export async function keptClock(file: string, startsAt: Date): Promise<KeptClock> {
  const clock = new TurnableClock()
  const kept = await readFile(file, 'utf8').catch(() => null)
  const offsetMs = kept === null ? Number.NaN : Number(kept)
  if (Number.isFinite(offsetMs)) clock.reset(new Date(Date.now() + offsetMs))
  else clock.reset(startsAt)
  return {
    clock,
    async save() {
      await writeFile(`${file}.new`, String(clock.offsetMs))
      await rename(`${file}.new`, file)
    },
  }
}
