const shanghaiOffsetMs = 8 * 60 * 60 * 1000
const weekdays = ['日', '一', '二', '三', '四', '五', '六'] as const

/** An instant as the fields of the Shanghai wall clock (no summer time since 1991). */
const wallClock = (at: Date): Date => new Date(at.getTime() + shanghaiOffsetMs)

const two = (value: number): string => String(value).padStart(2, '0')

/** The Shanghai date of an instant, `YYYY-MM-DD`. */
export function shanghaiDay(at: Date): string {
  return wallClock(at).toISOString().slice(0, 10)
}

/** `11月28日（周六）`; with the year when it is not the year of `now`. */
export function dayText(on: string, now: Date): string {
  const [year = 0, month = 0, day = 0] = on.slice(0, 10).split('-').map(Number)
  const weekday = weekdays[new Date(Date.UTC(year, month - 1, day)).getUTCDay()] ?? ''
  const prefix = year === wallClock(now).getUTCFullYear() ? '' : `${year}年`
  return `${prefix}${month}月${day}日（周${weekday}）`
}

/** The last moment of a due date as people read it: `11月28日（周六）24:00前`. */
export function untilText(dueOn: string, now: Date): string {
  return `${dayText(dueOn, now)}24:00前`
}

/** `11月23日 09:05`, Shanghai; with the year when it is not the year of `now`. */
export function momentText(at: Date, now: Date): string {
  const wall = wallClock(at)
  const year = wall.getUTCFullYear()
  const prefix = year === wallClock(now).getUTCFullYear() ? '' : `${year}年`
  return `${prefix}${wall.getUTCMonth() + 1}月${wall.getUTCDate()}日 ${two(wall.getUTCHours())}:${two(wall.getUTCMinutes())}`
}

/** `还有3天` · `今天到期` · `已逾期2天`. */
export function daysLeftText(daysLeft: number): string {
  if (daysLeft > 0) return `还有${daysLeft}天`
  return daysLeft === 0 ? '今天到期' : `已逾期${-daysLeft}天`
}
