import { shanghaiDate } from '../../../lib/calendar.ts'
import { catalogue } from '../clauses/catalogue.ts'
import { applicableStandards, type FoundClause, findClauses } from '../clauses/index.ts'
import type { HazardFacts } from '../facts.ts'

/** Title and number of an instrument; both null for a clause typed in by hand. */
export function standardOf(standardId: string | null): { readonly title: string | null; readonly number: string | null } {
  const standard = catalogue().standards.find(({ id }) => id === standardId)
  return { title: standard?.title ?? null, number: standard?.no ?? null }
}

/** Clauses a grader may mean for this hazard, by its industry, its day of discovery and its words; the likeliest first. */
export function clauseFacts(
  { enterprise, hazard }: Pick<HazardFacts, 'enterprise' | 'hazard'>,
  words?: string,
): { readonly clauses: readonly FoundClause[]; readonly standards: readonly string[] } {
  if (enterprise === null) return { clauses: [], standards: [] }
  const { industry } = enterprise
  const foundOn = shanghaiDate(hazard.foundAt ?? hazard.createdAt)
  return {
    clauses: findClauses({ industry, foundOn, words: words ?? `${hazard.place} ${hazard.description}` }),
    standards: applicableStandards(industry, foundOn).map(({ standard }) => standard.title),
  }
}
