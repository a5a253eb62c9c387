import { setTimeout as sleep } from 'node:timers/promises'

import type { Fault } from '../faults.ts'
import type { InHand } from './in-hand.ts'
import type { PushOptions, PushOutcome } from './transport.ts'

/** The platform waits 3 s for a bot (event-subscriptions/uUTNz4SN1MjL1UzM); machine milliseconds. */
const patienceMs = 3000

export type Send = (options?: PushOptions) => Promise<PushOutcome>

/** Sends a push the way a fault wants it; effects that differ between events and callbacks are theirs. */
export async function disturb(fault: Fault | undefined, send: Send, inHand: InHand): Promise<PushOutcome> {
  switch (fault?.effect) {
    case 'delay':
      return late(fault.value ?? 0, send, inHand)
    case 'status':
      return { kind: 'refused', status: fault.value ?? 500 }
    case 'drop':
    case 'away':
      return { kind: 'broken' }
    case 'accept-then-drop':
      return send({ deaf: true })
    case 'silence':
      return { kind: 'timeout' }
    case 'bad-signature':
      return send({ badSignature: true })
    case 'truncate':
      return send({ truncate: true })
    case 'double':
      return (await Promise.all([send(), send()]))[0]
    default:
      return send()
  }
}

/** What is later than the platform's patience still reaches the bot, but nobody waits for its answer. */
async function late(delayMs: number, send: Send, inHand: InHand): Promise<PushOutcome> {
  if (delayMs < patienceMs) return sleep(delayMs).then(() => send())
  inHand.start(() => sleep(delayMs).then(() => send()))
  return sleep(patienceMs, { kind: 'timeout' as const })
}

/** Waits as long as the platform waits. */
export function outwait(): Promise<void> {
  return sleep(patienceMs)
}
