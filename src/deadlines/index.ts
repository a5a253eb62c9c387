export { closeAllFor, closeDeadline, type DeadlineClosing } from './close.ts'
export { type DeadlineOpening, moveDeadline, openDeadline } from './open.ts'
export { runningDeadlines } from './running.ts'
export type { DeadlineKind, Ladder, ResolveAudience, Rung, RungAct, RungDeps, RungTime, RunningDeadline } from './types.ts'
