import { describe, expect, test } from 'vitest'

import { addDays, atNine, daysBetween, endOfDay, lastDayBefore, shanghaiDate, weekdayOf } from '../../../src/lib/calendar.ts'
import { formatDay, formatDue, formatInstant } from '../../../src/lib/calendar-words.ts'
import { parseDay } from '../../../src/lib/parse-day.ts'

describe('a day in Shanghai', () => {
  test.each([
    ['2026-11-22T15:59:59.999Z', '2026-11-22'],
    ['2026-11-22T16:00:00.000Z', '2026-11-23'],
    ['2026-12-31T16:00:00.000Z', '2027-01-01'],
    ['2028-02-28T16:00:00.000Z', '2028-02-29'],
  ])('%s lies on %s', (at, on) => {
    expect(shanghaiDate(new Date(at))).toBe(on)
  })

  test('ends at 24:00, which is not part of it', () => {
    const end = endOfDay('2026-12-31')
    expect(end.toISOString()).toBe('2026-12-31T16:00:00.000Z')
    expect([shanghaiDate(end), lastDayBefore(end)]).toEqual(['2027-01-01', '2026-12-31'])
  })

  test('opens its offices at nine', () => {
    expect(atNine('2026-11-23').toISOString()).toBe('2026-11-23T01:00:00.000Z')
  })

  test.each([
    ['2026-12-31', 1, '2027-01-01'],
    ['2026-03-01', -1, '2026-02-28'],
    ['2028-02-28', 1, '2028-02-29'],
  ])('%s and %i days is %s, and back', (from, days, to) => {
    expect(addDays(from, days)).toBe(to)
    expect(daysBetween(from, to)).toBe(days)
  })

  test('knows its weekday', () => {
    expect([weekdayOf('2026-11-23'), weekdayOf('2026-11-29')]).toEqual([1, 7])
  })
})

describe('times as people read them', () => {
  const reader = new Date('2026-11-23T01:00:00Z')
  test.each([
    [formatInstant(new Date('2026-11-23T01:00:00Z')), '11月23日 09:00'],
    [formatInstant(new Date('2026-11-22T16:05:00Z'), reader), '11月23日 00:05'],
    [formatInstant(new Date('2027-01-04T01:00:00Z'), reader), '2027年1月4日 09:00'],
    [formatDay('2026-12-20', reader), '12月20日（周日）'],
    [formatDue(endOfDay('2026-12-20'), reader), '12月20日 24:00'],
    [formatDue(new Date('2026-12-20T04:30:00Z'), reader), '12月20日 12:30'],
    [formatDue(endOfDay('2026-12-31'), new Date('2027-01-05T01:00:00Z')), '2026年12月31日 24:00'],
  ])('%s', (words, expected) => {
    expect(words).toBe(expected)
  })
})

describe('a day somebody typed', () => {
  test.each(['', '明天', '2026-02-29', '2026-13-01', '2026-00-10', '2026-11-31', '26-11-23', '2026-11-23T09:00', '2026-1-', '12/20/2026'])(
    '%j is no day',
    (text) => {
      expect(parseDay(text)).toBeUndefined()
    },
  )

  test.each(['2026-12-05', ' 2026-12-5 ', '2026/12/05', '2026.12.5', '2026年12月5日', '2026-12-05 +0800'])('%j is 2026-12-05', (text) => {
    expect(parseDay(text)).toBe('2026-12-05')
  })

  test('29 February exists in a leap year', () => {
    expect(parseDay('2028-02-29')).toBe('2028-02-29')
  })
})
