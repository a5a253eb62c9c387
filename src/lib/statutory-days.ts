import chineseDays from 'chinese-days'

import { addDays } from './calendar.ts'

/**
 * The 13 days off of a year for which the State Council has not yet said which weekends are swapped.
 *
 * 全国年节及纪念日放假办法 (2024 revision, §2): 元旦 1, 春节 4 (除夕 to 初三), 清明 1, 劳动节 2, 端午 1, 中秋 1, 国庆 3.
 */
export function statutoryDaysOff(year: number): ReadonlySet<string> {
  const newYear = solarDay(year, 1, 1)
  const days = [`${year}-01-01`, `${year}-05-01`, `${year}-05-02`, `${year}-10-01`, `${year}-10-02`, `${year}-10-03`]
  for (const offset of [-1, 0, 1, 2]) days.push(addDays(newYear, offset))
  return new Set([...days, clearBrightness(year), solarDay(year, 5, 5), solarDay(year, 8, 15)])
}

/** Noon keeps the day the same in every zone the process may run in. ICU's Chinese calendar is not used: it puts 初一 of 2027 a day late. */
function solarDay(lunarYear: number, lunarMonth: number, lunarDay: number): string {
  return chineseDays.getSolarDateFromLunar(new Date(lunarYear, lunarMonth - 1, lunarDay, 12)).date
}

/** 清明 by the usual formula for 2000 to 2099. */
function clearBrightness(year: number): string {
  const inCentury = year % 100
  const day = Math.floor(inCentury * 0.2422 + 4.81) - Math.floor(inCentury / 4)
  return `${year}-04-0${day}`
}
