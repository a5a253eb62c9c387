import { readFile } from 'node:fs/promises'

async function read(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8')
  } catch {
    return undefined
  }
}

function answersToSignals(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/**
 * Tells whether a process with this number lives and has `word` on its command line.
 *
 * A number alone proves nothing: a killed process stays as a zombie until its parent looks, and after a reboot the number
 * belongs to someone else. Without /proc (macOS) the command line is not known and any living process counts.
 */
export async function isAlive(pid: number, word: string): Promise<boolean> {
  if (!Number.isSafeInteger(pid) || pid <= 1) return false
  if (process.platform !== 'linux') return answersToSignals(pid)
  const stat = await read(`/proc/${pid}/stat`)
  if (stat === undefined) return false
  // The name in parentheses may itself hold spaces and parentheses; the state letter follows the last one.
  const state = stat.slice(stat.lastIndexOf(')') + 2, stat.lastIndexOf(')') + 3)
  if (state === 'Z' || state === 'X') return false
  const commandLine = await read(`/proc/${pid}/cmdline`)
  return commandLine?.split('\0').some((argument) => argument.includes(word)) ?? false
}
