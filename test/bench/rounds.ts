import { percentile } from './figures.ts'

/** What one run of one contestant gave, by figure: `{ ms: 812 }`, `{ 'req/s': 5093, 'CPU µs/req': 191 }`. */
export type Figures = Readonly<Record<string, number>>

/** One way of doing the same work. */
export interface Contestant {
  readonly name: string
  /** Does the work once. @param round - from 1; 0 is the warm-up, whose figures are thrown away. */
  readonly run: (round: number) => Promise<Figures>
}

/** Every round's figures of every contestant, by name, in the order of the rounds. */
export type Standings = ReadonlyMap<string, readonly Figures[]>

/**
 * Lets the contestants take turns, A B C A B C …, so that what else the machine does meets all of them alike.
 *
 * @param asked.warmUp - runs each once before, unless false.
 */
export async function inTurn(
  contestants: readonly Contestant[],
  asked: { readonly rounds: number; readonly warmUp?: boolean },
): Promise<Standings> {
  const standings = new Map<string, Figures[]>(contestants.map(({ name }) => [name, []]))
  for (let round = asked.warmUp === false ? 1 : 0; round <= asked.rounds; round += 1) {
    for (const { name, run } of contestants) {
      const figures = await run(round)
      if (round > 0) standings.get(name)?.push(figures)
    }
  }
  return standings
}

/** The middle of an odd number of values, the lower of the two middle ones of an even number; NaN of none. */
export const median = (values: readonly number[]): number => percentile(values, 0.5)

/** A contestant's rounds of one figure. */
const valuesOf = (standings: Standings, { name, figure }: { name: string; figure: string }): number[] =>
  (standings.get(name) ?? []).flatMap((figures) => (figures[figure] === undefined ? [] : [figures[figure]]))

/** How often the median of one contestant holds that of another. */
export function ratioOf(standings: Standings, asked: { readonly figure: string; readonly of: string; readonly to: string }): number {
  const { figure, of, to } = asked
  return median(valuesOf(standings, { name: of, figure })) / median(valuesOf(standings, { name: to, figure }))
}

const short = (value: number): string => value.toFixed(Math.abs(value) < 10 ? 2 : Math.abs(value) < 100 ? 1 : 0)

/** One figure of all contestants as lines: median, smallest and largest round, ratio to `base`. */
export function table(standings: Standings, { figure, base }: { readonly figure: string; readonly base: string }): string {
  const head = `${figure.padEnd(52)}${'median'.padStart(10)}${'min..max'.padStart(20)}${'ratio'.padStart(9)}`
  const lines = [...standings.keys()].map((name) => {
    const values = valuesOf(standings, { name, figure })
    if (values.length === 0) return `${name.padEnd(52)}${'-'.padStart(10)}`
    const span = `${short(Math.min(...values))}..${short(Math.max(...values))}`
    const ratio = ratioOf(standings, { figure, of: name, to: base })
    return `${name.padEnd(52)}${short(median(values)).padStart(10)}${span.padStart(20)}${ratio.toFixed(2).padStart(9)}`
  })
  return [head, ...lines].join('\n')
}

/** A figure beside what it has to be. */
export interface Target {
  readonly what: string
  readonly value: number
  readonly atMost?: number
  readonly atLeast?: number
}

/** A target as one line with its verdict. */
export function verdict({ what, value, atMost, atLeast }: Target): string {
  const isMet = Number.isFinite(value) && value <= (atMost ?? Number.POSITIVE_INFINITY) && value >= (atLeast ?? Number.NEGATIVE_INFINITY)
  const wanted = [atMost === undefined ? '' : `≤ ${atMost}`, atLeast === undefined ? '' : `≥ ${atLeast}`].filter(Boolean).join(', ')
  return `${isMet ? 'met   ' : 'MISSED'}  ${what}: ${short(value)} (target ${wanted})`
}
