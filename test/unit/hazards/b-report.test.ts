import { describe, expect, it } from 'vitest'
import { latenessStatement, reportSentByClockAt } from '../../../src/modules/hazards/overdue/lateness.ts'
import { periodLabel, quarterOf } from '../../../src/modules/hazards/statutory/period.ts'

const since = new Date('2026-12-08T16:00:00Z')
const hoursOn = (hours: number) => new Date(since.getTime() + hours * 3_600_000)

describe('the one sentence on the insurer’s own timeliness', () => {
  it.each([
    ['a draft says by when', { at: null, isAutomatic: false }, '尚未报送，应在 24 小时内报送'],
    ['sent at once counts as the first hour', { at: since, isAutomatic: false }, '逾期后 1 小时内报送'],
    ['sent after nine and a half hours', { at: hoursOn(9.5), isAutomatic: false }, '逾期后 10 小时内报送'],
    ['sent at the 24th hour is in time', { at: hoursOn(24), isAutomatic: false }, '逾期后 24 小时内报送'],
    ['sent a minute later is late', { at: hoursOn(24 + 1 / 60), isAutomatic: false }, '逾期后第 25 小时才报送，超过 24 小时的时限'],
    [
      'sent by the clock names whose lateness it is',
      { at: hoursOn(24), isAutomatic: true },
      '24 小时内无人报送，由系统代报，迟报责任在承保机构',
    ],
  ])('%s', (_case, sent, words) => {
    expect(latenessStatement({ since, ...sent })).toBe(words)
  })

  it('and the clock sends a day after the draft', () => {
    expect(reportSentByClockAt(since)).toEqual(hoursOn(24))
  })
})

describe('the quarter of a coal mine’s report', () => {
  it.each([
    ['2026-11-23T01:00:00Z', '2026-Q4', '2026-12-31'],
    ['2026-12-31T15:59:59Z', '2026-Q4', '2026-12-31'],
    ['2026-12-31T16:00:00Z', '2027-Q1', '2027-03-31'],
    ['2026-06-30T15:59:59Z', '2026-Q2', '2026-06-30'],
    ['2026-06-30T16:00:00Z', '2026-Q3', '2026-09-30'],
  ])('%s lies in %s, which ends on %s', (instant, name, lastOn) => {
    expect(quarterOf(new Date(instant))).toEqual({ name, lastOn })
  })

  it('is said in Chinese', () => {
    expect([periodLabel('2026-Q4'), periodLabel('once')]).toEqual(['2026年第4季度', '一次'])
  })
})
