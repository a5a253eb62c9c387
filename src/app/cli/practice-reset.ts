import { existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { Config } from '../../config.ts'
import { lockDataDir } from '../../db/embedded/lock.ts'
import { emptyTables } from '../../db/empty-tables.ts'
import { AppError } from '../../lib/errors.ts'
import { withAppDatabase } from './with-database.ts'

/**
 * Empties the practice room: its database and what the room keeps below DATA_DIR/practice. The next start lays it anew.
 *
 * @throws AppError `set-up` when the program is configured live, or a room is running.
 */
export async function practiceReset(config: Config, say: (line: string) => void): Promise<void> {
  if (config.kind === 'live')
    throw new AppError('set-up', '设置了飞书凭证，这里是正式环境：练习数据不在这里。要清空练习室，请先去掉 FEISHU_* 变量。')
  const dataDir = resolve(config.dataDir)
  if (config.databaseUrl === undefined && !existsSync(dataDir)) {
    say(`${dataDir} 里还没有练习室，不用清空。`)
    return
  }
  if (await isRunning(config, dataDir))
    throw new AppError('set-up', '练习室正在运行：请在练习页面上按“重置练习室”，或先用 Ctrl-C 停下再运行这条命令。')
  await withAppDatabase({ ...config, dataDir }, emptyTables)
  await rm(join(dataDir, 'practice'), { recursive: true, force: true })
  say('练习室已清空。下次 npm start 会重新放入练习数据。')
}

/** A room on its own server holds the folder; one on DATABASE_URL is known by its port. */
async function isRunning({ databaseUrl, sandboxPort }: Config, dataDir: string): Promise<boolean> {
  if (databaseUrl !== undefined) {
    return fetch(`http://127.0.0.1:${sandboxPort}/sandbox/api/clock`, { signal: AbortSignal.timeout(2_000) }).then(
      (answer) => answer.ok,
      () => false,
    )
  }
  try {
    const unlock = await lockDataDir(dataDir)
    await unlock()
    return false
  } catch (error) {
    if (error instanceof AppError) return true
    throw error
  }
}
