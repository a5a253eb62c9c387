import { createHash } from 'node:crypto'

import { AppError } from '../../../src/lib/errors.ts'
import { type Actor, can } from '../../../src/modules/directory/index.ts'
import { draftHazard, type HazardView } from '../../../src/modules/hazards/index.ts'
import { checkDone, checkEnd, checkReaders, checkUnchanged } from './checks.ts'
import type { Coverage } from './coverage.ts'
import { expectationOf, type Pressed, pressMark } from './expectation.ts'
import { type HazardWorld, pictures, tick } from './hazard-world.ts'
import { draftStatutory, modelEffects } from './model-effects.ts'
import { fill } from './model-forms.ts'
import { type Act, type ModelHazard, newModelHazard } from './model-hazard.ts'
import { observe } from './observe.ts'
import { isPhoto, press } from './product-acts.ts'
import { fork, newRun, type Run } from './run.ts'
import { sandboxed } from './sandboxed.ts'
import { finders } from './standing.ts'
import { acts, allowedAct, type Step, type Tree, waitMs } from './steps.ts'
import { checkTick } from './tick-model.ts'

const minuteMs = 60_000
const dayMs = 86_400_000

/** Runs one sequence from the beginning, side by side with the model, and undoes it; throws with the commands done when they part. */
export async function runSequence(world: HazardWorld, steps: readonly Step[], coverage: Coverage): Promise<void> {
  await sandboxed(world.db, async (db) => {
    coverage.begin()
    await follow(newRun(world, coverage, db), steps)
  })
}

/** A sequence that fails, from its beginning. */
export interface Failing {
  readonly steps: Step[]
  readonly error: unknown
}

/**
 * Runs a stem once and every branch from where it ends: each branch is one sequence, stem included, as if run alone.
 *
 * @returns the first sequence that fails; null when all hold.
 */
export async function runTree(world: HazardWorld, tree: Tree, coverage: Coverage): Promise<Failing | null> {
  return sandboxed(world.db, async (db) => {
    const stem = newRun(world, coverage, db)
    try {
      await follow(stem, tree.stem)
    } catch (error) {
      return { steps: [...tree.stem], error }
    }
    for (const branch of tree.branches) {
      coverage.begin(stem.lived)
      try {
        await sandboxed(db, (inner) => follow(fork(stem, inner), branch))
      } catch (error) {
        return { steps: [...tree.stem, ...branch], error }
      }
    }
    return null
  })
}

async function follow(run: Run, steps: readonly Step[]): Promise<void> {
  try {
    for (const step of steps) await take(run, step)
    if (run.model !== null) await checkEnd(run)
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new Error(`${why}\nafter:\n  ${run.trace.join('\n  ')}`, { cause: error })
  }
}

async function take(run: Run, step: Step): Promise<void> {
  run.deps.clock.set(new Date(run.deps.clock.now().getTime() + minuteMs))
  if (run.model === null) return begin(run, step)
  if (step.kind >= 18) return wait(run, run.model, step)
  await act(run, run.model, step)
}

/** The first draft: by whoever may report about the site, refused for all others. */
async function begin(run: Run, step: Step): Promise<void> {
  const { world, deps } = run
  const mayBegin = world.cast.filter(({ actor }) => step.kind >= 16 || mayReport(run, actor))
  const { key, actor } = at(mayBegin, step.who)
  const now = deps.clock.now()
  const isEnforcing = actor.organisationKind === 'emergency-bureau'
  const { form, isRight } = fill('draft', { ...formBase(run), now, n: step.n, isEnforcing }, step.kind === 12)
  run.trace.push(`${now.toISOString()} ${key} draft ${JSON.stringify(form)}`)
  const answer = await outcome(() => draftHazard(deps, actor, { form }))
  const expected = isRight && mayReport(run, actor)
  if (answer instanceof AppError) {
    if (expected) throw new Error(`${key} may report and was refused: ${answer.message}`)
    return run.lived.refused()
  }
  if (!expected) throw new Error(`${key} reported and may not`)
  const model = newModelHazard(world.site, actor)
  modelEffects.draft(model, { person: actor, form, now })
  model.draftDueAt = new Date(now.getTime() + 7 * dayMs)
  Object.assign(run, { id: answer.id, model, seen: await observe(deps.db.prisma, answer.id) })
  run.lived.reached(model, now)
}

/** Any finder, about a site within his scope. */
function mayReport({ world: { site } }: Run, actor: Actor): boolean {
  if (!finders.includes(actor.role)) return false
  const body = actor.organisationId
  return [site.id, site.insurer, site.agency, ...site.bureaus].includes(body)
}

