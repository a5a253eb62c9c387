export { type RecordedEntry, timeline } from './queries.ts'
export { record, recordAll } from './store.ts'
export type { JournalActor, JournalEntry, Subject } from './types.ts'
