import { cruise, type ICruiseResult } from 'dependency-cruiser'
import { expect, test } from 'vitest'

import { type HouseRule, houseRules } from './dependency-rules.ts'

async function violations(rules: readonly HouseRule[], folders = ['src', 'cards']): Promise<{ modules: number; broken: string[] }> {
  const { output } = await cruise(folders, {
    ruleSet: { forbidden: rules as never },
    validate: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^src/db/generated/|^src/sandbox/page/' },
    tsPreCompilationDeps: true,
  })
  const { summary } = output as ICruiseResult
  const broken = summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)
  return { modules: summary.totalCruised, broken: [...new Set(broken)] }
}

test('every import keeps to the tiers, doors and walls of the house', async () => {
  const { modules, broken } = await violations(houseRules)
  expect(broken).toEqual([])
  // With a TypeScript it cannot parse the cruiser reads nothing and finds nothing: the number proves that it read.
  expect(modules).toBeGreaterThan(250)
}, 60_000)

test('a planted rule that the code breaks is found, so the check does look', async () => {
  const planted: HouseRule = {
    name: 'planted',
    comment: 'nothing may import errors.ts',
    severity: 'error',
    from: { path: '^src/config\\.ts$' },
    to: { path: '^src/lib/errors\\.ts$' },
  }
  const { broken } = await violations([planted])
  expect(broken).toEqual(['planted: src/config.ts → src/lib/errors.ts'])
}, 60_000)
