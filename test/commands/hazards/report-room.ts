import { receiveReport } from '../../../src/modules/hazards/index.ts'
import { tickAt } from './b-clock.ts'
import type { HazardRoom, PersonName } from './hazard-room.ts'

/** The parts of all bodies in the newest report of a hazard: `yj-qinshui sent`. */
export async function partsOf(room: HazardRoom, hazardId: string): Promise<string[]> {
  const report = await room.db.prisma.overdueReport.findFirstOrThrow({ where: { hazardId }, orderBy: { draftedAt: 'desc' } })
  const rows = await room.db.prisma.overdueReportRecipient.findMany({ where: { reportId: report.id } })
  return rows.map(({ organisationId, state }) => `${organisationId} ${state}`).sort()
}

/** Which clocks run for one body's part: `receipt`, `opinion`, `report-end`. */
export async function clocksOf(room: HazardRoom, hazardId: string, body: string): Promise<string[]> {
  const { id } = await room.db.prisma.overdueReport.findFirstOrThrow({ where: { hazardId }, orderBy: { draftedAt: 'desc' } })
  const rows = await room.db.prisma.deadline.findMany({ where: { subjectId: `${id}:${body}`, state: 'open' }, orderBy: { dueAt: 'asc' } })
  return rows.map(({ kind, dueAt }) => `${kind.replace('hazard.', '')} ${shanghai(dueAt)}`)
}

const shanghai = (at: Date): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'short' }).format(at)

/** A major hazard of the mine, due on 8 December, whose report the clock sent at 10 December 00:00, a Thursday. */
export async function reported(room: HazardRoom): Promise<string> {
  room.at('2026-11-23 09:00')
  const { id } = await room.major()
  await tickAt(room, '2026-12-09 00:00')
  await tickAt(room, '2026-12-10 00:00')
  return id
}

/** The same, received by these. */
export async function received(room: HazardRoom, ...by: readonly PersonName[]): Promise<string> {
  const id = await reported(room)
  room.at('2026-12-10 10:00')
  for (const name of by) await receiveReport(room.deps, room.who[name], { hazard: id })
  return id
}
