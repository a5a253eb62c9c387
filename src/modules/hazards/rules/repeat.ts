import { createHash } from 'node:crypto'

import type { Acting, HazardFacts } from '../facts.ts'
import type { HazardCommand } from '../types.ts'

/** What was pressed with what in the form, as a short hash: the journal keeps this, never the text. */
export function pressHash(command: HazardCommand, form: unknown): string {
  const text = JSON.stringify([command, form], (_key, value: unknown) => (typeof value === 'bigint' ? value.toString() : value))
  return createHash('sha256').update(text).digest('hex').slice(0, 16)
}

/**
 * Whether this very press has been done already by this person: the second finger on the button is a success.
 *
 * @param said.v - version on the card; without one the hazard must not have moved since.
 */
export function isRepeat(facts: HazardFacts, actor: Acting, said: { press: string; v: number | undefined }): boolean {
  const onVersion = said.v ?? facts.hazard.version - 1
  return facts.acts.some(
    (act) =>
      act.press === said.press &&
      act.onVersion === onVersion &&
      act.personId === actor.personId &&
      act.organisationId === actor.organisationId,
  )
}
