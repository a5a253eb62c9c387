import type { Clock } from '../../lib/clock.ts'
import type { Faults } from '../faults.ts'
import type { PlatformIds } from '../ids.ts'
import type { App } from '../room/types.ts'
import type { TrafficLog } from '../traffic.ts'
import { AlarmClock } from './alarm-clock.ts'
import { InHand } from './in-hand.ts'
import type { Envelope, PushOptions, PushOutcome, Transport } from './transport.ts'

/** Re-push after 15 s, 5 min, 1 h, 6 h, at most four times (event-subscriptions/uUTNz4SN1MjL1UzM). Practice time. */
const pushAgainAfterMs = [15_000, 300_000, 3_600_000, 21_600_000]
/** How long a reordered event waits for a later one, machine milliseconds. */
const reorderForMs = 1000

type Waiting = { readonly envelope: Envelope; readonly attempt: number; readonly dueAtMs: number }
type Parts = { ids: PlatformIds; clock: Clock; machine: Clock; transport: Transport; faults: Faults; traffic: TrafficLog }

/** Tells bots what happened, at least once. */
export class Events {
  readonly #parts: Parts
  readonly #waiting = new Set<Waiting>()
  readonly #heldBack: { envelope: Envelope; release: () => void }[] = []
  readonly #alarm: AlarmClock
  /** Pushes under way. */
  readonly inHand = new InHand()

  constructor(parts: Parts) {
    this.#parts = parts
    this.#alarm = new AlarmClock(parts.clock, () => this.runDue(this.#parts.clock.now()))
  }

  /** Makes an envelope and sends it on its way; returns at once. */
  publish(app: App, eventType: string, event: Record<string, unknown>): Envelope {
    const envelope = this.envelope(app, eventType, event)
    this.inHand.start(() => this.#attempt(envelope, 0))
    return envelope
  }

  envelope(app: App, eventType: string, event: Record<string, unknown>): Envelope {
    const { ids, clock } = this.#parts
    return {
      schema: '2.0',
      header: {
        event_id: ids.event(),
        event_type: eventType,
        create_time: String(clock.now().getTime()),
        // Empty over the long connection.
        token: '',
        app_id: app.appId,
        tenant_key: app.tenantKey,
      },
      event,
    }
  }

  /** Earliest re-push, practice time. */
  nextDueAt(): Date | null {
    let earliest = Number.POSITIVE_INFINITY
    for (const { dueAtMs } of this.#waiting) earliest = Math.min(earliest, dueAtMs)
    return earliest === Number.POSITIVE_INFINITY ? null : new Date(earliest)
  }

  /** Pushes again what is due and waits until it is through. */
  async runDue(until: Date): Promise<void> {
    const due = [...this.#waiting].filter((one) => one.dueAtMs <= until.getTime()).sort((one, other) => one.dueAtMs - other.dueAtMs)
    for (const one of due) {
      this.#waiting.delete(one)
      this.inHand.start(() => this.#attempt(one.envelope, one.attempt))
    }
    await this.inHand.quiet()
    this.rearm()
  }

  /** Waits for re-pushes as the clock runs or is turned. */
  rearm(): void {
    this.#alarm.set(this.nextDueAt())
  }

  /** What still waits to be pushed again, for the snapshot. */
  waiting(): readonly Waiting[] {
    return [...this.#waiting]
  }

  restore(waiting: readonly Waiting[]): void {
    for (const one of waiting) this.#waiting.add(one)
    this.rearm()
  }

  clear(): void {
    this.#waiting.clear()
    this.#heldBack.length = 0
    this.rearm()
  }

  close(): void {
    this.#alarm.set(null)
  }

  async #attempt(envelope: Envelope, attempt: number): Promise<void> {
    const outcome = await this.#push(envelope)
    const pause = pushAgainAfterMs[attempt]
    if (outcome.kind === 'acknowledged' || pause === undefined) return
    this.#waiting.add({ envelope, attempt: attempt + 1, dueAtMs: this.#parts.clock.now().getTime() + pause })
    this.rearm()
  }

  async #push(envelope: Envelope): Promise<PushOutcome> {
    const { app_id: appId, event_type: event } = envelope.header
    const fault = this.#parts.faults.strike({ appId, event })
    switch (fault?.effect) {
      case 'delay':
        await new Promise((resolve) => setTimeout(resolve, fault.value ?? 0))
        return this.#send(envelope)
      case 'drop':
        return { kind: 'timeout' }
      case 'accept-then-drop':
      case 'silence':
        return this.#send(envelope, { deaf: true })
      case 'truncate':
        return this.#send(envelope, { truncate: true })
      case 'double':
        return (await Promise.all([this.#send(envelope), this.#send(envelope)]))[0]
      case 'replay': {
        const outcome = await this.#send(envelope)
        await this.#send(envelope)
        return outcome
      }
      case 'reorder':
        await this.#holdBack(envelope)
        return this.#send(envelope)
      case 'status':
      case 'code':
      case 'bad-signature':
      case undefined:
        return this.#send(envelope)
    }
  }

  /** Waits until a later event of the same app has gone out. */
  #holdBack(envelope: Envelope): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, reorderForMs)
      const release = (): void => {
        clearTimeout(timer)
        resolve()
      }
      this.#heldBack.push({ envelope, release })
    })
  }

  async #send(envelope: Envelope, options?: PushOptions): Promise<PushOutcome> {
    const { transport, traffic, clock } = this.#parts
    const { app_id: appId, event_type: path } = envelope.header
    const startedAt = performance.now()
    const outcome = await transport.push(appId, envelope, options)
    const held = this.#heldBack.findIndex((one) => one.envelope !== envelope && one.envelope.header.app_id === appId)
    if (held >= 0) this.#heldBack.splice(held, 1)[0]?.release()
    traffic.add({
      at: clock.now().toISOString(),
      direction: 'event',
      appId,
      method: 'PUSH',
      path,
      status: outcome.kind === 'acknowledged' ? 200 : outcome.kind === 'refused' ? outcome.status : null,
      code: null,
      durationMs: Math.round(performance.now() - startedAt),
      logId: null,
      note: outcome.kind === 'acknowledged' ? null : outcome.kind,
      request: envelope,
    })
    return outcome
  }
}
