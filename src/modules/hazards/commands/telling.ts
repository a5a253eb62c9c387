import { enqueueNotices, type NoticeRequest, type Recipient } from '../../../notices/index.ts'
import type { Step } from './hazard-command.ts'

/** One thing to be told to some people. */
export interface Telling {
  readonly kind: string
  readonly to: readonly Recipient[]
  /** What makes this telling a new one; with kind, subject and person it is told once. Default: the hazard's next version. */
  readonly key?: string
  readonly subject?: NoticeRequest['subject']
  readonly buzz?: NonNullable<NoticeRequest['buzz']>
  readonly params?: Record<string, unknown>
  /** A task that stays to be done, also for whoever acted. */
  readonly alsoActor?: boolean
}

/**
 * Enqueues what must be told, all in one statement.
 *
 * Whoever acted is not told what he just did: the answer to his press shows it. A task for him is another thing.
 */
export async function tell(step: Pick<Step<unknown>, 'tx' | 'deps' | 'actor' | 'facts' | 'nextVersion'>, ...tellings: readonly Telling[]) {
  const requests = tellings.flatMap(({ kind, to, key, subject, buzz, params, alsoActor }) => {
    const about = subject ?? { type: 'hazard', id: step.facts.hazard.id }
    return to
      .filter(({ personId }) => alsoActor || personId !== step.actor.personId)
      .map((one) => ({
        kind,
        subject: about,
        to: one,
        dedupeKey: `${kind}:${about.id}:${key ?? step.nextVersion}:${one.personId}`,
        ...(buzz === undefined ? {} : { buzz }),
        ...(params === undefined ? {} : { params }),
      }))
  })
  await enqueueNotices(step.tx, step.deps, requests)
}
