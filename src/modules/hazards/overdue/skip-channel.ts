import { z } from 'zod'

import type { Tx } from '../../../db/types.ts'
import { closeDeadline, type RungDeps, type RunningDeadline } from '../../../deadlines/index.ts'
import { hazardClocks } from '../rules/clock-names.ts'
import { hazardNotices } from '../rules/notice-names.ts'
import { bodyNotReached } from './body-not-reached.ts'
import { signerNotReached } from './signer-not-reached.ts'
import { unsignedNotReached } from './unsigned.ts'

const params = z.object({
  hazard: z.string(),
  kind: z.string(),
  to: z.object({ personId: z.string(), organisationId: z.string(), role: z.string() }),
  channel: z.enum(['card', 'buzz-app', 'buzz-sms', 'buzz-phone']),
  /** Notice of the card, of a buzz that did not ring it. */
  card: z.string(),
  reason: z.string(),
  report: z.string().nullable(),
})

/** A notice that must arrive and did not. */
export type Unreached = z.infer<typeof params>

const ways: Readonly<Record<string, (tx: Tx, deps: RungDeps, unreached: Unreached) => Promise<void>>> = {
  [hazardNotices.majorNotice]: signerNotReached,
  [hazardNotices.overdueReport]: bodyNotReached,
  [hazardNotices.unsignedCounty]: unsignedNotReached,
}

/** Goes the other way at once: the next channel, or the body above, and somebody who carries it there. */
export async function skipChannel(tx: Tx, deadline: RunningDeadline, deps: RungDeps): Promise<void> {
  const unreached = params.parse(deadline.params)
  await ways[unreached.kind]?.(tx, deps, unreached)
  await closeDeadline(tx, deps, { kind: hazardClocks.unreached, subject: deadline.subject, state: 'met', reason: 'other-way' })
}
