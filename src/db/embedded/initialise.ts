import { access, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'

import { AppError } from '../../lib/errors.ts'
import type { Account } from './account.ts'
import { setUpFailure } from './failures.ts'
import type { Layout } from './layout.ts'
import { makePassword } from './password.ts'
import { runTool } from './run-tool.ts'

/** The one role of an embedded cluster. */
export const roleName = 'anze'

/** Major version of the bundled server; its data folders cannot be read by another one. */
const majorVersion = '18'

async function versionOf(dataFolder: string): Promise<string | undefined> {
  return readFile(join(dataFolder, 'PG_VERSION'), 'utf8').then(
    (text) => text.trim(),
    () => undefined,
  )
}

/**
 * Tells whether the cluster has been made.
 *
 * @throws AppError `set-up` when it was made by another major version of the server.
 */
export async function isInitialised(layout: Layout): Promise<boolean> {
  const version = await versionOf(layout.data)
  if (version === undefined || version === majorVersion) return version !== undefined
  throw new AppError(
    'set-up',
    `${layout.data} 是 PostgreSQL ${version} 的数据，本程序自带 ${majorVersion}：请恢复原来的程序版本，或换一个 DATA_DIR。`,
  )
}

/**
 * Makes an empty cluster.
 *
 * It is made under another name and moved into place when complete: one that was cut short by a crash or a full disk has
 * a version file too and would otherwise be taken for a good one.
 *
 * @param options.fast - skips the final sync to disk; for tests only.
 */
export async function initialise(
  layout: Layout,
  binaries: string,
  options: { account: Account | undefined; fast: boolean },
): Promise<void> {
  const unfinished = `${layout.data}.new`
  await rm(unfinished, { recursive: true, force: true })
  await makePassword(layout, options.account)
  const { status, output, startError } = await runTool(
    join(binaries, 'initdb'),
    [
      ...['--pgdata', unfinished, '--username', roleName, '--pwfile', layout.passwordFile, '--auth', 'scram-sha-256'],
      ...['--encoding', 'UTF8', '--locale-provider', 'builtin', '--builtin-locale', 'C.UTF-8', '--locale', 'C.UTF-8'],
      ...(options.fast ? ['--no-sync'] : []),
    ],
    options.account,
  )
  if (status !== 0) {
    await rm(unfinished, { recursive: true, force: true })
    throw setUpFailure('建立数据库', output || (startError ?? ''))
  }
  await access(join(unfinished, 'PG_VERSION'))
  await rename(unfinished, layout.data)
}
