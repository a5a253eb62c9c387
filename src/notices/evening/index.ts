export { type DigestItem, digestItems, digestKind, followDigest, isDigest, mostLookedAt } from './digest.ts'
export { type EveningDeps, type Hold, holdFor } from './hold.ts'
