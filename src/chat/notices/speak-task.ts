import { speakTask } from '../../../cards/index.ts'
import { runningDeadlines } from '../../deadlines/index.ts'
import { contactOf, principalsOf, roleLabel } from '../../modules/directory/index.ts'
import { hazardClocks } from '../../modules/hazards/index.ts'
import type { HazardReading } from './hazard-reader.ts'

/** The task to speak with principal or controller within the hour, with their numbers as far as this reader sees them. */
export async function drawSpeakTask({ tx, now, practice, actor, hazard, notice }: HazardReading): Promise<Record<string, unknown>> {
  const signers = hazard.enterprise ? await principalsOf(tx, hazard.enterprise.id, now) : []
  const contacts = await Promise.all(
    signers.map(async ({ personId, role }) => {
      const contact = await contactOf(tx, actor, { personId, now })
      return {
        personId,
        name: contact?.name ?? '',
        roleLabel: roleLabel(role as Parameters<typeof roleLabel>[0]),
        mobile: contact?.mobile ?? null,
      }
    }),
  )
  const running = await runningDeadlines(tx, { type: 'hazard', id: hazard.id })
  const byAt = running.find(({ kind }) => kind === hazardClocks.speak)?.dueAt ?? new Date(notice.createdAt.getTime() + 3_600_000)
  return speakTask({ hazard, byAt, contacts }, { now, practice })
}
