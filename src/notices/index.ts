export type { NoticeEvent } from './delivery/deps.ts'
export { type EnqueueDeps, enqueueNotices, noticesChannel } from './enqueue.ts'
export { createNoticeKinds, type NoticeKinds } from './kinds.ts'
export { type PassedOn, passOn } from './pass-on.ts'
export { type NoticeState, type NoticeStatus, noticeForMessage, noticesOf } from './queries.ts'
export type { NoticeReason } from './reasons.ts'
export { markRead, mayBeOnItsWay } from './receipts.ts'
export { refreshNotices } from './refresh.ts'
export type {
  Channel,
  Deliverer,
  DeliveryOutcome,
  DueNotice,
  NoticeKind,
  NoticeRequest,
  Recipient,
  Rendered,
  SendTarget,
  Urgency,
} from './types.ts'
export type { PassOn } from './waiting.ts'
export { createNoticeWorker, type NoticeWorker } from './worker.ts'
