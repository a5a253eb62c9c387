import { message } from '../../cards/index.ts'
import type { Actor } from '../modules/directory/index.ts'
import { hazardView } from '../modules/hazards/index.ts'
import { cardContext } from './answers.ts'
import type { ChatDeps } from './deps.ts'
import { drawingOf, hazardCard } from './hazard-cards.ts'

/** The hazard of a number; one that does not exist and one that is not theirs read the same. */
export async function hazardByNumber(deps: ChatDeps, actor: Actor, number: string): Promise<Record<string, unknown>> {
  const view = await hazardView(deps.db.prisma, { actor, hazard: number.toUpperCase() }, deps.clock.now())
  if (view) return hazardCard(drawingOf(deps), view)
  return notFoundCard(deps, actor)
}

/** The same words for a hazard that does not exist and for one that is not theirs. */
export function notFoundCard(deps: Pick<ChatDeps, 'practice' | 'clock'>, actor: Actor): Record<string, unknown> {
  return message(
    { tone: 'warning', title: '没有找到', ask: '请核对隐患编号，例如 HZ-20261123-001。', text: '也可以发“我的待办”，从清单里打开。' },
    cardContext(deps, actor),
  )
}
