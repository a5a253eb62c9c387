/** Notices under way to one app at once: so many at first, and while it is slow; more does not help against its limits. */
export const narrowLane = 32

/** While it answers at once more are under way, so that none of them waits for the next look at what is due. */
export const wideLane = 128

/** What takes longer waits for a limit, or the app is slow. Milliseconds. */
const promptMs = 250

interface Lane {
  underWay: number
  width: number
}

/**
 * How many notices each app has under way in this process.
 *
 * An app that is slow, limited or paused fills its own lane and no other: what is due for the rest passes it by.
 */
export class Lanes {
  readonly #lanes = new Map<string, Lane>()

  free(appId: string): number {
    const { underWay, width } = this.#of(appId)
    return width - underWay
  }

  enter(appId: string): void {
    this.#of(appId).underWay += 1
  }

  /** @param tookMs - how long the notice was under way; unknown for one that was given back. */
  leave(appId: string, tookMs?: number): void {
    const lane = this.#of(appId)
    lane.underWay -= 1
    if (tookMs === undefined) return
    lane.width = tookMs < promptMs ? Math.min(wideLane, lane.width + 1) : Math.max(narrowLane, lane.width - 4)
  }

  /** For counting ahead. */
  copy(): Lanes {
    const lanes = new Lanes()
    for (const [appId, lane] of this.#lanes) lanes.#lanes.set(appId, { ...lane })
    return lanes
  }

  /** Every app there was something for, with the places it has left. */
  taken(): { appId: string; free: number }[] {
    return [...this.#lanes.keys()].map((appId) => ({ appId, free: Math.max(0, this.free(appId)) }))
  }

  #of(appId: string): Lane {
    const known = this.#lanes.get(appId)
    if (known !== undefined) return known
    const lane = { underWay: 0, width: narrowLane }
    this.#lanes.set(appId, lane)
    return lane
  }
}
