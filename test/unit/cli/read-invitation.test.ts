import { expect, test } from 'vitest'

import { readInvitation } from '../../../src/app/cli/admin-invite.ts'

test.each([
  ['no organisation', []],
  ['an option nobody knows', ['--organisation', '甲公司', '--colour', 'red']],
  ['a kind nobody knows', ['--organisation', '甲公司', '--kind', 'bank', '--region', '140000']],
  ['a region that has not six digits', ['--organisation', '甲公司', '--kind', 'insurer', '--region', '14']],
  ['a sector nobody knows', ['--organisation', '甲局', '--kind', 'industry-department', '--region', '140500', '--sectors', 'COAL,GOLD']],
  ['a credit code as the name of a new body', ['--organisation', '91350100M000100Y43', '--kind', 'insurer', '--region', '140000']],
])('%s is answered with the usage', (_case, args) => {
  expect(() => readInvitation(args)).toThrow(/用法：npm run admin:invite/)
})

test('a new body is asked for with its kind, region and sectors', () => {
  const args = ['--organisation', ' 甲局 ', '--kind', 'industry-department', '--region', '140500', '--sectors', 'COAL,CON']
  expect(readInvitation(args)).toEqual({ organisation: '甲局', kind: 'industry-department', region: '140500', sectors: ['COAL', 'CON'] })
})
