import type { Participant } from '../participant.ts'
import type { World } from '../world.ts'
import { ControlError } from './errors.ts'

/** Polling step for participants that cannot tell by themselves, and the longest wait for them; machine time. */
const pollEveryMs = 5
const settleWithinMs = 30_000
/** A participant that stays due at one instant this often makes no progress. */
const mostStepsAtOneInstant = 25

/** Turns practice time so that nothing due in between is skipped, and waits until everybody is through. */
export class ClockTurner {
  readonly #world: World
  readonly #participants: Participant[] = []
  #turning: Promise<unknown> = Promise.resolve()

  constructor(world: World) {
    this.#world = world
  }

  get participants(): readonly Participant[] {
    return this.#participants
  }

  register(participant: Participant): void {
    this.#participants.push(participant)
  }

  /** Turns to `target` through every due instant, in order. One turn at a time. @throws ControlError 409 backwards or stuck. */
  turnTo(target: Date): Promise<void> {
    const turn = this.#turning.then(() => this.#turn(target))
    this.#turning = turn.catch(() => undefined)
    return turn
  }

  /** Resolves when every participant is idle and every push is through. @throws ControlError 409 after 30 s. */
  async settle(): Promise<void> {
    const deadline = performance.now() + settleWithinMs
    // Twice in a row: a push that has just been acknowledged may have left work, and that work another push.
    for (let quiet = 0; quiet < 2; ) {
      await this.#quietWithin(deadline)
      const idle = await Promise.all(this.#participants.map((participant) => participant.idle()))
      const isQuiet = idle.every(Boolean) && this.#world.events.inHand.count === 0
      quiet = isQuiet ? quiet + 1 : 0
      if (isQuiet) continue
      if (performance.now() > deadline) {
        const busy = this.#participants.filter((_, index) => !idle[index]).map((participant) => participant.name)
        throw new ControlError(409, 'not_settled', `still busy after 30 s: ${busy.join(', ') || 'deliveries'}`)
      }
      await new Promise((resolve) => setTimeout(resolve, pollEveryMs))
    }
  }

  async #quietWithin(deadline: number): Promise<void> {
    if (this.#world.events.inHand.count === 0) return
    const waitMs = Math.max(0, deadline - performance.now())
    let timer: NodeJS.Timeout | undefined
    const late = new Promise((resolve) => {
      timer = setTimeout(resolve, waitMs)
    })
    await Promise.race([this.#world.events.inHand.quiet(), late])
    clearTimeout(timer)
  }

  async #turn(target: Date): Promise<void> {
    const { clock } = this.#world
    if (target.getTime() < clock.now().getTime() - 1000) throw new ControlError(409, 'clock_backwards', 'practice time runs forward only')
    await this.settle()
    let last = Number.NEGATIVE_INFINITY
    let steps = 0
    for (let due = await this.nextDue(); due !== null && due.getTime() <= target.getTime(); due = await this.nextDue()) {
      steps = due.getTime() <= last ? steps + 1 : 0
      if (steps > mostStepsAtOneInstant) throw new ControlError(409, 'no_progress', `something stays due at ${due.toISOString()}`)
      last = Math.max(last, due.getTime())
      await this.#arrive(due)
    }
    await this.#arrive(target)
  }

  async #arrive(at: Date): Promise<void> {
    const { clock, events, feed } = this.#world
    // The clock runs on while work is done, so an instant may already have passed.
    if (at.getTime() > clock.now().getTime()) clock.turnTo(at)
    const now = clock.now()
    feed.emit('clock', { now: now.toISOString() })
    await events.runDue(now)
    for (const participant of this.#participants) await participant.runDue(now)
    await this.settle()
  }

  /** The earliest instant at which something becomes due, at a participant or on its way to one; null when nothing waits. */
  async nextDue(): Promise<Date | null> {
    const instants = await Promise.all(this.#participants.map((participant) => participant.nextDueAt()))
    const times = [...instants, this.#world.events.nextDueAt()].flatMap((instant) => (instant === null ? [] : [instant.getTime()]))
    return times.length === 0 ? null : new Date(Math.min(...times))
  }
}
