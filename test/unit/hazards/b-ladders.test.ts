import { describe, expect, it } from 'vitest'
import { createDeadlineKinds } from '../../../src/deadlines/index.ts'
import { rungTimes } from '../../../src/deadlines/rung-times.ts'
import { bundledCalendar } from '../../../src/lib/bundled-calendar.ts'
import { endOfDay } from '../../../src/lib/calendar.ts'
import { hazardDeadlineKinds, hazardNoticeKinds } from '../../../src/modules/hazards/index.ts'
import { type HazardClock, hazardClocks } from '../../../src/modules/hazards/rules/clock-names.ts'
import { hazardLadders } from '../../../src/modules/hazards/rules/ladders.ts'

const calendar = bundledCalendar()
const shanghai = (words: string) => new Date(`${words.replace(' ', 'T')}:00+08:00`)
const words = (at: Date) =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'short' }).format(at)

/** Every rung of a clock with the Shanghai time at which it fires and what it does. */
function timetable(kind: HazardClock, span: { opened: string; due: Date }): string[] {
  const ladder = hazardLadders.find((one) => one.kind === kind)
  if (ladder === undefined) throw new Error(`no ladder for ${kind}`)
  return rungTimes(ladder, { openedAt: shanghai(span.opened), dueAt: span.due }, calendar).map(({ rung, at }) => {
    const acts = rung.acts.map((act) =>
      'run' in act ? `run ${act.run}` : `${act.tell} → ${act.audience}${act.buzz === undefined ? '' : ` (${act.buzz})`}`,
    )
    return `${words(at)} ${acts.join(', ')}`
  })
}

describe('every clock', () => {
  const notices = new Set(hazardNoticeKinds.map(({ kind }) => kind))

  it('has one ladder, handlers for what it runs and a registered notice for what it tells', () => {
    expect(() =>
      createDeadlineKinds(
        hazardDeadlineKinds(() => new Date(0)),
        notices,
      ),
    ).not.toThrow()
    expect(hazardLadders.map(({ kind }) => kind).sort()).toEqual(Object.values(hazardClocks).sort())
  })

  it('names the clause of every rung', () => {
    for (const { rungs } of hazardLadders) for (const { clause } of rungs) expect(clause).toMatch(/^(375 §|安全生产法|煤矿安全生产条例)/)
  })

  it('never lets an act of the clock be collapsed into a later one', () => {
    const acting = hazardLadders.flatMap(({ rungs }) => rungs.filter(({ acts }) => acts.some((act) => 'run' in act)))
    expect(acting.length).toBeGreaterThan(0)
    expect(acting.every(({ isEscalation }) => isEscalation)).toBe(true)
  })
})

describe('the general ladder', () => {
  it('counts working days over weekends', () => {
    // Due on Thursday 10 December 2026.
    expect(timetable(hazardClocks.fixGeneral, { opened: '2026-11-23 09:00', due: endOfDay('2026-12-10') })).toEqual([
      '2026-12-07 09:00 fix-reminder → fixer, fix-reminder → safety',
      '2026-12-10 09:00 fix-reminder → fixer, fix-reminder → safety',
      '2026-12-11 09:00 hazard-overdue → principal',
      '2026-12-17 09:00 hazard-overdue → manager',
      '2026-12-31 09:00 hazard-overdue-county → county',
    ])
  })

  it('counts a swapped Sunday as a working day and the National Day week as none', () => {
    // Due on Wednesday 30 September 2026; 1 to 7 October are off, Sunday 20 September and Saturday 10 October are worked.
    expect(timetable(hazardClocks.fixGeneral, { opened: '2026-09-01 09:00', due: endOfDay('2026-09-30') })).toEqual([
      '2026-09-24 09:00 fix-reminder → fixer, fix-reminder → safety',
      '2026-09-30 09:00 fix-reminder → fixer, fix-reminder → safety',
      '2026-10-08 09:00 hazard-overdue → principal',
      '2026-10-13 09:00 hazard-overdue → manager',
      '2026-10-27 09:00 hazard-overdue-county → county',
    ])
  })

  it('reminds on a due day that is a Sunday', () => {
    expect(timetable(hazardClocks.fixGeneral, { opened: '2026-11-23 09:00', due: endOfDay('2026-12-06') }).slice(0, 3)).toEqual([
      '2026-12-02 09:00 fix-reminder → fixer, fix-reminder → safety',
      '2026-12-06 09:00 fix-reminder → fixer, fix-reminder → safety',
      '2026-12-07 09:00 hazard-overdue → principal',
    ])
  })
})

