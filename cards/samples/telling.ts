import { digest, journalRoot, noticeTroubles, operatorTold, plainNotice, receipts } from '../index.ts'
import type { Sample } from './sample.ts'
import type { Scene } from './scene.ts'

const outcomes = [
  { mark: 'arrived', text: '11月23日 09:01已送达，还没有读' },
  { mark: 'waits', text: '夜间和休息日不打扰，到工作日早上再发，11月24日 07:00再发' },
  { mark: 'lost', text: '没有送达：此人停用了机器人' },
  { mark: 'dropped', text: '没有发：后面有同一件事的新通知，只发新的' },
] as const

/** Samples of the cards about notices themselves: what became of them, and what operators are told. */
export const tellingSamples = ({ words, ctx, isFull }: Scene): Sample[] => [
  {
    card: 'operator-told',
    sample: 'matter',
    draw: () => operatorTold({ matter: '有重大隐患通知没有送达，请今天联系', text: words.description }, ctx),
  },
  {
    card: 'digest',
    sample: 'groups',
    draw: () =>
      digest(
        {
          groups: isFull
            ? [
                { title: '隐患整改通知，请整改', rows: Array.from({ length: 11 }, () => ({ text: words.place, hazard: 'h1' })) },
                { title: '登记申请，请审核', rows: [{ text: '', hazard: null }] },
              ]
            : [{ title: '整改已提交，请复查', rows: [{ text: words.place, hazard: 'h1' }] }],
          more: isFull ? 7 : 0,
          settled: isFull ? 2 : 0,
        },
        { ...ctx, as: '本人' },
      ),
  },
  { card: 'plain-notice', sample: 'refused', draw: () => plainNotice({ ...ctx, as: '本人' }) },
  { card: 'digest', sample: 'settled', draw: () => digest({ groups: [], more: 0, settled: 2 }, { ...ctx, as: '本人' }) },
  {
    card: 'journal-root',
    sample: 'a day',
    draw: () => journalRoot({ day: '2026-11-22', hash: '9f3c2b1077aa4e5d0c1b'.repeat(3), rows: 1_284_031 }, ctx),
  },
  {
    card: 'receipts',
    sample: 'several people',
    draw: () =>
      receipts(
        {
          hazard: 'h1',
          number: 'HZ-20261123-001',
          name: isFull ? words.person : null,
          people: Array.from({ length: isFull ? 14 : 1 }, () => ({
            ...{ name: words.person, body: words.enterprise, role: '主要负责人' },
            lines: outcomes.slice(0, isFull ? 4 : 1).map((outcome) => ({
              ...{ title: '重大事故隐患告知，请签收', channel: 'card' as const, createdAt: ctx.now },
              ...outcome,
            })),
          })),
        },
        ctx,
      ),
  },
  { card: 'receipts', sample: 'nobody', draw: () => receipts({ hazard: 'h1', number: null, name: words.person, people: [] }, ctx) },
  ...(['failed', 'unknown', 'waiting'] as const).map((filter) => ({
    card: 'notice-troubles',
    sample: filter,
    draw: () =>
      noticeTroubles(
        {
          filter,
          rows: Array.from({ length: isFull ? 8 : 1 }, () => ({
            ...{ notice: 'n1', title: '隐患整改通知，请整改', number: isFull ? 'HZ-20261123-001' : null, name: words.person },
            ...{ body: words.enterprise, role: '主要负责人', createdAt: ctx.now, why: '此人停用了机器人' },
          })),
          total: isFull ? 60 : 1,
          page: 1,
          pages: isFull ? 8 : 1,
        },
        ctx,
      ),
  })),
  {
    card: 'notice-troubles',
    sample: 'none',
    draw: () => noticeTroubles({ filter: 'failed', rows: [], total: 0, page: 1, pages: 1 }, ctx),
  },
]
