import { AppError } from '../../../lib/errors.ts'
import type { Acting, HazardFacts } from '../facts.ts'
import type { HazardCommand } from '../types.ts'
import { guards } from './guards.ts'
import { parties } from './parties.ts'
import type { Transition } from './transition.ts'
import { transitionsFrom } from './transitions.ts'

const isParty = (row: Transition, facts: HazardFacts, actor: Acting) => row.by.some((party) => parties[party](facts, actor))
const failing = (row: Transition, facts: HazardFacts, { actor, now }: { actor: Acting; now: Date }) =>
  row.guards.find((guard) => !guards[guard].holds(facts, actor, now))

/**
 * Every command this actor may do on this hazard now, in the order of the table.
 *
 * Pure: views show exactly what the commands will accept. That the actor may see the hazard at all is decided before, by
 * the query that read the facts.
 */
export function may(facts: HazardFacts, actor: Acting, now: Date): readonly HazardCommand[] {
  const open = transitionsFrom(facts.hazard.state, facts.hazard.grade)
    .filter((row) => isParty(row, facts, actor) && failing(row, facts, { actor, now }) === undefined)
    .map((row) => row.command)
  return [...new Set(open)]
}

/**
 * The rows by which this actor may do one command now, never empty.
 *
 * @throws AppError `wrong-state` when the machine has no such step from here or a condition fails; `not-allowed` when it
 * is another person's to do.
 */
export function permitted(
  command: HazardCommand,
  facts: HazardFacts,
  { actor, now }: { actor: Acting; now: Date },
): readonly [Transition, ...Transition[]] {
  const rows = transitionsFrom(facts.hazard.state, facts.hazard.grade).filter((row) => row.command === command)
  if (rows.length === 0) throw new AppError('wrong-state', '这条隐患现在不在这一步，请看最新的卡片。')
  const mine = rows.filter((row) => isParty(row, facts, actor))
  if (mine.length === 0) throw new AppError('not-allowed', '这一步不由您现在的身份办理，请换身份或请有权限的人处理。')
  const [open, ...others] = mine.filter((row) => failing(row, facts, { actor, now }) === undefined)
  if (open !== undefined) return [open, ...others]
  throw refusal(mine, facts, { actor, now })
}

/** Why the first of the actor's own rows does not hold. */
function refusal(rows: readonly Transition[], facts: HazardFacts, { actor, now }: { actor: Acting; now: Date }): AppError {
  const [guard] = rows.flatMap((row) => failing(row, facts, { actor, now }) ?? [])
  return guard === undefined
    ? new AppError('wrong-state', '这条隐患现在不在这一步，请看最新的卡片。')
    : new AppError(guards[guard].code, guards[guard].otherwise)
}
