import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath, pathToFileURL } from 'node:url'

const folder = new URL('rivals/', import.meta.url)
const stamp = new URL('node_modules/.installed', folder)

/** Installs the packages of `rivals/package-lock.json` beside it, when they are not there as that file says. No install script runs. */
function install(): void {
  const lock = readFileSync(new URL('package-lock.json', folder), 'utf8')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return
  process.stdout.write('installing the libraries to compare with …\n')
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']
  const { status } = spawnSync('npm', args, { cwd: fileURLToPath(folder), stdio: 'inherit', shell: process.platform === 'win32' })
  if (status !== 0) throw new Error(`npm ci failed in ${fileURLToPath(folder)}: can the npm registry be reached?`)
  mkdirSync(new URL('.', stamp), { recursive: true })
  writeFileSync(stamp, lock)
}

/** Loads a library that is only there to be compared with; installs all of them on first use. */
export async function rival<Module>(name: string): Promise<Module> {
  install()
  const path = createRequire(new URL('package.json', folder)).resolve(name)
  return (await import(pathToFileURL(path).href)) as Module
}
