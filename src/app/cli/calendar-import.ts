import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { noticeKinds } from '../../chat/index.ts'
import type { Config } from '../../config.ts'
import { createDeadlineKinds, importCalendarDays } from '../../deadlines/index.ts'
import { AppError } from '../../lib/errors.ts'
import { randomIds } from '../../lib/ids.ts'
import { hazardDeadlineKinds } from '../../modules/hazards/index.ts'
import { createNoticeKinds } from '../../notices/index.ts'
import { readCalendarFile } from './calendar-file.ts'
import { commandClock, withAppDatabase } from './with-database.ts'

const usage = `用法：npm run calendar:import -- 文件.json [--source "国办发明电〔2026〕7号"]
  文件是一个列表，写全一年里与周一至周五不同的日子：[{"on": "2027-02-05", "isWorkday": false}, …]`

/** The command line has no login: whoever has the machine acts as its operator. */
const operator = { personId: 'operator', organisationId: 'operator', role: 'sys.op' } as const

function readAsked(args: readonly string[]): { path: string; source: string } {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options: { source: { type: 'string' } }, allowPositionals: true })
    const [path, ...more] = positionals
    if (path === undefined || more.length > 0) throw new Error('one file')
    return { path, source: values.source?.trim() || basename(path) }
  } catch (cause) {
    throw new AppError('set-up', usage, { cause })
  }
}

/**
 * Lays the days of a file over the working-day calendar, recomputes the open deadlines and says how many moved.
 *
 * Works beside the running program, which counts with the new days from its next tick on, and alone.
 *
 * @throws AppError with a line for each wrong entry; nothing is imported then.
 */
export async function calendarImport(config: Config, args: readonly string[], say: (line: string) => void): Promise<void> {
  const { path, source } = readAsked(args)
  const days = await readCalendarFile(path)
  const clock = await commandClock(config)
  const notices = createNoticeKinds(noticeKinds({ practice: config.kind === 'practice' }))
  const kinds = createDeadlineKinds(
    hazardDeadlineKinds(() => clock.now()),
    notices,
  )
  const moved = await withAppDatabase(config, (db) =>
    importCalendarDays(db, { clock, ids: randomIds, kinds }, { days, source, by: operator }),
  )
  const years = [...new Set(days.map(({ on }) => on.slice(0, 4)))].toSorted().join('、')
  say(`已导入 ${days.length} 天（${years} 年），来源：${source}。`)
  say(moved === 0 ? '没有未到期的期限因此改变提醒时间。' : `${moved} 个未到期的期限改变了提醒时间，前后时间都记在日志里。`)
}
