import type { Tx } from '../../../db/types.ts'
import { loadWorkCalendar, openDeadline, type RungDeps } from '../../../deadlines/index.ts'
import { record } from '../../../journal/index.ts'
import { endOfDay, shanghaiDate } from '../../../lib/calendar.ts'
import { addWorkdays } from '../../../lib/work-calendar.ts'
import type { HazardFacts } from '../facts.ts'
import { factsOf } from '../queries/facts.ts'
import { hazardClocks, workdaysFor } from '../rules/clock-names.ts'
import { openStates } from '../rules/transition.ts'
import { quarterOf } from './period.ts'
import { statutoryText } from './statutory-text.ts'

/** 安全生产法41 asks for the report at once; coal mines report every quarter as well (煤矿安全生产条例35). */
const isQuarterly = ({ enterprise }: HazardFacts): boolean => enterprise?.industry === 'COAL'

/**
 * Drafts the enterprise's own report of an open major hazard, with the clock that reminds of it; it is never sent from here.
 *
 * Coal: one a quarter as long as the hazard is open. Others: one. Called again in the same period it writes what has become
 * known meanwhile (the plan) into the draft, as long as nobody has signed it.
 */
export async function draftStatutory(tx: Tx, deps: RungDeps, hazardId: string): Promise<void> {
  const facts = await factsOf(tx, hazardId)
  if (facts?.hazard.grade !== 'major' || !openStates.includes(facts.hazard.state)) return
  const now = deps.clock.now()
  const quarter = quarterOf(now)
  const isCoal = isQuarterly(facts)
  const period = isCoal ? quarter.name : 'once'
  const id = deps.ids.next()
  const text = statutoryText(facts, period)
  const { count } = await tx.statutoryReport.createMany({
    data: [{ id, hazardId, cycle: isCoal ? 'quarter' : 'once', period, text, draftedAt: now }],
    skipDuplicates: true,
  })
  if (count === 0) {
    await tx.statutoryReport.updateMany({ where: { hazardId, period, signedAt: null }, data: { text } })
    return
  }
  const subject = { type: 'hazard', id: hazardId }
  await record(tx, deps, { action: 'statutory.drafted', by: 'clock', channel: 'clock', subject, details: { statutory: id, period } })
  const lastOn = isCoal ? quarter.lastOn : addWorkdays(await loadWorkCalendar(tx), shanghaiDate(now), workdaysFor.plan)
  const kind = isCoal ? hazardClocks.statutoryQuarter : hazardClocks.statutory
  await openDeadline(tx, deps, { kind, subject, dueAt: endOfDay(lastOn), params: { statutory: id, period } })
}
