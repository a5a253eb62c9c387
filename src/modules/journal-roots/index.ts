export { journalRootKinds } from './kinds.ts'
export { tellRoot } from './tell-root.ts'
