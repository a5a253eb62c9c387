export type { NoticeEvent } from './delivery/deps.ts'
export { type EnqueueDeps, enqueueNotices, noticesChannel } from './enqueue.ts'
export { type DigestItem, digestItems, digestKind, mostLookedAt } from './evening/index.ts'
export { createNoticeKinds, type NoticeKinds } from './kinds.ts'
export { formClosed, keepFormOpen } from './open-forms.ts'
export { type PassedOn, passOn } from './pass-on.ts'
export { type NoticeState, type NoticeStatus, noticeForMessage, noticesOf } from './queries.ts'
export type { NoticeReason } from './reasons.ts'
export { markRead, mayBeOnItsWay } from './receipts.ts'
export { refreshNotices } from './refresh.ts'
export { renewedParam } from './renewal.ts'
export { ringAgain } from './ring.ts'
export { againKey, lostCard, type Trouble, type TroubledNotice, troubledNotices, troubles } from './trouble.ts'
export type {
  Channel,
  Deliverer,
  DeliveryOutcome,
  DigestLine,
  DueNotice,
  FailedNotice,
  Finding,
  NoticeKind,
  NoticeRequest,
  OperatorMatter,
  Recipient,
  Rendered,
  SendGuard,
  SendTarget,
  Sought,
  Standing,
  Urgency,
} from './types.ts'
export type { PassOn } from './waiting.ts'
export { createNoticeWorker, type NoticeWorker } from './worker.ts'
