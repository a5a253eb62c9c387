import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { z } from 'zod'
import { AppError } from '../../lib/errors.ts'
import { parseDay } from '../../lib/parse-day.ts'
import type { DifferentDay } from '../../lib/work-calendar.ts'

/** A year has about forty different days; more than this is another file. */
const longestFile = 1024 * 1024
const most = 2000
/** Lines said about a wrong file. */
const errorsShown = 20

const day = z.strictObject(
  {
    on: z
      .string('“on”要写日期，例如 2027-02-05')
      .refine((on) => parseDay(on) === on, { error: ({ input }) => `“${String(input)}”不是日期，请按 2027-02-05 的格式填写` }),
    isWorkday: z.boolean('“isWorkday”要写 true（上班）或 false（放假），不加引号'),
  },
  {
    error: ({ code }) => (code === 'unrecognized_keys' ? '只能有“on”和“isWorkday”两项' : '要写成 {"on": "2027-02-05", "isWorkday": false}'),
  },
)

const days = z
  .array(day, '文件最外层要是一个列表：[{"on": "2027-02-05", "isWorkday": false}, …]')
  .min(1, '列表是空的，没有可以导入的日期')
  .max(most, `最多 ${most} 条，请按年份分开导入`)

/**
 * The announced days of a file: a JSON list of `{on, isWorkday}`.
 *
 * @throws AppError `invalid-input` with a line for each wrong entry, by its place in the list from 1; `set-up` for a file that is
 * not there.
 */
export async function readCalendarFile(path: string): Promise<DifferentDay[]> {
  const parsed = days.safeParse(asJson(await textOf(path), path))
  if (!parsed.success) throw refusedFile(path, parsed.error.issues.map(lineOf))
  const twice = parsed.data.flatMap(({ on }, index) => {
    const first = parsed.data.findIndex((other) => other.on === on)
    return first < index ? [`第 ${index + 1} 条：${on} 与第 ${first + 1} 条重复`] : []
  })
  if (twice.length > 0) throw refusedFile(path, twice)
  return parsed.data
}

async function textOf(path: string): Promise<string> {
  try {
    if ((await stat(path)).size > longestFile) throw refusedFile(path, ['文件超过 1 MB，不是一份放假安排'])
    return (await readFile(path, 'utf8')).replace(/^\uFEFF/, '')
  } catch (cause) {
    if (cause instanceof AppError) throw cause
    throw new AppError('set-up', `读不了文件 ${path}，请核对路径后再试。`, { cause })
  }
}

function asJson(text: string, path: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    const place = /line \d+ column \d+/.exec(String(cause))?.[0]?.replace(/line (\d+) column (\d+)/, '第 $1 行第 $2 列')
    throw refusedFile(path, [`不是 JSON${place === undefined ? '' : `，${place}有误`}`])
  }
}

function lineOf({ path, message }: z.core.$ZodIssue): string {
  const [index] = path
  return typeof index === 'number' ? `第 ${index + 1} 条：${message}` : message
}

function refusedFile(path: string, lines: readonly string[]): AppError {
  const rest = lines.length > errorsShown ? [`还有 ${lines.length - errorsShown} 处`] : []
  const shown = [...lines.slice(0, errorsShown), ...rest].map((line) => `  ${line}`)
  return new AppError('invalid-input', [`${basename(path)} 没有导入，请改好后再试：`, ...shown].join('\n'))
}
