import { gradeForm } from '../../cards/index.ts'
import type { Filled, Option } from '../../cards/kit/index.ts'
import type { Tx } from '../db/types.ts'
import { shanghaiDate } from '../lib/calendar.ts'
import { holders, personName } from '../modules/directory/index.ts'
import { findClauses } from '../modules/hazards/index.ts'
import type { HazardView } from '../modules/hazards/types.ts'

/** Lines of the catalogue a form shows at most. */
const mostCandidates = 8

/** People of the enterprise who may be asked to fix. */
export async function fixerOptions(tx: Tx, view: HazardView, now: Date): Promise<Option[]> {
  if (!view.enterprise) return []
  const people = await holders(tx, { organisationId: view.enterprise.id, roles: ['qy.fixer', 'qy.safety', 'qy.principal'] }, now)
  return Promise.all(people.map(async ({ personId }) => ({ value: personId, text: await personName(tx, personId) })))
}

/** The grading form, with clauses found for the words typed, or else for the description. A find is a proposal, never a grade. */
export async function gradeCard(
  tx: Tx,
  hazard: HazardView,
  { filled = {}, now, practice }: { filled?: Filled; now: Date; practice: boolean },
): Promise<Record<string, unknown>> {
  const typed = filled.values?.words
  const words = typeof typed === 'string' && typed.trim() !== '' ? typed : `${hazard.description} ${hazard.place}`
  const foundOn = shanghaiDate(hazard.foundAt ?? now)
  const found = hazard.enterprise ? findClauses({ industry: hazard.enterprise.industry, foundOn, words, limit: mostCandidates }) : []
  const candidates = found.map(({ id, standardTitle, number, clause, text }) => ({
    id,
    instrument: `${standardTitle}（${number}）`,
    clause,
    text,
  }))
  const preset: Filled = { ...filled, values: { fact: hazard.description, ...filled.values } }
  return gradeForm({ hazard, candidates, fixers: await fixerOptions(tx, hazard, now), ...preset }, { now, practice })
}
