import { AppError } from '../lib/errors.ts'
import type { NoticeKinds } from '../notices/index.ts'
import type { DeadlineKind, Ladder, Rung, RungAct } from './types.ts'

/** Every kind of deadline this process can drive. */
export interface DeadlineKinds {
  /** @throws AppError `set-up` when no module registered the kind. */
  get(kind: string): DeadlineKind
  /** The ladder a new clock gets. @throws AppError `set-up` */
  newestLadder(kind: string): Ladder
  /** The ladder a running clock keeps. @throws AppError `set-up` when its version was taken away. */
  ladder(kind: string, version: number): Ladder
  readonly all: readonly DeadlineKind[]
}

/**
 * Joins the kinds of all modules and looks through their ladders, so that a rung that could do nothing is found at start and
 * not on the night it is needed.
 *
 * @throws AppError `set-up` for a kind, version or rung named twice, a rung without acts, a telling without a notice kind, a
 * run without a handler.
 */
export function createDeadlineKinds(kinds: readonly DeadlineKind[], noticeKinds: Pick<NoticeKinds, 'has'>): DeadlineKinds {
  const byName = new Map<string, DeadlineKind>()
  for (const kind of kinds) {
    if (byName.has(kind.kind)) throw setUp(`deadline kind ${kind.kind} is registered twice`)
    checkKind(kind, noticeKinds)
    byName.set(kind.kind, kind)
  }
  const get = (name: string): DeadlineKind => {
    const kind = byName.get(name)
    if (kind === undefined) throw setUp(`deadline kind ${name} is not registered`)
    return kind
  }
  return {
    get,
    all: [...kinds],
    newestLadder: (name) => get(name).ladders.reduce((newest, ladder) => (ladder.version > newest.version ? ladder : newest)),
    ladder: (name, version) => {
      const ladder = get(name).ladders.find((one) => one.version === version)
      if (ladder === undefined) throw setUp(`deadline kind ${name} has no ladder of version ${version}`)
      return ladder
    },
  }
}

const setUp = (message: string) => new AppError('set-up', message)

function checkKind(kind: DeadlineKind, noticeKinds: Pick<NoticeKinds, 'has'>): void {
  if (kind.ladders.length === 0) throw setUp(`deadline kind ${kind.kind} has no ladder`)
  checkTwice(
    kind.ladders.map(({ version }) => `version ${version}`),
    kind.kind,
  )
  for (const ladder of kind.ladders) {
    if (ladder.kind !== kind.kind) throw setUp(`deadline kind ${kind.kind} has a ladder of ${ladder.kind}`)
    if (ladder.version < 1) throw setUp(`deadline kind ${kind.kind}: versions count from 1`)
    checkTwice(
      ladder.rungs.map(({ rung }) => `rung ${rung}`),
      kind.kind,
    )
    for (const rung of ladder.rungs) checkRung(kind, rung, noticeKinds)
  }
}

function checkTwice(names: readonly string[], kind: string): void {
  const twice = names.find((name, index) => names.indexOf(name) !== index)
  if (twice !== undefined) throw setUp(`deadline kind ${kind} has ${twice} twice`)
}

function checkRung(kind: DeadlineKind, { rung, acts }: Rung, noticeKinds: Pick<NoticeKinds, 'has'>): void {
  if (acts.length === 0) throw setUp(`rung ${kind.kind}.${rung} does nothing`)
  for (const act of acts) {
    if (!canAct(kind, act, noticeKinds))
      throw setUp(`rung ${kind.kind}.${rung} needs ${'tell' in act ? act.tell : act.run}, which is not registered`)
  }
}

function canAct(kind: DeadlineKind, act: RungAct, noticeKinds: Pick<NoticeKinds, 'has'>): boolean {
  return 'tell' in act ? noticeKinds.has(act.tell) : Object.hasOwn(kind.runs, act.run)
}
