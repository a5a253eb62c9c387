import type { Clock } from '../lib/clock.ts'

/** Writes one line; `untold`: how many of the same kind were passed over since the last. */
export type SeldomWriter = (untold: number) => void

/**
 * Keeps what strangers can cause from filling the log: of each kind the first is written at once, then at most one in `everyMs`,
 * which counts those between.
 *
 * Kinds are few and fixed: each is remembered.
 */
export function seldom<Kind extends string>(machine: Clock, everyMs: number): (kind: Kind, write: SeldomWriter) => void {
  const known = new Map<Kind, { at: number; untold: number }>()
  return (kind, write) => {
    const now = machine.now().getTime()
    const last = known.get(kind)
    if (last !== undefined && now - last.at < everyMs) {
      last.untold += 1
      return
    }
    known.set(kind, { at: now, untold: 0 })
    write(last?.untold ?? 0)
  }
}
