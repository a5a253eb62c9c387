import type { Tx } from '../db/types.ts'
import type { NoticeRequest, Recipient } from '../notices/index.ts'
import type { AskedAudience, DeadlineKind, Rung, RunningDeadline } from './types.ts'

/** One person a rung tells, and with which notice. */
export interface Telling {
  readonly kind: string
  readonly to: Recipient
  readonly buzz: NonNullable<NoticeRequest['buzz']>
}

/** A rung of a deadline whose people are asked for. */
export interface AskedRung {
  readonly kind: DeadlineKind
  readonly deadline: RunningDeadline
  readonly rung: Rung
}

/** Whom each rung tells today, in the order asked. Who stands in several audiences of a rung is told once, by the first. */
export async function tellingsOf(tx: Tx, asked: readonly AskedRung[]): Promise<Telling[][]> {
  const tellings = asked.map(() => new Map<string, Telling>())
  const questions = asked.flatMap(({ kind, deadline, rung }, place) =>
    rung.acts.flatMap((act) => ('tell' in act ? [{ place, act, kind, audience: act.audience, deadline }] : [])),
  )
  const people = await audiencesOf(tx, questions)
  for (const [n, { place, act }] of questions.entries()) {
    for (const to of people[n] ?? []) {
      const told = tellings[place]
      if (told?.has(to.personId) === false) told.set(to.personId, { kind: act.tell, to, buzz: act.buzz ?? [] })
    }
  }
  return tellings.map((told) => [...told.values()])
}

/** Asks each module once: its kinds share one resolver. */
async function audiencesOf(tx: Tx, questions: readonly (AskedAudience & { readonly kind: DeadlineKind })[]) {
  const answers: (readonly Recipient[])[] = questions.map(() => [])
  const byModule = Map.groupBy(questions.entries(), ([, { kind }]) => kind.audiences)
  for (const [audiences, own] of byModule) {
    const found = await audiences(
      tx,
      own.map(([, { audience, deadline }]) => ({ audience, deadline })),
    )
    for (const [n, [place]] of own.entries()) answers[place] = found[n] ?? []
  }
  return answers
}
