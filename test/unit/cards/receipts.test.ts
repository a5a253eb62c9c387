import { expect, test } from 'vitest'

import { type ReceiptLine, receipts } from '../../../cards/index.ts'
import { cardText } from '../../harness/card-text.ts'

const now = new Date('2026-11-23T10:00:00+08:00')
const line = (channel: ReceiptLine['channel'], mark: ReceiptLine['mark']): ReceiptLine => ({
  ...{ title: '重大事故隐患告知，请签收', channel, createdAt: now, mark },
  text: mark,
})
const card = (...lines: ReceiptLine[]) =>
  cardText(
    receipts(
      { hazard: 'h1', number: null, name: null, people: [{ name: '秦示川', body: '煤矿', role: '主要负责人', lines }] },
      { practice: true, now, as: '某身份', help: null },
    ),
  )

test.each<[string, ReceiptLine[], string]>([
  ['a lost card whose buzz was dropped with it', [line('buzz-app', 'dropped'), line('card', 'lost')], '有1人没有收到'],
  ['a card that waits', [line('card', 'waits'), line('card', 'arrived')], '有人的通知还没有发出'],
  ['a lost card that was followed by one that arrived', [line('card', 'arrived'), line('card', 'lost')], '最近的通知都已送达'],
])('%s is told by its first line', (_case, lines, expected) => {
  expect(card(...lines)).toContain(expected)
})
