import { describe, expect, test } from 'vitest'

import { bundledCalendar } from '../../../src/lib/bundled-calendar.ts'
import { decideEvening, type EveningQuestion } from '../../../src/notices/evening/decide.ts'
import { nextDigestAt, quietAt } from '../../../src/notices/evening/hours.ts'

const calendar = bundledCalendar()
const at = (shanghai: string): Date => new Date(`${shanghai}:00+08:00`)
const said = (instant: Date | undefined): string | undefined =>
  instant && new Date(instant.getTime() + 8 * 3_600_000).toISOString().slice(0, 16)

describe('quiet hours', () => {
  test.each<[string, string, string | undefined, string | undefined]>([
    ['a Monday at 06:59 waits for 07:00', '2026-11-23T06:59', '2026-11-23T07:00', '2026-11-23T07:00'],
    ['07:00 sharp is morning', '2026-11-23T07:00', undefined, undefined],
    ['21:59 is evening', '2026-11-23T21:59', undefined, undefined],
    ['22:00 sharp is night', '2026-11-23T22:00', '2026-11-24T07:00', '2026-11-24T07:00'],
    ['midnight belongs to the day it begins', '2026-11-24T00:00', '2026-11-24T07:00', '2026-11-24T07:00'],
    ['Friday night lasts to Monday', '2026-11-27T22:00', '2026-11-30T07:00', '2026-11-28T07:00'],
    ['a Saturday is quiet all day; its night is over', '2026-11-28T12:00', '2026-11-30T07:00', '2026-11-28T12:00'],
    ['early on a Sunday', '2026-11-29T03:00', '2026-11-30T07:00', '2026-11-29T07:00'],
    ['a Saturday worked in exchange is no day off', '2026-02-14T12:00', undefined, undefined],
    ['the last evening before the Spring Festival', '2026-02-14T22:30', '2026-02-24T07:00', '2026-02-15T07:00'],
  ])('%s', (_case, now, endsAt, nightEndsAt) => {
    const quiet = quietAt(at(now), calendar)
    expect([said(quiet?.endsAt), said(quiet?.nightEndsAt)]).toEqual([endsAt, nightEndsAt])
  })
})

test.each([
  ['before five on a working day: today', '2026-11-23T16:59', '2026-11-23T17:00'],
  ['five sharp: tomorrow, this one is on its way', '2026-11-23T17:00', '2026-11-24T17:00'],
  ['a Friday evening: Monday', '2026-11-27T18:00', '2026-11-30T17:00'],
])('the next digest %s', (_case, now, digest) => {
  expect(said(nextDigestAt(at(now), calendar))).toBe(digest)
})

describe('an ordinary message', () => {
  const plain: EveningQuestion = {
    evening: 'counted',
    actBy: null,
    isSuperseded: false,
    rings: false,
    sentToday: 0,
    ordinaryADay: 3,
  }
  test.each<[string, string, Partial<EveningQuestion>, string]>([
    ['the first by day goes now', '2026-11-23T10:00', {}, 'now'],
    ['the third goes now', '2026-11-23T10:00', { sentToday: 2 }, 'now'],
    ['the fourth stands in the digest', '2026-11-23T10:00', { sentToday: 3 }, 'in-digest 2026-11-23T17:00'],
    ['the fourth after five in that of tomorrow', '2026-11-23T17:30', { sentToday: 3 }, 'in-digest 2026-11-24T17:00'],
    ['the fourth goes now when its reader would be too late', '2026-11-23T10:00', { sentToday: 3, actBy: at('2026-11-23T17:00') }, 'now'],
    [
      'the fourth with time left does not',
      '2026-11-23T10:00',
      { sentToday: 3, actBy: at('2026-11-23T17:01') },
      'in-digest 2026-11-23T17:00',
    ],
    ['the fourth goes now when it rings', '2026-11-23T10:00', { sentToday: 3, rings: true }, 'now'],
    ['of low urgency stands in the digest, the first too', '2026-11-23T10:00', { evening: 'digest' }, 'in-digest 2026-11-23T17:00'],
    ['at night waits', '2026-11-23T23:00', {}, 'later 2026-11-24T07:00'],
    ['at night waits before it is counted', '2026-11-23T23:00', { sentToday: 9 }, 'later 2026-11-24T07:00'],
    ['on a day off waits for the working day', '2026-11-28T10:00', {}, 'later 2026-11-30T07:00'],
    ['on a day off goes now when Monday is too late', '2026-11-28T10:00', { actBy: at('2026-11-29T00:00') }, 'now'],
    [
      'in the night of a day off waits for its morning only',
      '2026-11-28T01:00',
      { actBy: at('2026-11-29T00:00') },
      'later 2026-11-28T07:00',
    ],
    ['at night goes now when the morning is too late', '2026-11-23T23:00', { actBy: at('2026-11-24T03:00') }, 'now'],
    ['told again later is not told', '2026-11-23T10:00', { isSuperseded: true }, 'never'],
    ['told again later is told when it rings', '2026-11-23T10:00', { isSuperseded: true, rings: true }, 'now'],
    ['a major one goes at any time, however many', '2026-11-28T03:00', { evening: 'at-once', sentToday: 9, isSuperseded: true }, 'now'],
  ])('%s', (_case, now, given, expected) => {
    const answer = decideEvening({ ...plain, ...given }, at(now), calendar)
    expect('at' in answer ? `${answer.go} ${said(answer.at)}` : answer.go).toBe(expected)
  })
})
