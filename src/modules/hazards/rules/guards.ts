import type { Acting, HazardFacts } from '../facts.ts'
import { draftKeptDays } from './clock-names.ts'
import { notYetReceived, type ReceiverCommand, reportSteps } from './report-steps.ts'
import { hasSignedChain, isProposer, isTheFixer, waitingProposal } from './separation.ts'

/** A condition of a transition, and what a person reads when it does not hold. */
interface Guard {
  readonly holds: (facts: HazardFacts, actor: Acting, now: Date) => boolean
  /** `not-allowed`: another person must do it. `wrong-state`: nobody can, now. */
  readonly code: 'wrong-state' | 'not-allowed'
  readonly otherwise: string
}

const dayMs = 86_400_000
/** Days after closing within which the same number is reopened; later it is a new hazard marked 重复发生. */
export const reopenDays = 90

/** Whether a closed hazard can no longer be reopened under its number. */
export const isPastReopening = ({ state, closedAt }: HazardFacts['hazard'], now: Date): boolean =>
  state === 'closed' && now.getTime() - (closedAt?.getTime() ?? 0) > reopenDays * dayMs

const wrongState = (otherwise: string, holds: Guard['holds']): Guard => ({ code: 'wrong-state', otherwise, holds })
const notAllowed = (otherwise: string, holds: Guard['holds']): Guard => ({ code: 'not-allowed', otherwise, holds })

const recipientState = (facts: HazardFacts, actor: Acting) =>
  facts.report?.recipients.find((to) => to.organisationId === actor.organisationId)?.state

/** An act of a receiving body on its part of a sent report, by the table of the report. */
const atReceiver = (command: ReceiverCommand, isFit: Guard['holds'] = () => true): Guard =>
  wrongState(reportSteps[command].otherwise, (facts, actor, now) => {
    const state = recipientState(facts, actor)
    return facts.report?.state === 'sent' && state !== undefined && reportSteps[command].from.includes(state) && isFit(facts, actor, now)
  })

