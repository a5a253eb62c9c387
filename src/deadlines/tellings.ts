import type { Tx } from '../db/types.ts'
import type { NoticeRequest, Recipient } from '../notices/index.ts'
import type { DeadlineKind, Rung, RunningDeadline } from './types.ts'

/** One person a rung tells, and with which notice. */
export interface Telling {
  readonly kind: string
  readonly to: Recipient
  readonly buzz: NonNullable<NoticeRequest['buzz']>
}

/** Whom a rung tells today. Who stands in several of its audiences is told once, by the first. */
export async function tellingsOf(
  tx: Tx,
  kind: DeadlineKind,
  { rung, deadline }: { rung: Rung; deadline: RunningDeadline },
): Promise<Telling[]> {
  const tellings = new Map<string, Telling>()
  for (const act of rung.acts) {
    if (!('tell' in act)) continue
    for (const to of await kind.audience(tx, act.audience, deadline)) {
      if (!tellings.has(to.personId)) tellings.set(to.personId, { kind: act.tell, to, buzz: act.buzz ?? [] })
    }
  }
  return [...tellings.values()]
}
