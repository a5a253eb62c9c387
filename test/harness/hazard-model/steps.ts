import fc from 'fast-check'

import type { Actor } from '../../../src/modules/directory/index.ts'
import { type Act, type ModelHazard, modelOverdue } from './model-hazard.ts'
import { modelAnswer, modelTable } from './model-table.ts'
import { modelSees } from './model-visibility.ts'

/** One step of a sequence, read against where the hazard stands when it comes: so most of a sequence leads somewhere. */
export interface Step {
  /** 0–11 an allowed act, 12–13 the same with a faulty form, 14–17 anything by anybody, 18–19 the clock. */
  readonly kind: number
  readonly which: number
  readonly who: number
  readonly n: number
  /** 0–13 the present version, 14–17 none, 18 the one before, 19 one never issued. */
  readonly v: number
}

export const stepArbitrary: fc.Arbitrary<Step> = fc.record({
  kind: fc.nat(19),
  which: fc.nat(9999),
  who: fc.nat(999),
  n: fc.nat(99),
  v: fc.nat(19),
})

const steps = (minLength: number, maxLength: number) => fc.array(stepArbitrary, { minLength, maxLength, size: 'max' })

/** Sequences that begin alike: a stem of up to thirty commands and branches of up to ten. */
export interface Tree {
  readonly stem: readonly Step[]
  readonly branches: readonly (readonly Step[])[]
}

/** Sequences of one tree. */
export const branchesOfTree = 25
export const treeArbitrary: fc.Arbitrary<Tree> = fc.record({
  stem: steps(0, 30),
  branches: fc.array(steps(1, 10), { minLength: branchesOfTree, maxLength: branchesOfTree, size: 'max' }),
})

/** Acts that take a hazard on its way come more often than those beside it, and those that end it early more seldom. */
const often: Partial<Record<Act, number>> = {
  ...{
    register: 60,
    grade_general: 8,
    grade_major: 30,
    approve_grade: 40,
    sign: 24,
    deliver_on_paper: 4,
    plan: 24,
    submit: 60,
    verify_ok: 50,
  },
  ...{ verify_no: 6, close: 60, refuse_close: 3, extend: 5, grant_extension: 8, decide_downgrade: 4, send_report: 8, receive_report: 12 },
  ...{ handle_report: 6, finish_report: 8, transfer_report: 2, list_hazard: 4, withdraw_report: 2 },
  ...{ answer_report: 12, reopen: 4, bring_back: 40, void: 2, decide_void: 20, merge: 1, discard: 1 },
}
export const acts: readonly Act[] = Object.keys(modelTable).filter((name): name is Act => name in modelTable)

function weightOf(act: Act, hazard: ModelHazard): number {
  if (act === 'photo_before') return hazard.photosBefore === 0 && hazard.state === 'draft' ? 60 : 1
  if (act === 'photo_after') return hazard.photosAfter === 0 && hazard.state === 'rectifying' ? 60 : 1
  if (act === 'submit' && hazard.photosAfter === 0) return 1
  return often[act] ?? 2
}

interface Chosen {
  readonly act: Act
  readonly actor: Actor
}

/** An act somebody may do now, and one of those who may; null when nobody may do anything. */
export function allowedAct(hazard: ModelHazard, cast: readonly Actor[], { step, now }: { step: Step; now: Date }): Chosen | null {
  const open = acts.flatMap((act) => {
    const actors = cast.filter((actor) => modelSees(hazard, actor, now) && modelAnswer(act, hazard, actor, now) === 'yes')
    return actors.length === 0 ? [] : [{ act, actors, weight: weightOf(act, hazard) }]
  })
  let place = step.which % Math.max(1, sum(open.map(({ weight }) => weight)))
  for (const { act, actors, weight } of open) {
    const actor = actors[step.who % actors.length]
    if (place < weight && actor !== undefined) return { act, actor }
    place -= weight
  }
  return null
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0)
const hourMs = 3_600_000
/** Waits between an hour and a season, in hours. */
const waits = [1, 6, 24, 26, 48, 96, 192, 360, 480, 2280] as const

/** How long a clock step waits: seldom a season; for what is owed it likes to wait past the due instant. */
export function waitMs(hazard: ModelHazard | null, { which, n }: Step, now: Date): number {
  if (hazard?.dueAt != null && n % 3 === 0 && !modelOverdue(hazard, now) && now < hazard.dueAt)
    return hazard.dueAt.getTime() - now.getTime()
  const hours = which % 40 === 0 ? waits[9] : (waits[which % 9] ?? 1)
  return hours * hourMs
}