export const guards = {
  'put-away': wrongState('这份草稿没有收起，可以直接修改。', (f) => f.hazard.putAwayAt !== null),
  'not-put-away': wrongState('这份草稿已收起，请先点「取回草稿」。', (f) => f.hazard.putAwayAt === null),
  'kept-yet': wrongState(
    `草稿收起超过 ${draftKeptDays} 天，不能再取回，请重新上报。`,
    (f, _, now) => now.getTime() - (f.hazard.putAwayAt?.getTime() ?? 0) <= draftKeptDays * dayMs,
  ),
  'no-grade-waiting': wrongState('已有人提出定为重大，请等待审批人决定。', (f) => waitingProposal(f, 'grade') === null),
  'grade-waiting': wrongState('还没有人提出定级，请先提交定级和判定条款。', (f) => waitingProposal(f, 'grade') !== null),
  'not-its-proposer': notAllowed('提出定级的人不能自己审批，请由另一位审批人决定。', (f, a) => !isProposer(f, 'grade', a)),
  'not-self-found': wrongState('自查隐患由本单位定级，不用提异议。', (f) => !f.hazard.isSelfFound || f.hazard.grade === 'major'),
  'no-objection-waiting': wrongState('已有一条异议在等待答复。', (f) => f.objection?.state !== 'waiting'),
  'objection-waiting': wrongState('没有等待答复的异议。', (f) => f.objection?.state === 'waiting'),
  unsigned: wrongState('告知书已经签收，不用再签。', (f) => f.notification !== null && f.notification.signedAt === null),
  'must-be-spoken-to': wrongState('这条隐患不需要登记电话告知。', (f) => f.hazard.imminent || f.hazard.state === 'awaiting_signature'),
  'not-stopped': wrongState('已登记停产撤人。', (f) => !f.hazard.isStopped),
  'imminent-or-major': wrongState('只有重大隐患或紧急险情才登记停产撤人。', (f) => f.hazard.imminent || f.hazard.grade === 'major'),
  'has-before-photo': wrongState('当场整改要有整改前的照片，请先补发照片。', (f) => f.photos.some((photo) => photo.phase === 'before')),
  'not-the-fixer': notAllowed('整改人不能复查自己的整改，请由另一位复查人处理。', (f, a) => !isTheFixer(f, a)),
  'not-signed-in-chain': notAllowed('您已在这次销号中签过字，请由另一位审批人处理。', (f, a) => !hasSignedChain(f, a)),
  'within-reopening': wrongState(`销号超过 ${reopenDays} 天，请作为新隐患上报。`, (f, _, now) => !isPastReopening(f.hazard, now)),
  'has-due-date': wrongState('还没有整改期限，不用申请延期。', (f) => f.hazard.dueOn !== null),
  'no-extension-waiting': wrongState('已有一份延期申请在等待决定。', (f) => f.extension?.state !== 'waiting'),
  'extension-waiting': wrongState('没有等待决定的延期申请。', (f) => f.extension?.state === 'waiting'),
  'extension-left': wrongState('延期次数已用完，请按期整改。', (f) => f.hazard.extensionCount < (f.hazard.grade === 'major' ? 1 : 2)),
  'own-extension': notAllowed('只有申请人本人能撤回延期申请。', (f, a) => f.extension?.by.personId === a.personId),
  'not-its-requester': notAllowed('申请延期的人不能自己批准。', (f, a) => f.extension?.by.personId !== a.personId),
  'no-downgrade-waiting': wrongState('已有一份降级申请在等待决定。', (f) => waitingProposal(f, 'downgrade') === null),
  'downgrade-waiting': wrongState('没有等待决定的降级申请。', (f) => waitingProposal(f, 'downgrade') !== null),
  'not-downgrade-proposer': notAllowed('提出降级的人不能自己审批。', (f, a) => !isProposer(f, 'downgrade', a)),
  'no-void-waiting': wrongState('已有一份作废申请在等待决定。', (f) => waitingProposal(f, 'void') === null),
  'void-waiting': wrongState('没有等待决定的作废申请。', (f) => waitingProposal(f, 'void') !== null),
  'not-void-proposer': notAllowed('提出作废的人不能自己审批。', (f, a) => !isProposer(f, 'void', a)),
  'self-found': wrongState('只有企业自查的隐患需要选择是否共享。', (f) => f.hazard.isSelfFound),
  'not-shared': wrongState('这条隐患已经共享。', (f) => !f.hazard.isShared),
  'report-drafted': wrongState('没有等待报送的报告。', (f) => f.report?.state === 'draft'),
  'report-unreceived': wrongState(
    '已有单位接收，不能再撤回；同一次逾期只能撤回一次。',
    (f) => f.report?.state === 'sent' && !f.report.isRenewed && f.report.recipients.every(({ state }) => notYetReceived.includes(state)),
  ),
  'report-to-carry': wrongState(
    '没有等待当面送达的报告。',
    (f) => f.report?.state === 'sent' && f.report.recipients.some(({ state }) => state === 'by-hand'),
  ),
  'report-to-receive': atReceiver('receive_report'),
  'report-to-handle': atReceiver('handle_report'),
  'report-to-answer': atReceiver('answer_report'),
  'report-to-finish': atReceiver('finish_report'),
  'report-to-transfer': atReceiver('transfer_report'),
  'report-to-list': atReceiver('list_hazard', (f) => !f.hazard.isListed),
  'statutory-unsigned': wrongState('没有等待签字的法定报告。', (f) => f.statutory !== null && f.statutory.signedAt === null),
  'statutory-signed': wrongState(
    '法定报告还没有签字，或回执号已登记。',
    (f) => Boolean(f.statutory?.signedAt) && f.statutory?.receiptNumber === null,
  ),
} as const satisfies Record<string, Guard>

export type GuardName = keyof typeof guards
