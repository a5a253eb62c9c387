import { AppError } from '../lib/errors.ts'
import type { NoticeKind, Urgency } from './types.ts'

/** Every kind of notice this process can draw. */
export interface NoticeKinds {
  find(kind: string): NoticeKind | undefined
  has(kind: string): boolean
  /** Names of the kinds of one urgency, for sorting what is due. */
  ofUrgency(urgency: Urgency): readonly string[]
  /** Names of the kinds whose cards wait for an act of their reader. */
  readonly asking: readonly string[]
  readonly all: readonly NoticeKind[]
}

/**
 * Joins the kinds of all modules.
 *
 * @throws AppError `set-up` when two modules register the same kind: one of the cards would never be drawn.
 */
export function createNoticeKinds(kinds: readonly NoticeKind[]): NoticeKinds {
  const byName = new Map<string, NoticeKind>()
  for (const kind of kinds) {
    if (byName.has(kind.kind)) throw new AppError('set-up', `notice kind ${kind.kind} is registered twice`)
    byName.set(kind.kind, kind)
  }
  const names = (fits: (kind: NoticeKind) => boolean) => kinds.filter(fits).map(({ kind }) => kind)
  return {
    find: (kind) => byName.get(kind),
    has: (kind) => byName.has(kind),
    ofUrgency: (urgency) => names((kind) => kind.urgency === urgency),
    asking: names((kind) => kind.asks === true),
    all: [...kinds],
  }
}
