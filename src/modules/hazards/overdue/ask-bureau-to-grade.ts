import type { Tx } from '../../../db/types.ts'
import type { RungDeps, RunningDeadline } from '../../../deadlines/index.ts'
import { record } from '../../../journal/index.ts'
import { enqueueNotices } from '../../../notices/index.ts'
import { redrawHazard } from '../commands/redraw.ts'
import { factsOf } from '../queries/facts.ts'
import { loopNotices } from '../rules/notice-words.ts'
import { namedApprover, waitingProposal } from '../rules/separation.ts'
import { standInFor } from '../second-person.ts'
import { lockHazard, nameApprover, writeHazard } from '../store.ts'

/**
 * A major grade was proposed and nobody at the answerable body has decided for a day after its time: the county bureau's
 * approver is asked as well. Silence at the insurer does not keep a major hazard from the principal.
 *
 * @see 375 §二(二)四
 */
export async function askBureauToGrade(tx: Tx, deadline: RunningDeadline, deps: RungDeps): Promise<void> {
  const { subject } = deadline
  await lockHazard(tx, subject.id)
  const facts = await factsOf(tx, subject.id)
  const proposal = facts === null ? null : waitingProposal(facts, 'grade')
  if (facts === null || proposal === null || namedApprover(facts) !== null) return
  const standIn = await standInFor(tx, facts, deps.clock.now())
  if (standIn === null) return
  const { organisationId, people } = standIn
  await nameApprover(tx, { hazardId: subject.id, round: proposal.round, details: { ...proposal.details, approverId: organisationId } })
  await writeHazard(tx, facts.hazard, {})
  const details = { approver: organisationId, told: people.length }
  await record(tx, deps, { action: 'hazard.bureau_asked_to_grade', by: 'clock', channel: 'clock', subject, details })
  const requests = people.map((to) => ({
    ...{ kind: loopNotices.gradeApproval, subject, to, buzz: ['buzz-app' as const] },
    dedupeKey: `${loopNotices.gradeApproval}:${subject.id}:stand-in:${proposal.round}:${to.personId}`,
  }))
  await enqueueNotices(tx, deps, requests)
  await redrawHazard(tx, deps, facts)
}
