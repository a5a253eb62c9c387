import { inTransaction } from '../../../db/transaction.ts'
import type { CommandDeps, Tx } from '../../../db/types.ts'
import { record } from '../../../journal/index.ts'
import { type Actor, mustBeAllowed } from '../../directory/index.ts'
import type { HazardFacts } from '../facts.ts'
import { factsFor } from '../queries/facts.ts'
import { viewOf } from '../queries/view.ts'
import { draftLifeDays, hazardClocks } from '../rules/clock-names.ts'
import { usualDiscovery } from '../rules/dictionaries.ts'
import { insertHazard, lockHazard, putGradeHint } from '../store.ts'
import type { HazardView } from '../types.ts'
import { startClock } from './clocks.ts'
import { hazardNotFound } from './hazard-command.ts'

const dayMs = 86_400_000
/** As long as a description may be. */
const longest = 1000

/**
 * Drafts a new hazard that repeats a closed one (重复发生) and is tied to it; asked twice it is one draft.
 *
 * @throws AppError `not-found`, `not-allowed`.
 */
export async function draftRecurrence(
  deps: CommandDeps,
  actor: Actor,
  again: { readonly hazardId: string; readonly reason: string },
): Promise<HazardView> {
  mustBeAllowed(actor, 'hazard.report')
  return inTransaction(deps.db, async (tx) => {
    const now = deps.clock.now()
    await lockHazard(tx, again.hazardId)
    const old = await factsFor(tx, { actor, hazard: again.hazardId }, now)
    if (old === null) throw hazardNotFound()
    const id =
      (await sameRecurrence(tx, { actor, hazardId: old.hazard.id })) ?? (await newDraft(tx, { deps, actor, old, reason: again.reason }))
    const facts = await factsFor(tx, { actor, hazard: id }, now)
    if (facts === null) throw hazardNotFound()
    return viewOf(facts, actor, now)
  })
}

async function sameRecurrence(tx: Tx, asked: { actor: Actor; hazardId: string }): Promise<string | null> {
  const { personId, organisationId } = asked.actor
  const draft = await tx.hazard.findFirst({
    where: { recursOfId: asked.hazardId, state: 'draft', putAwayAt: null, finderPersonId: personId, finderOrganisationId: organisationId },
    select: { id: true },
  })
  return draft?.id ?? null
}

async function newDraft(tx: Tx, asked: { deps: CommandDeps; actor: Actor; old: HazardFacts; reason: string }): Promise<string> {
  const { deps, actor, old, reason } = asked
  const { hazard } = old
  const id = deps.ids.next()
  const now = deps.clock.now()
  const dueAt = new Date(now.getTime() + draftLifeDays * dayMs)
  const description = `重复发生（原编号 ${hazard.number ?? ''}，${reason}）：${hazard.description}`.slice(0, longest)
  await insertHazard(tx, {
    ...{ id, state: 'draft', createdAt: now, foundAt: now, description, recursOfId: hazard.id },
    ...{ finderPersonId: actor.personId, finderOrganisationId: actor.organisationId, finderRole: actor.role },
    ...{ enterpriseId: hazard.enterpriseId, place: hazard.place, cause: hazard.cause },
    ...{ discovery: usualDiscovery(actor.organisationKind, actor.role), isSelfFound: actor.organisationId === hazard.enterpriseId },
  })
  await putGradeHint(tx, { id: deps.ids.next(), hazardId: id, grade: 'unsure', by: actor, at: now })
  const subject = { type: 'hazard', id }
  await record(tx, deps, {
    ...{ action: 'hazard.drafted', by: actor, channel: 'chat', source: actor.source, subject, to: 'draft' },
    details: { recursOf: hazard.id },
  })
  await startClock({ tx, deps, facts: { hazard: { id } }, now }, hazardClocks.draft, dueAt)
  return id
}
