import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'

const modules = 'src/modules'

/** Every command a module offers: the functions its door takes from its folder of commands, with their file. */
const commands = readdirSync(modules).flatMap((name) => {
  const door = readFileSync(join(modules, name, 'index.ts'), 'utf8')
  return [...door.matchAll(/export \{([^}]+)\} from '\.\/(commands\/[\w-]+\.ts)'/g)].flatMap(([, names = '', file = '']) =>
    names
      .split(',')
      .map((word) => word.trim())
      .filter((word) => /^[a-z]\w+$/.test(word))
      .map((command) => ({ command, file: join(modules, name, file) })),
  )
})

const journals = (source: string): boolean => /\brecord(All)?\(\s*tx/.test(source)

/** Whether a file or what it stands on in its own module writes the journal. */
function writesJournal(file: string, seen = new Set<string>()): boolean {
  if (seen.has(file) || !existsSync(file)) return false
  seen.add(file)
  const source = readFileSync(file, 'utf8')
  const below = [...source.matchAll(/from '(\.[^']+)'/g)].map(([, path = '']) => join(dirname(file), path))
  const [own] = /^src\/modules\/[\w-]+\//.exec(file) ?? []
  return journals(source) || below.some((path) => own !== undefined && path.startsWith(own) && writesJournal(path, seen))
}

/** Offered beside commands and change nothing. */
const readers = ['hazardNotFound', 'registrationAnswer', 'mostAtOnce']

test('the list of commands is read', () => {
  expect(commands.map(({ command }) => command)).toEqual(expect.arrayContaining(['signHazard', 'endMembership', 'sendAgain', ...readers]))
})

test.each(commands.filter(({ command }) => !readers.includes(command)))('$command leaves a row in the journal', ({ file }) => {
  expect(writesJournal(file)).toBe(true)
})
