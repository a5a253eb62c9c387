import { visitList } from '../../cards/index.ts'
import type { Actor } from '../modules/directory/index.ts'
import { visitHazards, visitStartedAt } from '../modules/hazards/index.ts'
import type { HazardView } from '../modules/hazards/types.ts'
import { cardContext } from './answers.ts'
import type { ChatDeps } from './deps.ts'

/** The growing list of what one visit has found, from its second hazard on; null before. */
export async function visitCard(
  deps: Pick<ChatDeps, 'db' | 'clock' | 'practice'>,
  actor: Actor,
  { visit, enterprise }: HazardView,
): Promise<Record<string, unknown> | null> {
  if (visit === null) return null
  const now = deps.clock.now()
  const [rows, startedAt] = await Promise.all([visitHazards(deps.db.prisma, { actor, visit }, now), visitStartedAt(deps.db.prisma, visit)])
  if (rows.length < 2) return null
  return visitList({ visit, enterpriseName: enterprise?.name ?? '', startedAt: startedAt ?? now, rows }, cardContext(deps, actor))
}
