import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { promisify } from 'node:util'

import { expect, onTestFinished, test } from 'vitest'

const run = promisify(execFile)
const root = join(import.meta.dirname, '../..')

/** The code block of a language in the README's section about the emulator alone. */
async function example(language: string): Promise<string> {
  const readme = await readFile(join(root, 'README.md'), 'utf8')
  const section = readme.slice(readme.indexOf('## The emulator alone'))
  const [, block] = new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``).exec(section) ?? []
  if (block === undefined) throw new Error(`the README has no ${language} block`)
  return block
}

async function place(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'emulator-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'))
  return folder
}

/** Starts a program and resolves with the first line that matches; it ends with the test. */
async function started(args: readonly string[], cwd: string, line: RegExp): Promise<string> {
  const child = spawn(process.execPath, args, { cwd, stdio: ['ignore', 'pipe', 'inherit'] })
  onTestFinished(async () => {
    child.kill('SIGTERM')
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
  })
  for await (const text of createInterface({ input: child.stdout })) {
    const found = line.exec(text)
    if (found) return found[1] ?? text
  }
  throw new Error(`${args.join(' ')} ended without ${line}`)
}

test('the example of the README is what it says: a bot of ten lines, driven with curl', async () => {
  const folder = await place()
  await writeFile(join(folder, 'room.json'), await example('json'))
  const emulator = join(root, 'src/sandbox/main.ts')
  const url = await started([emulator, '--port', '0', '--config', 'room.json'], folder, /^Feishu emulator: (\S+)/)
  const here = (text: string) => text.replaceAll('http://127.0.0.1:3100', url)
  await writeFile(join(folder, 'bot.mjs'), here(await example('js')))
  await started(['bot.mjs'], folder, /ws client ready/)
  const answers: unknown[] = []
  for (const call of curls(here(await example('sh')))) answers.push(await (await fetch(call.url, call)).json())
  expect(answers.at(-1)).toMatchObject([
    { sender: { type: 'user', id: 'ou_ann' }, content: { text: 'hello' } },
    { sender: { type: 'app' }, content: { text: 'hello' } },
  ])
}, 30_000)

/** The calls of a shell example: not every machine that runs the tests has curl. */
function curls(script: string): { url: string; method: string; body?: string }[] {
  const room = /^room=(\S+)/m.exec(script)?.[1] ?? ''
  return [...script.matchAll(/^curl -sf(?: -X (\w+))? (\S+)(?: -d '(.*)')?$/gm)].map(([, method = 'GET', url = '', body]) => ({
    url: url.replace('$room', room),
    method,
    ...(body === undefined ? {} : { body }),
  }))
}

test('a room file that cannot be used ends the command with what is wrong in it', async () => {
  const folder = await place()
  await writeFile(join(folder, 'room.json'), '{"tenants":[]}')
  const ended = run(process.execPath, [join(root, 'src/sandbox/main.ts'), '--port', '0', '--config', 'room.json'], { cwd: folder })
  await expect(ended).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining('room.json describes no room') })
})
