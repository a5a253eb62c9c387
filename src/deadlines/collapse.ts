import type { Recipient } from '../notices/types.ts'

/** A rung that is due, with whom it would tell; in the order in which the rungs fire. */
export interface DueTelling {
  readonly rung: string
  readonly isEscalation: boolean
  readonly recipients: readonly Recipient[]
}

/**
 * Of several reminders missed while the program was down each person is told the latest only; an escalation is never skipped
 * and hides no reminder.
 *
 * @returns by rung, the people who are not told because a later reminder reaches them now.
 */
export function collapsedPeople(due: readonly DueTelling[]): ReadonlyMap<string, ReadonlySet<string>> {
  const collapsed = new Map<string, ReadonlySet<string>>()
  const toldLater = new Set<string>()
  for (const { rung, isEscalation, recipients } of [...due].reverse()) {
    if (isEscalation) continue
    const people = recipients.map(({ personId }) => personId)
    collapsed.set(rung, new Set(people.filter((person) => toldLater.has(person))))
    for (const person of people) toldLater.add(person)
  }
  return collapsed
}
