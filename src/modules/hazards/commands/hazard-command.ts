import type { z } from 'zod'

import { inTransaction } from '../../../db/transaction.ts'
import type { CommandDeps, Tx } from '../../../db/types.ts'
import { recordAll } from '../../../journal/index.ts'
import { AppError } from '../../../lib/errors.ts'
import type { Ids } from '../../../lib/ids.ts'
import type { Actor } from '../../directory/index.ts'
import type { HazardFacts } from '../facts.ts'
import { parseForm } from '../parse-form.ts'
import { factsFor, factsOf } from '../queries/facts.ts'
import { viewOf } from '../queries/view.ts'
import { permitted } from '../rules/may.ts'
import { isRepeat, pressHash } from '../rules/repeat.ts'
import type { Transition } from '../rules/transition.ts'
import { type HazardPatch, lockHazard, writeHazard } from '../store.ts'
import type { HazardCommand, HazardState, HazardView } from '../types.ts'
import { redrawHazard } from './redraw.ts'

/** A press or a sentence about one hazard. */
export interface HazardInput {
  /** Id or number. */
  readonly hazard: string
  /** Version the card was drawn from; left out by what is not a card. */
  readonly v?: number | undefined
  /** What was filled in, unchecked. */
  readonly form?: unknown
}

/** What a command decides on: facts read under the lock, and the rows of the table that let this actor act. */
export interface Step<F> {
  readonly tx: Tx
  readonly deps: CommandDeps
  readonly actor: Actor
  readonly facts: HazardFacts
  readonly form: F
  readonly rows: readonly [Transition, ...Transition[]]
  readonly now: Date
  readonly ids: Ids
  /** The version the hazard will have: part of the dedupe key of what is told. */
  readonly nextVersion: number
}

/** What a command has decided; the frame writes row, journal and the redrawing of cards. */
export interface Outcome {
  /** Journal name of the row taken; default the first permitted one. */
  readonly journal?: string
  /** Where the hazard goes; default where the row says. */
  readonly to?: HazardState
  readonly set?: HazardPatch
  readonly reason?: string | undefined
  /** Never the text of a message. */
  readonly details?: Record<string, unknown>
  readonly evidence?: readonly string[]
  /** What reads the row as it now stands; still in the transaction. */
  readonly afterWrite?: (step: Pick<Step<unknown>, 'tx' | 'deps' | 'facts'>) => Promise<void>
  /** Further rows of the journal for what follows in the same act; the last one says where the hazard ends up. */
  readonly followedBy?: readonly { readonly action: string; readonly from: HazardState; readonly to: HazardState }[]
}

interface CommandSpec<F> {
  readonly command: HazardCommand
  readonly form: z.ZodType<F>
  /** Writes what belongs to the act beside the row of the hazard: signatures, clocks, notices. */
  readonly apply: (step: Step<F>) => Promise<Outcome>
}

/** A command as the chat calls it; answers with the hazard as it stands now. */
export type RunHazardCommand = (deps: CommandDeps, actor: Actor, input: HazardInput) => Promise<HazardView>

/**
 * Makes a command on one hazard from its form and its effect. The frame is the same for all: parse, lock, visible, repeat,
 * stale, permitted, apply, write, journal, redraw, view — in one transaction.
 *
 * The command throws AppError `invalid-input` (with field), `not-found` (also for what the actor may not see), `stale`,
 * `wrong-state`, `not-allowed`. The same press by the same person on the same version is a success and changes nothing.
 */
export function hazardCommand<F>(spec: CommandSpec<F>): RunHazardCommand {
  return async (deps, actor, input) => {
    const form = parseForm(spec.form, input.form)
    return inTransaction(deps.db, async (tx) => {
      const now = deps.clock.now()
      await lockHazard(tx, input.hazard)
      const facts = await factsFor(tx, { actor, hazard: input.hazard }, now)
      if (facts === null) throw hazardNotFound()
      const press = pressHash(spec.command, form)
      if (isRepeat(facts, actor, { press, v: input.v })) return viewOf(facts, actor, now)
      mustBeFresh(facts, input.v)
      const [first, ...others] = permitted(spec.command, facts, { actor, now })
      const rows = [first, ...others] as const
      const step = { tx, deps, actor, facts, form, rows, now, ids: deps.ids, nextVersion: facts.hazard.version + 1 }
      const outcome = await spec.apply(step)
      await carryOut(step, outcome, press)
      return viewOf(await factsAfter(tx, { actor, hazard: facts.hazard.id }, now), actor, now)
    })
  }
}

/**
 * The hazard after the act. Who acted is shown what became of it, also where the act itself took it out of his sight: a bureau
 * that merges a self-found hazard it saw only because it was overdue.
 */
async function factsAfter(tx: Tx, seen: { actor: Actor; hazard: string }, now: Date): Promise<HazardFacts> {
  const after = (await factsFor(tx, seen, now)) ?? (await factsOf(tx, seen.hazard))
  if (after === null) throw hazardNotFound()
  return after
}

/** The one answer to "does not exist" and to "not yours". */
export function hazardNotFound(): AppError {
  return new AppError('not-found', '没有找到这条隐患。请核对编号，或点「我的待办」重新打开。')
}

function mustBeFresh(facts: HazardFacts, v: number | undefined): void {
  if (v === undefined || v === facts.hazard.version) return
  throw new AppError('stale', '这条隐患有了新进展，这张卡片已过时，请按最新的卡片办理。')
}

async function carryOut<F>(step: Step<F>, outcome: Outcome, press: string): Promise<void> {
  const { tx, deps, actor, facts, rows } = step
  const row = rows.find((candidate) => candidate.journal === outcome.journal) ?? rows[0]
  const from = facts.hazard.state
  const to = outcome.to ?? (row.to === 'same' ? from : row.to)
  const state = outcome.followedBy?.at(-1)?.to ?? to
  await writeHazard(tx, facts.hazard, { ...outcome.set, ...(state === from ? {} : { state }) })
  const subject = { type: 'hazard', id: facts.hazard.id }
  const common = { by: actor, channel: 'chat', source: actor.source, subject } as const
  const details = { ...outcome.details, onVersion: facts.hazard.version, press }
  await recordAll(tx, deps, [
    { ...common, action: outcome.journal ?? row.journal, from, to, reason: outcome.reason, details, evidence: outcome.evidence ?? [] },
    ...(outcome.followedBy ?? []).map((next) => ({ ...common, ...next, details: { onVersion: facts.hazard.version } })),
  ])
  await outcome.afterWrite?.(step)
  await redrawHazard(tx, deps, facts)
}
