const ZONE = 'Asia/Shanghai'
const SHANGHAI_MS = 8 * 3_600_000

const clock = new Intl.DateTimeFormat('zh-CN', { timeZone: ZONE, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
const monthDay = new Intl.DateTimeFormat('zh-CN', { timeZone: ZONE, month: 'numeric', day: 'numeric' })
const weekday = new Intl.DateTimeFormat('zh-CN', { timeZone: ZONE, weekday: 'short' })

/** `HH:mm` in Shanghai. */
export function timeText(at: Date): string {
  return clock.format(at)
}

/** `YYYY-MM-DD` in Shanghai. */
export function dateText(at: Date): string {
  return new Date(at.getTime() + SHANGHAI_MS).toISOString().slice(0, 10)
}

/** `YYYY-MM-DDTHH:mm` in Shanghai, as `<input type=datetime-local>` wants it. */
export function localInputText(at: Date): string {
  return new Date(at.getTime() + SHANGHAI_MS).toISOString().slice(0, 16)
}

/** The instant meant by a `datetime-local` value in Shanghai. */
export function fromLocalInput(value: string): Date {
  return new Date(`${value}:00+08:00`)
}

/** `2026-11-23 周一 09:00`. */
export function fullText(at: Date): string {
  return `${dateText(at)} ${weekday.format(at)} ${timeText(at)}`
}

/** Heading over the messages of one day. */
export function dayText(at: Date, now: Date): string {
  const days = dayNumber(now) - dayNumber(at)
  if (days === 0) return '今天'
  if (days === 1) return '昨天'
  return dateText(at).slice(0, 4) === dateText(now).slice(0, 4) ? `${monthDay.format(at)} ${weekday.format(at)}` : dateText(at)
}

/** Short form for a list: the time of today, else the day. */
export function listText(at: Date, now: Date): string {
  const day = dayText(at, now)
  return day === '今天' ? timeText(at) : day.split(' ')[0] || day
}

/** Next 09:00 in Shanghai, strictly later. */
export function nextNine(now: Date): Date {
  const today = new Date(`${dateText(now)}T09:00:00+08:00`)
  return today > now ? today : new Date(today.getTime() + 86_400_000)
}

function dayNumber(at: Date): number {
  return Math.floor((at.getTime() + SHANGHAI_MS) / 86_400_000)
}
