import { pino } from 'pino'

import { createDeadlineKinds, followWorkCalendar, runDueDeadlines } from '../../../src/deadlines/index.ts'
import { hazardDeadlineKinds } from '../../../src/modules/hazards/index.ts'
import type { HazardRoom } from './hazard-room.ts'

const logger = pino({ level: 'silent' })

/** Turns the room's clock to an instant in Shanghai, `2026-12-09 00:00`, and lets everything happen that is due. */
export async function tickAt(room: HazardRoom, instant: string): Promise<void> {
  room.at(instant)
  await tick(room)
}

/** Lets everything happen that is due now, what that makes due included. */
export async function tick({ db, deps }: HazardRoom): Promise<void> {
  const kinds = createDeadlineKinds(hazardDeadlineKinds(deps.clock.now), { has: () => true })
  const calendar = followWorkCalendar(db.prisma)
  while ((await runDueDeadlines({ ...deps, db, kinds, calendar, logger })) > 0);
}

/** Cards about one hazard that were asked for since the last look. */
export function newsOf(room: HazardRoom): (hazard: string) => Promise<string[]> {
  const seen = new Set<string>()
  return async (hazard) => {
    const rows = await room.db.prisma.notice.findMany({ where: { subjectId: hazard, channel: 'card' } })
    const fresh = rows.filter(({ id }) => !seen.has(id))
    for (const { id } of fresh) seen.add(id)
    return fresh.map(({ kind, personId }) => `${kind} → ${personId}`).sort()
  }
}
