import MiniSearch from 'minisearch'
import type { IndustryCode } from '../../directory/types.ts'
import { applicableStandards, speaksAbout } from './applicable.ts'
import { type ClauseLine, catalogue } from './catalogue.ts'
import { meaningfulPairs, otherWords, pairs } from './words.ts'

/** A clause as a person picks it; the text is the catalogue's paraphrase, the official text is the rule. */
export interface FoundClause {
  /** `COAL-2026|4(一)` */
  readonly id: string
  readonly standardId: string
  readonly standardTitle: string
  /** Number of the instrument: 应急管理部令第21号. */
  readonly number: string
  readonly clause: string
  readonly heading: string
  readonly text: string
  readonly isParaphrase: boolean
  /** Judges every industry: fire, special equipment, gas, electric power. */
  readonly isCommon: boolean
  /** What to check in the official text, Simplified Chinese; null when nothing. */
  readonly caution: string | null
}

export interface ClauseQuestion {
  readonly industry: IndustryCode
  /** YYYY-MM-DD in Asia/Shanghai: the version in force on that day answers. */
  readonly foundOn: string
  readonly words: string
  /** Most answers; default 10. */
  readonly limit?: number
}

/** Weight of another word for the same thing, beside 1 for the word itself. */
const otherWordWeight = 0.6
/** Hits weaker than this share of the best say nothing: one shared pair of characters is chance. */
const weakest = 0.15

let built: MiniSearch<ClauseLine> | undefined

const emptyIndex = () =>
  new MiniSearch<ClauseLine>({ fields: ['text', 'heading'], tokenize: (text) => [...pairs(text)], processTerm: (term) => term })

function index(): MiniSearch<ClauseLine> {
  if (built === undefined) {
    built = emptyIndex()
    built.addAll([...catalogue().lines.values()])
  }
  return built
}

/**
 * Builds the index ahead of the first question, in pieces: built at once it holds the event loop for some 60 ms.
 *
 * For the start of the program; without it the first question pays.
 */
export async function prepareClauses(): Promise<void> {
  const lines = [...catalogue().lines.values()]
  const ahead = emptyIndex()
  await ahead.addAllAsync(lines, { chunkSize: 50 })
  built ??= ahead
}

/**
 * Clauses that may be meant, the likeliest first: those of the industry, then those that judge every industry.
 *
 * It only proposes. Nothing it finds or fails to find lowers a grade, and where it finds nothing the clause is typed in.
 * The index is built once: by `prepareClauses`, else at the first call.
 *
 * @returns at most `limit`; empty when the words meet no line of an applicable standard.
 */
export function findClauses(question: ClauseQuestion): readonly FoundClause[] {
  const { industry, foundOn, words, limit = 10 } = question
  const applicable = new Map(applicableStandards(industry, foundOn).map((row) => [row.standard.id, row]))
  const { lines } = catalogue()
  const isOffered = (id: string) => {
    const line = lines.get(id)
    return line !== undefined && applicable.has(line.standard.id) && speaksAbout(line, industry)
  }
  const hits = search(words, isOffered)
  const best = hits[0]?.score ?? 0
  const found = hits
    .filter(({ score }) => score >= best * weakest)
    .flatMap(({ id }) => {
      const line = lines.get(id)
      const row = line && applicable.get(line.standard.id)
      return line === undefined || row === undefined ? [] : [shown(line, row.isCommon, row.caution)]
    })
  return [...found.filter(({ isCommon }) => !isCommon), ...found.filter(({ isCommon }) => isCommon)].slice(0, limit)
}

function search(words: string, isOffered: (id: string) => boolean): readonly { id: string; score: number }[] {
  const own = [...meaningfulPairs(words)]
  const other = [...meaningfulPairs(otherWords(words))].filter((pair) => !own.includes(pair))
  if (own.length + other.length === 0) return []
  const weight = new Map(other.map((pair) => [pair, otherWordWeight]))
  return index()
    .search([...own, ...other].join(' '), {
      tokenize: (text) => text.split(' '),
      boost: { text: 2 },
      boostTerm: (term) => weight.get(term) ?? 1,
      filter: ({ id }) => isOffered(String(id)),
    })
    .map(({ id, score }) => ({ id: String(id), score }))
}

function shown(line: ClauseLine, isCommon: boolean, caution: string | null): FoundClause {
  return {
    id: line.id,
    standardId: line.standard.id,
    standardTitle: line.standard.title,
    number: line.standard.no,
    clause: line.clause,
    heading: line.heading,
    text: line.text,
    isParaphrase: true,
    isCommon,
    caution,
  }
}

/**
 * The clause behind an id that a card carries.
 *
 * @returns null for an id nobody knows, or whose standard did not judge this industry on the day of discovery.
 */
export function clauseById(id: string, of: { readonly industry: IndustryCode; readonly foundOn: string }): FoundClause | null {
  const line = catalogue().lines.get(id)
  const row = line && applicableStandards(of.industry, of.foundOn).find(({ standard }) => standard.id === line.standard.id)
  return line === undefined || row === undefined ? null : shown(line, row.isCommon, row.caution)
}
