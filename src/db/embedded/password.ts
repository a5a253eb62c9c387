import { randomBytes } from 'node:crypto'
import { chown, readFile, writeFile } from 'node:fs/promises'

import type { Account } from './account.ts'
import type { Layout } from './layout.ts'

/** The password of this cluster's only role, or `undefined` before the cluster is made. */
export async function readPassword(layout: Layout): Promise<string | undefined> {
  const text = await readFile(layout.passwordFile, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
  return text?.trim() || undefined
}

/** Writes a new random password where only the server's account can read it. */
export async function makePassword(layout: Layout, account: Account | undefined): Promise<string> {
  const password = randomBytes(24).toString('base64url')
  await writeFile(layout.passwordFile, `${password}\n`, { mode: 0o600, flush: true })
  if (account !== undefined) await chown(layout.passwordFile, account.uid, account.gid)
  return password
}
