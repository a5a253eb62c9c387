import type { Clock } from '../../lib/clock.ts'
import type { FaultEffect, Faults } from '../faults.ts'
import type { PlatformIds } from '../ids.ts'
import type { App } from '../room/types.ts'
import type { TrafficLog } from '../traffic.ts'
import { AlarmClock } from './alarm-clock.ts'
import { disturb, type Send } from './disturb.ts'
import { InHand } from './in-hand.ts'
import type { Envelope, PushOptions, PushOutcome } from './transport.ts'
import type { Ways } from './ways.ts'

/** Re-push after 15 s, 5 min, 1 h, 6 h, at most four times (event-subscriptions/uUTNz4SN1MjL1UzM). Practice time. */
const pushAgainAfterMs = [15_000, 300_000, 3_600_000, 21_600_000]
/** How long a reordered event waits for a later one, machine milliseconds. */
const reorderForMs = 1000
/** When a replayed event comes again: later than every re-push of the first hour. Practice time. */
const replayAfterMs = 21_600_000
/** Effects under which a push never leaves the platform; traffic tells of it all the same. */
const hasStayedHere: ReadonlySet<FaultEffect> = new Set(['status', 'drop', 'away', 'silence'])

type Waiting = { readonly envelope: Envelope; readonly attempt: number; readonly dueAtMs: number }
type Parts = { ids: PlatformIds; clock: Clock; transport: Ways; faults: Faults; traffic: TrafficLog }

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
        // Empty over the long connection; a webhook fills it in.
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
    const { app_id: appId, event_type: event } = envelope.header
    const { faults, transport } = this.#parts
    const fault = faults.strike({ kind: 'event', appId, event, isSigned: transport.isSigned(appId) })
    if (fault?.effect === 'reorder') await this.#holdBack(envelope)
    let copies = 0
    const send: Send = (options) => this.#send(copies++ === 0 ? envelope : this.#copy(envelope), options)
    const outcome = await disturb(fault, send, this.inHand)
    if (fault !== undefined && hasStayedHere.has(fault.effect)) this.#log(envelope, outcome, { fault: fault.id, durationMs: 0 })
    const pause = pushAgainAfterMs[attempt]
    if (outcome.kind !== 'acknowledged') {
      if (pause !== undefined) this.#pushAgain(envelope, attempt + 1, pause)
      // What comes after the last pause is not replayed, or a replay would have no end.
    } else if (fault?.effect === 'replay' && pause !== undefined)
      this.#pushAgain(envelope, pushAgainAfterMs.length, fault.value ?? replayAfterMs)
  }

  /** A second copy at the same time: of a message it may have another event_id, and only message_id tells (im-v1/message/events/receive). */
  #copy(envelope: Envelope): Envelope {
    if (envelope.header.event_type !== 'im.message.receive_v1') return envelope
    return { ...envelope, header: { ...envelope.header, event_id: this.#parts.ids.event() } }
  }

  #pushAgain(envelope: Envelope, attempt: number, afterMs: number): void {
    this.#waiting.add({ envelope, attempt, dueAtMs: this.#parts.clock.now().getTime() + afterMs })
    this.rearm()
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
    const { transport } = this.#parts
    const { app_id: appId } = envelope.header
    const startedAt = performance.now()
    const outcome = await transport.push(appId, envelope, options)
    const held = this.#heldBack.findIndex((one) => one.envelope !== envelope && one.envelope.header.app_id === appId)
    if (held >= 0) this.#heldBack.splice(held, 1)[0]?.release()
    this.#log(envelope, outcome, { durationMs: Math.round(performance.now() - startedAt) })
    return outcome
  }

  #log(envelope: Envelope, outcome: PushOutcome, about: { durationMs: number; fault?: string | undefined }): void {
    const { traffic, clock } = this.#parts
    const note = outcome.kind === 'acknowledged' ? null : outcome.kind
    traffic.add({
      at: clock.now().toISOString(),
      direction: 'event',
      appId: envelope.header.app_id,
      method: 'PUSH',
      path: envelope.header.event_type,
      status: outcome.kind === 'acknowledged' ? 200 : outcome.kind === 'refused' ? outcome.status : null,
      code: null,
      durationMs: about.durationMs,
      logId: null,
      note: about.fault === undefined ? note : `fault ${about.fault}: ${note}`,
      request: envelope,
    })
  }
}
