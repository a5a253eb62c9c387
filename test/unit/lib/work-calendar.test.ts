import { describe, expect, test } from 'vitest'

import { bundledCalendar } from '../../../src/lib/bundled-calendar.ts'
import { statutoryDaysOff } from '../../../src/lib/statutory-days.ts'
import { addWorkdays } from '../../../src/lib/work-calendar.ts'

const calendar = bundledCalendar()

describe('days of an announced year', () => {
  test.each([
    ['2026-11-23', true, 'a Monday'],
    ['2026-11-28', false, 'a Saturday'],
    ['2026-10-01', false, 'a holiday on a Thursday'],
    ['2026-10-10', true, 'a Saturday worked instead'],
    ['2026-09-20', true, 'a Sunday worked instead'],
    ['2026-02-14', true, 'a Saturday worked before 春节'],
    ['2026-02-23', false, 'the last day of 春节'],
  ])('%s is a working day: %s (%s)', (on, expected) => {
    expect(calendar.isWorkday(on)).toBe(expected)
  })

  test('2026 is settled, 2027 is provisional', () => {
    expect([calendar.isProvisional(2026), calendar.isProvisional(2027)]).toEqual([false, true])
    expect(calendar.version).toBe('bundled-2026')
  })
})

describe('a year nobody has announced', () => {
  test('has the thirteen statutory days and the weekends off', () => {
    expect([...statutoryDaysOff(2027)].toSorted()).toEqual([
      '2027-01-01',
      '2027-02-05',
      '2027-02-06',
      '2027-02-07',
      '2027-02-08',
      '2027-04-05',
      '2027-05-01',
      '2027-05-02',
      '2027-06-09',
      '2027-09-15',
      '2027-10-01',
      '2027-10-02',
      '2027-10-03',
    ])
    expect(['2027-02-08', '2027-02-09', '2027-02-13'].map((on) => calendar.isWorkday(on))).toEqual([false, true, false])
  })

  test('the formulas agree with the announced holidays of 2026', () => {
    expect([...statutoryDaysOff(2026)].filter((on) => calendar.isWorkday(on))).toEqual([])
  })

  test('follows an imported announcement instead, and is provisional no more', () => {
    const imported = bundledCalendar([
      { on: '2027-02-04', isWorkday: false },
      { on: '2027-02-20', isWorkday: true },
    ])
    expect(['2027-02-04', '2027-02-20', '2027-02-09', '2027-10-01'].map((on) => imported.isWorkday(on))).toEqual([false, true, true, true])
    expect(imported.isProvisional(2027)).toBe(false)
    expect(imported.isProvisional(2028)).toBe(true)
    expect(imported.version).not.toBe(calendar.version)
  })

  test('an imported day wins over the bundled one', () => {
    expect(bundledCalendar([{ on: '2026-10-10', isWorkday: false }]).isWorkday('2026-10-10')).toBe(false)
  })
})

describe('counting working days', () => {
  test.each([
    ['2026-11-27', 1, '2026-11-30', 'Friday and one is Monday'],
    ['2026-11-28', 1, '2026-11-30', 'Saturday and one is Monday'],
    ['2026-11-30', -1, '2026-11-27', 'Monday less one is Friday'],
    ['2026-11-29', -3, '2026-11-25', 'Sunday less three is Wednesday'],
    ['2026-11-29', 0, '2026-11-29', 'none is the day itself, though a Sunday'],
    ['2026-09-30', 1, '2026-10-08', 'over 国庆'],
    ['2026-10-09', 1, '2026-10-10', 'to the Saturday worked instead'],
    ['2026-10-12', -2, '2026-10-09', 'back over the Saturday worked instead'],
    ['2026-12-31', 1, '2027-01-04', 'over the new year'],
    ['2026-11-23', 15, '2026-12-14', 'three weeks'],
  ])('%s %i is %s: %s', (from, days, to) => {
    expect(addWorkdays(calendar, from, days)).toBe(to)
  })
})
