export { type ApplicableStandard, applicableStandards } from './applicable.ts'
export { type ClauseQuestion, clauseById, type FoundClause, findClauses, prepareClauses } from './find-clauses.ts'
