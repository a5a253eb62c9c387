// Prepares a checkout: installs packages and generates the database client, each only when its inputs changed.
// Plain JavaScript without packages, because it runs first, on whatever Node the system has (20.19 or newer).
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'

const root = new URL('..', import.meta.url)
const at = (path) => new URL(path, root)
const windows = process.platform === 'win32'

function fail(message) {
  console.error(message)
  process.exit(1)
}

function fingerprint(...paths) {
  const hash = createHash('sha256')
  for (const path of paths) hash.update(path).update(readFileSync(at(path)))
  return hash.digest('hex')
}

/** Runs one command unless its stamp already holds the fingerprint of its inputs. */
function step({ name, stamp, key, command, args, env = {}, remedy }) {
  if (existsSync(at(stamp)) && readFileSync(at(stamp), 'utf8') === key) return
  const started = Date.now()
  console.log(`${name} …`)
  const { status } = spawnSync(command, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env }, shell: windows })
  if (status !== 0) fail(`${name}: failed. ${remedy}`)
  writeFileSync(at(stamp), key)
  console.log(`${name}: ${((Date.now() - started) / 1000).toFixed(1)} s`)
}

const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19))
  fail(`Anze needs Node 20.19 or newer to set itself up; this is ${process.version}. Install a current Node from nodejs.org.`)

step({
  name: 'Installing packages',
  stamp: 'node_modules/.anze-installed',
  key: fingerprint('package-lock.json'),
  command: 'npm',
  args: ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'],
  remedy: 'Check that the npm registry can be reached and the disk is not full, then run the command again.',
})

const bundled = at('node_modules/.bin/node')
const runtime = existsSync(bundled) ? bundled.pathname : process.execPath
const { stdout } = spawnSync(runtime, ['--version'], { encoding: 'utf8' })
if (Number(/^v(\d+)/.exec(stdout ?? '')?.[1]) < 24)
  fail(`No Node 24 comes from npm for ${process.platform}-${process.arch}: install Node 24 from nodejs.org and run the command again.`)

const schema = readdirSync(at('prisma/schema')).map((file) => `prisma/schema/${file}`)
step({
  name: 'Generating the database client',
  stamp: 'node_modules/.anze-generated',
  key: fingerprint('package-lock.json', ...schema),
  command: runtime,
  args: ['node_modules/prisma/build/index.js', 'generate', '--schema', 'prisma/schema'],
  // Any existing file named as schema engine keeps `generate` from downloading one: it does not use it.
  env: { PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, PRISMA_HIDE_UPDATE_MESSAGE: '1', CHECKPOINT_DISABLE: '1' },
  remedy: 'The line above names the place in prisma/schema.',
})
