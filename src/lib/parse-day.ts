import { Temporal } from 'temporal-polyfill'

/** `2026-12-20`, `2026/12/20`, `2026.12.20`, `2026年12月20日`; a date picker adds its zone: `2026-12-20 +0800`. */
const spellings = /^(\d{4})(?:-|\/|\.|年)(\d{1,2})(?:-|\/|\.|月)(\d{1,2})日?(?:\s+[+-]\d{4})?$/

/**
 * Reads a day somebody chose or typed.
 *
 * @returns 'YYYY-MM-DD', or undefined when it is no day of the calendar (30 February, words): the caller names the field.
 */
export function parseDay(text: string): string | undefined {
  const parts = spellings.exec(text.trim())
  if (parts === null) return undefined
  const [year = 0, month = 0, day = 0] = parts.slice(1, 4).map(Number)
  const isDay = month >= 1 && month <= 12 && day >= 1 && day <= Temporal.PlainYearMonth.from({ year, month }).daysInMonth
  return isDay ? Temporal.PlainDate.from({ year, month, day }).toString() : undefined
}
