import { existsSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { type Copy, copySource, readRecipe } from './recipe-copy.ts'

const titles = ['Add a card', 'Add a reminder', 'Add a module']
const contract = ['node_modules/vitest/vitest.mjs', 'run', 'test/unit/cards/contract.test.ts']

/** One copy in which all three recipes are followed, one after the other: a newcomer's checkout after a good day. */
let place: Copy
beforeAll(() => {
  place = copySource()
})
afterAll(() => place.remove())

/** Asks the registries as the program does at start. */
const registries = `
import { noticeKinds } from './src/chat/index.ts'
import { createDeadlineKinds } from './src/deadlines/index.ts'
import { hazardDeadlineKinds } from './src/modules/hazards/index.ts'
import { createNoticeKinds } from './src/notices/index.ts'

const notices = createNoticeKinds(noticeKinds({ practice: true }))
const kinds = createDeadlineKinds(hazardDeadlineKinds(() => new Date()), notices)
const names = (ladder) => ladder.rungs.map(({ rung }) => rung).join(' ')
console.log(notices.find('close-urged').urgency, kinds.newestLadder('hazard.close').version, names(kinds.newestLadder('hazard.close')))
console.log(names(kinds.ladder('hazard.close', 1)))
`

/** Cruises the new module with the rules of the copy. */
const cruise = `
import { cruise } from 'dependency-cruiser'
import { houseRules } from './test/architecture/dependency-rules.ts'

const options = { ruleSet: { forbidden: houseRules }, validate: true, doNotFollow: { path: 'node_modules' }, tsPreCompilationDeps: true }
const { output } = await cruise(['src/modules/fees'], options)
console.log(output.summary.totalCruised > 1, output.summary.violations.map(({ rule }) => rule.name).join(' '))
`

test.each(titles)('%s: every file its text names is there, or the recipe makes it', (title) => {
  const { text, blocks } = readRecipe(title)
  const made = new Set(blocks.map(({ path }) => path))
  const named = [...text.matchAll(/`((?:src|cards|test|scripts|prisma)\/[\w./-]+)`/g)].map(([, path = '']) => path)
  expect(blocks.length).toBeGreaterThan(3)
  expect(named.filter((path) => !existsSync(path) && !made.has(path))).toEqual([])
})

test('a card made by the recipe passes the contract of cards, and without its sample it is missed', async () => {
  const { blocks } = readRecipe('Add a card')
  const isSample = ({ path }: { path: string }) => path.startsWith('cards/samples/')
  place.follow(blocks.filter((block) => !isSample(block)))
  const missed = await place.run(...contract, '-t', 'all have samples')
  expect(missed.status).toBe(1)
  expect(missed.output).toContain('maintenance')
  place.follow(blocks.filter(isSample))
  const passed = await place.run(...contract, '--reporter=verbose', '-t', 'the card maintenance')
  expect(passed.output).toMatch(/✓.*the card maintenance.*what the platform takes/)
  expect(passed.status).toBe(0)
}, 120_000)

test('a reminder made by the recipe is on the newest ladder, old clocks keep theirs, and a forgotten card stops the start', async () => {
  const { blocks } = readRecipe('Add a reminder')
  const draws = ({ path }: { path: string }) => path.endsWith('/hazard-drawings.ts')
  place.follow(blocks.filter((block) => !draws(block)))
  expect((await place.ask(registries)).output).toContain('notice kind close-urged has no card')
  place.follow(blocks.filter(draws))
  expect((await place.ask(registries)).output).toBe('ordinary 2 due-day after-1\ndue-day\n')
}, 120_000)

test('a module made by the recipe keeps its walls and gets its line in the map', async () => {
  const { blocks } = readRecipe('Add a module')
  place.follow(blocks)
  expect((await place.ask(cruise)).output).toBe('true \n')
  place.follow([{ kind: 'file', path: 'src/modules/fees/reach.ts', text: "export { hazardView } from '../hazards/index.ts'\n" }])
  expect((await place.ask(cruise)).output).toContain('module-fees-calls')
  const map = await place.ask("import { sections } from './scripts/readme-sections.ts'\nconsole.log(sections.source())\n")
  expect(map.output).toContain('modules/fees')
}, 120_000)

test('what the recipes add has no type error', async () => {
  const { output } = await place.run('node_modules/ts7/bin/tsc', '-p', 'tsconfig.json')
  const added = titles.flatMap((title) => readRecipe(title).blocks.map(({ path }) => path))
  expect(output.split('\n').filter((line) => added.some((path) => line.startsWith(`${path}(`)))).toEqual([])
}, 120_000)
