import { z } from 'zod'

import type { PushOutcome } from '../delivery/transport.ts'

const acknowledgement = z.object({ code: z.number(), data: z.string().optional() })

/** Reads what a bot sent back: `{"code":200,"data":"<base64 of the handler's JSON>"}`. */
export function readAcknowledgement(payload: Uint8Array | undefined): PushOutcome {
  try {
    const { code, data } = acknowledgement.parse(JSON.parse(Buffer.from(payload ?? []).toString()))
    if (code !== 200) return { kind: 'refused', status: code }
    return { kind: 'acknowledged', answer: data === undefined ? undefined : JSON.parse(Buffer.from(data, 'base64').toString()) }
  } catch {
    return { kind: 'unreadable' }
  }
}
