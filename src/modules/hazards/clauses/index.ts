export { type ApplicableStandard, applicableStandards } from './applicable.ts'
export { standardById } from './catalogue.ts'
export { type ClauseQuestion, clauseById, type FoundClause, findClauses } from './find-clauses.ts'
