/** Where a duty is served: a rule decides it, a command carries it out, a card asks for or shows it, a clock watches it. */
export interface Servant {
  readonly kind: 'rule' | 'command' | 'card' | 'clock'
  /** File from the root of the repository; it contains `name`. */
  readonly path: string
  readonly name: string
}

/** Parts of the product that are not there yet, by what they will hold. */
export type LaterPart =
  | 'prevention services and quotas'
  | 'fees'
  | 'policies and full insurance'
  | 'accidents and claims'
  | 'oversight and joint action'
  | 'annual returns'
  | 'upload to the supervision platform'

interface Duty {
  /** Article of notice 375 (晋应急函〔2024〕375号) or 322 (应急厅函〔2024〕322号). */
  readonly clause: string
  readonly en: string
  readonly zh: string
}

/** A duty of the two notices: served by something that is there, or by which later part; never both. */
export type Obligation = Duty &
  ({ readonly served: readonly [Servant, ...Servant[]]; readonly stillOpen?: string } | { readonly notYet: LaterPart })

/** Shorthand of the tables. */
export const by = (kind: Servant['kind'], path: string, name: string): Servant => ({ kind, path, name })
