import { addDays, lastDayBefore, shanghaiDate, startOfDay, weekdayOf } from './calendar.ts'

const weekdays = ['一', '二', '三', '四', '五', '六', '日'] as const

const clockWords = new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })

/** Year is said only when it is not the reader's: `12月20日`, `2027年1月4日`. */
function monthAndDay(on: string, reference: Date | undefined): string {
  const [year, month, day] = on.split('-').map(Number)
  const words = `${month}月${day}日`
  const isThisYear = reference === undefined || shanghaiDate(reference).startsWith(`${year}-`)
  return isThisYear ? words : `${year}年${words}`
}

/** `11月23日 09:00`, Shanghai time; with `reference` another year than its is said. */
export function formatInstant(at: Date, reference?: Date): string {
  return `${monthAndDay(shanghaiDate(at), reference)} ${clockWords.format(at)}`
}

/** `12月20日（周日）`; with `reference` another year than its is said. */
export function formatDay(on: string, reference?: Date): string {
  return `${monthAndDay(on, reference)}（周${weekdays[weekdayOf(on) - 1]}）`
}

/** A due instant as people say it: `12月20日 24:00` for the exclusive 21 December 00:00, else day and time. */
export function formatDue(dueAt: Date, reference?: Date): string {
  const minute = new Date(dueAt.getTime() - (dueAt.getTime() % 60_000))
  const last = lastDayBefore(minute)
  const isEndOfDay = startOfDay(addDays(last, 1)).getTime() === minute.getTime()
  return isEndOfDay ? `${monthAndDay(last, reference)} 24:00` : formatInstant(minute, reference)
}
