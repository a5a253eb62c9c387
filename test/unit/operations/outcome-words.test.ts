import { describe, expect, test } from 'vitest'
import { noticeKinds } from '../../../src/chat/index.ts'
import { noticeTitles } from '../../../src/chat/notices/titles.ts'
import { outcomeWords, type Told } from '../../../src/modules/operations/rules/outcome-words.ts'
import { maySeeReceipt } from '../../../src/modules/operations/rules/receipt-readers.ts'

const now = new Date('2026-11-23T10:00:00+08:00')
const at = (time: string) => new Date(`2026-11-23T${time}:00+08:00`)
const blank: Told = {
  channel: 'card',
  state: 'queued',
  reason: undefined,
  nextAt: undefined,
  digestId: undefined,
  sentAt: undefined,
  deliveredAt: undefined,
  readAt: undefined,
}

describe('what became of a notice, in plain words', () => {
  test.each<[string, Partial<Told>, string]>([
    ['no account', { state: 'failed', reason: 'no-account' }, 'lost 没有送达：此人没有可用的飞书账号'],
    ['a code of the platform', { state: 'failed', reason: '230013' }, 'lost 没有送达：此人不在机器人的可用范围内'],
    ['a code nobody named', { state: 'failed', reason: '239999' }, 'lost 没有送达：平台没有送达（239999）'],
    [
      'nobody knows',
      { state: 'unknown', reason: 'unknown-outcome', sentAt: at('09:00') },
      'lost 11月23日 09:00发出，平台没有答复，无法确认是否送达',
    ],
    ['nobody knows yet', { state: 'unknown', nextAt: at('10:01') }, 'waits 平台没有答复，正在核实'],
    ['passed on', { state: 'dropped', reason: 'passed-on' }, 'dropped 没有发：已转交给接手的人'],
    ['over', { state: 'dropped', reason: 'obsolete' }, 'dropped 没有发：事情已有变化，不再需要发送'],
    ['told by a newer one', { state: 'dropped', reason: 'newer-telling' }, 'dropped 没有发：后面有同一件事的新通知，只发新的'],
    [
      'held for the morning',
      { reason: 'quiet-hours', nextAt: at('17:00') },
      'waits 夜间和休息日不打扰，到工作日早上再发，11月23日 17:00再发',
    ],
    ['in the digest', { reason: 'in-digest', digestId: 'd' }, 'waits 当天的普通消息已满3条，并入每日汇总'],
    ['a buzz before its card', { channel: 'buzz-sms' }, 'waits 等卡片送达后再加急'],
    ['due', { nextAt: at('09:59') }, 'waits 正在排队发送'],
    ['being sent', { state: 'sending' }, 'waits 正在发送'],
    ['delivered', { state: 'delivered', deliveredAt: at('09:30') }, 'arrived 11月23日 09:30已送达，还没有读'],
    [
      'delivered in a digest',
      { state: 'delivered', digestId: 'd', deliveredAt: at('09:30') },
      'arrived 11月23日 09:30已随每日汇总送达，还没有读',
    ],
    ['rung', { channel: 'buzz-app', state: 'delivered', deliveredAt: at('09:30') }, 'arrived 11月23日 09:30已加急'],
    ['read', { state: 'read', readAt: at('09:45') }, 'arrived 11月23日 09:45已读'],
  ])('%s', (_case, given, expected) => {
    const { mark, text } = outcomeWords({ ...blank, ...given }, now)
    expect(`${mark} ${text}`).toBe(expected)
  })
})

describe('whose notices somebody may look at', () => {
  const body = (organisationKind: Parameters<typeof maySeeReceipt>[0]['organisationKind'], organisationId: string) => ({
    organisationKind,
    organisationId,
  })
  test.each([
    ['an enterprise its own', body('enterprise', 'a'), body('enterprise', 'a'), true],
    ['an enterprise no insurer’s', body('enterprise', 'a'), body('insurer', 'b'), false],
    ['an insurer the enterprise’s', body('insurer', 'b'), body('enterprise', 'a'), true],
    ['an insurer the bureau’s it reported to', body('insurer', 'b'), body('emergency-bureau', 'c'), true],
    ['an insurer no other insurer’s', body('insurer', 'b'), body('insurer', 'd'), false],
    ['an agency no insurer’s', body('agency', 'e'), body('insurer', 'b'), false],
    ['a bureau the insurer’s', body('emergency-bureau', 'c'), body('insurer', 'b'), true],
    ['an operator nobody’s', body('operator', 'o'), body('enterprise', 'a'), false],
  ])('%s', (_case, by, to, may) => {
    expect(maySeeReceipt(by, to)).toBe(may)
  })
})

test('every kind of notice has a title in plain Chinese, and no title is of a kind nobody knows', () => {
  expect(Object.keys(noticeTitles).toSorted()).toEqual(
    noticeKinds({ practice: true })
      .map(({ kind }) => kind)
      .toSorted(),
  )
})
