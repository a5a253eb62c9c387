/** How messages to one person are evened out. Times are Shanghai's, `HH:mm`. */
export interface EveningSettings {
  /** First day on which these hold, 'YYYY-MM-DD'. */
  readonly from: string
  /** Ordinary messages wait from here … */
  readonly quietFrom: string
  /** … to here of the next working day. */
  readonly quietTo: string
  /** Ordinary messages one person gets on one day as cards of their own. */
  readonly ordinaryADay: number
  /** When the digest of a working day goes out. */
  readonly digestAt: string
}

/** Newest first. A change is a new line: what was held under the old one keeps its instant. */
const dated: readonly EveningSettings[] = [{ from: '2020-01-01', quietFrom: '22:00', quietTo: '07:00', ordinaryADay: 3, digestAt: '17:00' }]

/** The settings of a day; the oldest ones for any day before them. */
export function eveningSettings(on: string): EveningSettings {
  const found = dated.find(({ from }) => from <= on) ?? dated.at(-1)
  if (found === undefined) throw new Error('no settings for evening out')
  return found
}
