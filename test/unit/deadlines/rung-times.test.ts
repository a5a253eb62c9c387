import { describe, expect, test } from 'vitest'

import { type RungTime, rungTimes } from '../../../src/deadlines/index.ts'
import { rungAt } from '../../../src/deadlines/rung-times.ts'
import { bundledCalendar } from '../../../src/lib/bundled-calendar.ts'
import { endOfDay } from '../../../src/lib/calendar.ts'
import { ladderOf, telling } from './ladder.ts'

const calendar = bundledCalendar()
const shanghai = (words: string) => new Date(`${words.replace(' ', 'T')}:00+08:00`)

/** Opened Friday 20 November 22:30, by Sunday 20 December 24:00. */
const span = { openedAt: shanghai('2026-11-20 22:30'), dueAt: endOfDay('2026-12-20') }

describe('one rung', () => {
  test.each<[RungTime, string, string]>([
    [{ from: 'opened', hours: 0 }, '2026-11-20 22:30', 'at once'],
    [{ from: 'opened', hours: 8 }, '2026-11-21 06:30', 'through the night and the weekend'],
    [{ from: 'opened', hours: 72 }, '2026-11-23 22:30', 'three days of 24 hours'],
    [{ from: 'opened', workdays: 1 }, '2026-11-23 09:00', 'Monday nine o’clock'],
    [{ from: 'opened', workdays: 0 }, '2026-11-20 09:00', 'the same day, already past'],
    [{ from: 'due', hours: 0 }, '2026-12-21 00:00', 'when the last day is over'],
    [{ from: 'due', hours: 24 }, '2026-12-22 00:00', 'a day later'],
    [{ from: 'due', hours: -24 }, '2026-12-20 00:00', 'a day before'],
    [{ from: 'due', workdays: 0 }, '2026-12-20 09:00', 'the due day itself, though a Sunday'],
    [{ from: 'due', workdays: -1 }, '2026-12-18 09:00', 'the Friday before'],
    [{ from: 'due', workdays: -3 }, '2026-12-16 09:00', 'the Wednesday before'],
    [{ from: 'due', workdays: 1 }, '2026-12-21 09:00', 'the Monday after'],
    [{ from: 'due', workdays: 10 }, '2027-01-04 09:00', 'over the new year'],
  ])('%j fires at %s: %s', (time, expected) => {
    expect(rungAt(time, span, calendar)).toEqual(shanghai(expected))
  })

  test.each<[string, RungTime, string]>([
    ['2026-10-10', { from: 'due', workdays: 0 }, '2026-10-10 09:00'],
    ['2026-10-11', { from: 'due', workdays: -1 }, '2026-10-10 09:00'],
    ['2026-10-09', { from: 'due', workdays: 1 }, '2026-10-10 09:00'],
    ['2026-10-08', { from: 'due', workdays: -3 }, '2026-09-28 09:00'],
    ['2026-09-30', { from: 'due', workdays: 1 }, '2026-10-08 09:00'],
  ])('due %s with swapped days: %j fires at %s', (dueOn, time, expected) => {
    expect(rungAt(time, { openedAt: span.openedAt, dueAt: endOfDay(dueOn) }, calendar)).toEqual(shanghai(expected))
  })

  test('a due instant in the middle of a day counts from that day', () => {
    const midday = { openedAt: span.openedAt, dueAt: shanghai('2026-11-25 14:00') }
    expect(rungAt({ from: 'due', workdays: 1 }, midday, calendar)).toEqual(shanghai('2026-11-26 09:00'))
  })
})

test('rungs come in the order in which they fire, not in that of the table', () => {
  const ladder = ladderOf('fix', [
    telling('after', { from: 'due', workdays: 1 }),
    telling('before', { from: 'due', workdays: -3 }),
    telling('same-1', { from: 'opened', hours: 1 }),
    telling('same-2', { from: 'opened', hours: 1 }),
  ])
  expect(rungTimes(ladder, span, calendar).map(({ rung }) => rung.rung)).toEqual(['same-1', 'same-2', 'before', 'after'])
})
