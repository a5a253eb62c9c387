import type { Actor } from '../../directory/index.ts'
import type { HazardFacts } from '../facts.ts'
import { isOverdue } from '../rules/due-dates.ts'
import { waitsOn } from '../rules/waiting.ts'
import type { HazardCommand, HazardRow } from '../types.ts'

/** A page of hazards and how many there are in all. */
export interface HazardPage {
  readonly rows: readonly HazardRow[]
  readonly total: number
}

/** Rows of one page of a list. */
export const pageSize = 10

/** One line of a list, with what waits on this reader unless said otherwise. */
export function rowOf(facts: HazardFacts, actor: Actor, now: Date, commands?: readonly HazardCommand[]): HazardRow {
  const { hazard, enterprise } = facts
  const site = enterprise === null || enterprise.siteName === '' ? '' : `（${enterprise.siteName}）`
  return {
    id: hazard.id,
    number: hazard.number,
    version: hazard.version,
    enterpriseName: `${enterprise?.name ?? ''}${site}`,
    place: hazard.place,
    description: hazard.description,
    grade: hazard.grade,
    state: hazard.state,
    dueOn: hazard.dueAt === null ? null : hazard.dueOn,
    isOverdue: isOverdue(hazard, now),
    may: commands ?? waitsOn(facts, actor, now),
  }
}