describe('the major ladder', () => {
  it('reminds three times and drafts the report the moment the due day is over', () => {
    expect(timetable(hazardClocks.fixMajor, { opened: '2026-11-23 09:00', due: endOfDay('2026-12-08') })).toEqual([
      '2026-12-03 09:00 fix-reminder → fixer, fix-reminder → safety',
      '2026-12-07 09:00 fix-reminder → fixer, fix-reminder → safety, fix-reminder → principal',
      '2026-12-08 09:00 fix-reminder → fixer, fix-reminder → safety, fix-reminder → principal',
      '2026-12-09 00:00 run draft-report',
    ])
  })

  it('sends the report when its day is over, at night and on a holiday too', () => {
    expect(timetable(hazardClocks.report, { opened: '2026-10-01 00:00', due: shanghai('2026-10-02 00:00') })).toEqual([
      '2026-10-02 00:00 run send-report',
    ])
  })

  it('runs the signing clock in hours through the night', () => {
    expect(timetable(hazardClocks.sign, { opened: '2026-11-27 21:30', due: shanghai('2026-11-30 21:30') })).toEqual([
      '2026-11-27 23:30 major-notice → signers (buzz-sms)',
      '2026-11-28 05:30 major-notice → signers (buzz-phone)',
      '2026-11-28 21:30 paper-task → responsible',
      '2026-11-29 21:30 run tell-county-after-failed-attempts',
      '2026-11-30 21:30 run tell-county-unsigned',
    ])
  })
})

describe('the other clocks', () => {
  it.each([
    [
      hazardClocks.draft,
      '2026-11-23 10:00',
      shanghai('2026-11-30 10:00'),
      ['2026-11-28 10:00 draft-reminder → finder', '2026-11-30 10:00 run put-away-draft'],
    ],
    [
      hazardClocks.grade,
      '2026-11-23 10:00',
      shanghai('2026-11-23 14:00'),
      [
        '2026-11-23 14:00 grade-reminder → grader',
        '2026-11-23 18:00 grade-reminder → grader, grade-reminder → manager',
        '2026-11-24 14:00 run ask-bureau-to-grade',
      ],
    ],
    [
      hazardClocks.speak,
      '2026-11-23 23:10',
      shanghai('2026-11-24 00:10'),
      ['2026-11-24 00:10 speak-overdue → responsible (buzz-phone), speak-overdue → manager (buzz-phone)'],
    ],
    [
      hazardClocks.plan,
      '2026-11-26 10:00',
      endOfDay('2026-12-01'),
      ['2026-12-01 09:00 plan-reminder → principal', '2026-12-02 09:00 plan-reminder → principal, plan-reminder → responsible'],
    ],
    [
      hazardClocks.verify,
      '2026-11-26 10:00',
      endOfDay('2026-12-03'),
      ['2026-12-03 09:00 verify-reminder → verifier', '2026-12-04 09:00 verify-reminder → verifier, verify-reminder → manager'],
    ],
    [hazardClocks.receipt, '2026-12-11 18:00', shanghai('2026-12-14 09:00'), ['2026-12-14 09:00 run tell-receiver-again']],
    [hazardClocks.opinion, '2026-12-11 18:00', shanghai('2026-12-16 09:00'), ['2026-12-16 09:00 run climb-to-city']],
    [hazardClocks.reportEnd, '2026-12-31 00:00', shanghai('2027-01-12 09:00'), ['2027-01-12 09:00 run climb-to-province']],
    [hazardClocks.unreached, '2026-12-12 03:00', shanghai('2026-12-12 03:00'), ['2026-12-12 03:00 run skip-channel']],
    [
      hazardClocks.listing,
      '2026-12-09 10:00',
      endOfDay('2026-12-20'),
      [
        '2026-12-16 09:00 listing-reminder → fixer, listing-reminder → safety, listing-reminder → principal',
        '2026-12-20 09:00 listing-reminder → fixer, listing-reminder → safety, listing-reminder → principal, listing-reminder → manager',
        '2026-12-21 09:00 run tell-listers',
      ],
    ],
    [hazardClocks.close, '2026-11-26 10:00', endOfDay('2026-12-01'), ['2026-12-01 09:00 close-reminder → closers']],
    [hazardClocks.extension, '2026-11-26 10:00', endOfDay('2026-12-08'), ['2026-12-09 00:00 run lapse-extension']],
    [
      hazardClocks.statutory,
      '2026-11-26 10:00',
      endOfDay('2026-12-01'),
      ['2026-12-01 09:00 statutory-reminder → principal, statutory-reminder → safety', '2026-12-02 09:00 statutory-reminder → principal'],
    ],
    [
      hazardClocks.statutoryQuarter,
      '2026-11-26 10:00',
      endOfDay('2026-12-31'),
      [
        '2026-12-28 09:00 statutory-reminder → principal, statutory-reminder → safety',
        '2026-12-31 09:00 statutory-reminder → principal, statutory-reminder → safety',
        '2027-01-01 00:00 run draft-statutory',
      ],
    ],
  ])('%s opened %s', (kind, opened, due, expected) => {
    expect(timetable(kind, { opened, due })).toEqual(expected)
  })
})
