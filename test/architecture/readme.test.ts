import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

import { sections, withSections } from '../../scripts/readme-sections.ts'
import { sourceMap } from '../../scripts/source-map.ts'

const names = ['README.md', 'README.zh-CN.md'] as const
const read = (name: string): string => readFileSync(name, 'utf8')
const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> }

test.each(names)('the generated tables of %s are what the program says today: npm run readme:tables', (name) => {
  expect(read(name)).toBe(withSections(read(name)))
})

test('every generated table is printed somewhere', () => {
  const both = names.map(read).join('\n')
  for (const part of Object.keys(sections)) expect(both).toContain(`<!-- table: ${part} -->`)
})

test('a marker that names no table is an error, not an empty table', () => {
  expect(() => withSections('<!-- table: nothing -->\n<!-- end -->')).toThrow(/nothing/)
})

test.each(names)('every file %s links to is there', (name) => {
  const links = [...read(name).matchAll(/\]\((?!https?:|#)([^)]+)\)/g)].map(([, path = '']) => path)
  // The picture is taken by the browser suite.
  expect(links.filter((path) => !existsSync(path) && !path.startsWith('test/browser/pictures/'))).toEqual([])
})

test.each(names)('every npm script %s names is in package.json', (name) => {
  const named = [...read(name).matchAll(/npm run ([a-z:]+)/g)].map(([, script = '']) => script)
  expect(named.length).toBeGreaterThan(3)
  expect(named.filter((script) => scripts[script] === undefined)).toEqual([])
})

test.each(names)('every setting %s names is in .env.example', (name) => {
  const known = read('.env.example')
  const named = [...read(name).matchAll(/\b(?:FEISHU|ANZE|DATABASE|TEST|SANDBOX|DATA|LOG)_[A-Z_]*[A-Z]\b/g)].map(([word]) => word)
  expect([...new Set(named)].filter((word) => !new RegExp(`^${word}=`, 'm').test(known))).toEqual([])
})

test('the map has one line for every folder of src, one and two levels deep', () => {
  const below = (folder: string): string[] =>
    readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [join(folder, entry.name)] : []))
  const first = below('src')
  expect(Object.keys(sourceMap).toSorted()).toEqual([...first, ...first.flatMap(below)].toSorted())
})

test('every identifier of the glossary is a word of the code', () => {
  const rows = read('README.md').split('## Glossary')[1]?.split('## ')[0] ?? ''
  const identifiers = [...rows.matchAll(/^\|[^|]+\|[^|]+\|([^|]+)\|$/gm)].flatMap(([, cell = '']) =>
    cell.includes('later module') ? [] : [...cell.matchAll(/`([^`]+)`/g)].map(([, word = '']) => word),
  )
  const files = ['src', 'cards', 'prisma'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file)),
  )
  const code = files.filter((file) => /\.(ts|prisma)$/.test(file) && !file.startsWith('src/db/generated')).map((file) => read(file))
  const everything = `${files.join('\n')}\n${code.join('\n')}`
  expect(identifiers.length).toBeGreaterThan(40)
  expect(identifiers.filter((word) => !everything.includes(word.replace(/\*$/, '')))).toEqual([])
})
