import type { HazardCommand, ReceiverState } from '../types.ts'

/** Acts of a body that got the report, each on its own row of it. */
export type ReceiverCommand = Extract<
  HazardCommand,
  'receive_report' | 'handle_report' | 'answer_report' | 'finish_report' | 'transfer_report' | 'list_hazard'
>

/** One row: from which states of this body's part an act leads where, by which clause, and what is said otherwise. */
interface ReportStep {
  readonly from: readonly ReceiverState[]
  /** `same`: the act is recorded and the part stays where it is. */
  readonly to: ReceiverState | 'same'
  readonly clause: string
  readonly otherwise: string
}

/**
 * The report of an overdue major hazard at one receiving body: 已报送 → 已接收 → 处置中 → 已反馈 → 办结; beside them 移送 and 挂牌督办.
 *
 * A body that could not be reached by card may still receive it here once somebody of it has registered.
 */
export const reportSteps: Readonly<Record<ReceiverCommand, ReportStep>> = {
  receive_report: {
    from: ['sent', 'by-hand', 'carried'],
    to: 'received',
    clause: '322 §二',
    otherwise: '没有等待接收的报告。',
  },
  handle_report: { from: ['received'], to: 'handling', clause: '322 §五', otherwise: '接收以后、反馈意见以前才能转为处置中。' },
  answer_report: {
    from: ['received', 'handling'],
    to: 'answered',
    clause: '322 §五',
    otherwise: '请先接收报告，再填写处置意见。',
  },
  finish_report: { from: ['answered'], to: 'done', clause: '322 §五', otherwise: '请先填写处置意见，再办结。' },
  transfer_report: {
    from: ['sent', 'received', 'handling'],
    to: 'transferred',
    clause: '375 §二(二)四',
    otherwise: '已反馈、已办结或已移送的报告不能再移送。',
  },
  list_hazard: {
    from: ['received', 'handling', 'answered'],
    to: 'same',
    clause: '安全生产法41',
    otherwise: '接收报告以后才能挂牌督办，已挂牌的不用再挂。',
  },
}

/** States in which nobody has taken the report yet: only then may the insurer take it back. */
export const notYetReceived: readonly ReceiverState[] = ['sent', 'copied', 'by-hand']

/** States in which a body still owes its receipt, its opinion, its end: each stops the rung of its own clock. */
export const owes = {
  receipt: ['sent', 'by-hand'],
  opinion: ['sent', 'received', 'handling'],
  end: ['sent', 'received', 'handling', 'answered'],
} as const satisfies Record<string, readonly ReceiverState[]>
