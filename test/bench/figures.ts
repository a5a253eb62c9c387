/** The value below which that share of the values lies, 0 to 1; NaN of none. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN
}

/** p50, p95, p99 and the largest, in milliseconds, as one line. */
export function line(title: string, values: readonly number[]): string {
  const shown = [0.5, 0.95, 0.99, 1].map((share) => percentile(values, share).toFixed(1).padStart(8))
  return `${title.padEnd(44)}${String(values.length).padStart(5)}${shown.join('')}`
}

export const heading = `${'milliseconds'.padEnd(44)}${'n'.padStart(5)}${['p50', 'p95', 'p99', 'max'].map((name) => name.padStart(8)).join('')}`
