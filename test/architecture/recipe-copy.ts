import { spawn } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'

/** A block of a recipe: a whole file, or lines to add after lines that are there. */
export interface Block {
  readonly kind: 'file' | 'diff'
  readonly path: string
  readonly text: string
}

/** The text of one recipe of the README, and its blocks in order. */
export function readRecipe(title: string): { text: string; blocks: Block[] } {
  const text = readFileSync('README.md', 'utf8').split(`### ${title}\n`)[1]?.split(/^##+ /m)[0] ?? ''
  const blocks = [...text.matchAll(/^```(ts|prisma|diff) (\S+)\n([\s\S]*?)^```$/gm)].map(([, language, path = '', body = '']) => ({
    kind: language === 'diff' ? ('diff' as const) : ('file' as const),
    path,
    text: body,
  }))
  return { text, blocks }
}

/** What a command printed and how it ended. */
export interface Ran {
  readonly status: number | null
  readonly output: string
}

/** A copy of the source in which a recipe is followed; the checkout itself stays as it is. */
export interface Copy {
  follow(blocks: readonly Block[]): void
  /** Runs a file with this Node. */
  run(...args: string[]): Promise<Ran>
  /** Runs a module given as text, as a file of the copy's root. */
  ask(code: string): Promise<Ran>
  remove(): void
}

const copied = [
  'src',
  'cards',
  'prisma',
  'scripts',
  'package.json',
  'tsconfig.json',
  'test/unit/cards',
  'test/architecture/dependency-rules.ts',
]
const vitestConfig = `import { defineConfig } from 'vitest/config'
export default defineConfig({ test: { include: ['test/**/*.test.ts'], pool: 'threads', maxWorkers: 1 } })
`

export function copySource(): Copy {
  const root = mkdtempSync(join(tmpdir(), 'anze-recipe-'))
  for (const path of copied) cpSync(path, join(root, path), { recursive: true })
  symlinkSync(resolve('node_modules'), join(root, 'node_modules'))
  writeFileSync(join(root, 'vitest.config.ts'), vitestConfig)
  const run = (...args: string[]): Promise<Ran> =>
    new Promise((done, failed) => {
      const child = spawn(process.execPath, args, { cwd: root, env: { ...process.env, NO_COLOR: '1', CI: 'true' } })
      let output = ''
      for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += String(chunk)))
      child.once('error', failed)
      child.once('close', (status) => done({ status, output }))
    })
  return {
    follow: (blocks) => {
      for (const block of blocks) apply(root, block)
    },
    run,
    ask: (code) => {
      writeFileSync(join(root, 'question.ts'), code)
      return run('question.ts')
    },
    remove: () => rmSync(root, { recursive: true, force: true }),
  }
}

function apply(root: string, { kind, path, text }: Block): void {
  const file = join(root, path)
  if (kind === 'file') {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text, { flag: 'wx' })
    return
  }
  const lines = text.trimEnd().split('\n')
  const [before, after] = [lines.filter((line) => !line.startsWith('+')), lines].map((some) => some.map((line) => line.slice(1)).join('\n'))
  const source = readFileSync(file, 'utf8')
  if (source.split(`${before}\n`).length !== 2) throw new Error(`${path} must hold exactly once:\n${before}`)
  writeFileSync(
    file,
    source.replace(`${before}\n`, () => `${after}\n`),
  )
}
