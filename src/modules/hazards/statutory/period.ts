import { addDays, shanghaiDate } from '../../../lib/calendar.ts'

/** A calendar quarter. */
export interface Quarter {
  /** 2026-Q4 */
  readonly name: string
  /** YYYY-MM-DD */
  readonly lastOn: string
}

/** The Shanghai quarter an instant lies in. */
export function quarterOf(at: Date): Quarter {
  const [year = '', month = ''] = shanghaiDate(at).split('-')
  const quarter = Math.ceil(Number(month) / 3)
  const firstOfNext = quarter === 4 ? `${Number(year) + 1}-01-01` : `${year}-${String(quarter * 3 + 1).padStart(2, '0')}-01`
  return { name: `${year}-Q${quarter}`, lastOn: addDays(firstOfNext, -1) }
}

/** 一次 or 2026年第4季度, as the report says it. */
export const periodLabel = (period: string): string => {
  const parts = /^(\d{4})-Q(\d)$/.exec(period)
  return parts === null ? '一次' : `${parts[1]}年第${parts[2]}季度`
}