const formBase = ({ world, model }: Run) => ({ site: world.site, hazard: model, targets: world.targets })
const at = <T>(list: readonly T[], n: number): T => {
  const found = list[n % list.length]
  if (found === undefined) throw new Error('an empty cast')
  return found
}

async function outcome(act: () => Promise<HazardView>): Promise<HazardView | AppError> {
  try {
    return await act()
  } catch (error) {
    if (error instanceof AppError) return error
    throw error
  }
}

function versionOf({ v }: Step, version: number): number | undefined {
  if (v >= 14 && v <= 17) return undefined
  if (v === 18) return version - 1
  return v === 19 ? version + 7 : version
}

function chosen(run: Run, model: ModelHazard, step: Step): { act: Act; actor: Actor } {
  const cast = run.world.cast.map(({ actor }) => actor)
  const anything = { act: at(acts, step.which), actor: at(cast, step.who) }
  return step.kind >= 14 ? anything : (allowedAct(model, cast, { step, now: run.deps.clock.now() }) ?? anything)
}

async function act(run: Run, model: ModelHazard, step: Step): Promise<void> {
  const { deps, world } = run
  const { act: name, actor } = chosen(run, model, step)
  const now = deps.clock.now()
  const isEnforcing = actor.organisationKind === 'emergency-bureau'
  const { form, isRight } = fill(name, { ...formBase(run), now, n: step.n, isEnforcing }, step.kind === 12 || step.kind === 13)
  const pressed: Pressed = { act: name, actor, form, isRight, v: versionOf(step, model.version), now }
  // After ninety days a reopening is a new hazard: another story, told elsewhere.
  if (name === 'reopen' && model.state === 'closed' && now.getTime() - (model.closedAt?.getTime() ?? 0) > 90 * dayMs) return
  const key = world.cast.find((one) => one.actor === actor)?.key ?? ''
  const expected = name === 'draft' && !can(actor, 'hazard.report') ? 'refused' : expectationOf(model, pressed)
  run.trace.push(`${now.toISOString()} ${key} ${name} v=${pressed.v ?? '-'} ${JSON.stringify(form)} → ${expected}`)
  const sha256 = at(pictures, run.pictures++)
  const answer = await outcome(() => press(deps, actor, { act: name, hazard: run.id, v: pressed.v, form, sha256 }))
  if (answer instanceof AppError) {
    if (expected === 'done' || expected === 'repeat') throw new Error(`expected ${expected}, was refused ${answer.code}: ${answer.message}`)
    run.lived.refused()
    return checkUnchanged(run, model, { answer, actor, now })
  }
  if (expected === 'refused') throw new Error(`${key} did ${name}, which the model refuses`)
  if (expected === 'repeat') return checkUnchanged(run, model, { answer, actor, now })
  await done(run, model, { pressed, answer })
  await checkReaders(run, model, step)
}

async function done(run: Run, model: ModelHazard, { pressed, answer }: { pressed: Pressed; answer: HazardView }): Promise<void> {
  const { act: name, actor, form, now } = pressed
  const from = model.state
  const lastDueAt = model.dueAt
  const through = modelEffects[name](model, { person: actor, form, now })
  if (!isPhoto(name)) {
    model.presses.add(pressMark(pressed, model.version))
    model.version += 1
  }
  if (name === 'grant_extension' && lastDueAt !== null && (model.dueAt ?? lastDueAt) <= lastDueAt)
    throw new Error('an extension shortened the time')
  if (name === 'approve_grade') model.notificationHash = hashOf(answer.notification?.text ?? '')
  run.lived.done(name)
  run.lived.reached(model, now)
  await checkDone(run, model, { pressed, answer, from, through })
}

const hashOf = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex')

async function wait(run: Run, model: ModelHazard, step: Step): Promise<void> {
  const { deps } = run
  const now = new Date(deps.clock.now().getTime() + waitMs(model, step, deps.clock.now()))
  deps.clock.set(now)
  const isTicking = step.kind === 18 || step.who % 4 > 0
  run.trace.push(`${now.toISOString()} the clock${isTicking ? ' ticks' : ' moves'}`)
  run.lived.reached(model, now)
  if (isTicking) {
    await tick(deps, {
      failed: (what) => {
        throw new Error(`a deadline failed: ${JSON.stringify(what)}`)
      },
    })
    await checkTick(run, model, draftStatutory)
  }
  await checkReaders(run, model, step)
}
