import { inTransaction } from '../../../db/transaction.ts'
import type { CommandDeps, Tx } from '../../../db/types.ts'
import { record } from '../../../journal/index.ts'
import { type Actor, mustBeAllowed } from '../../directory/index.ts'
import { type DraftForm, draftForm } from '../forms.ts'
import { parseForm } from '../parse-form.ts'
import { factsFor } from '../queries/facts.ts'
import { sameDraft } from '../queries/same-draft.ts'
import { viewOf } from '../queries/view.ts'
import { draftLifeDays, hazardClocks } from '../rules/clock-names.ts'
import { insertHazard, putGradeHint } from '../store.ts'
import type { HazardView } from '../types.ts'
import { startClock } from './clocks.ts'
import { hazardCommand, hazardNotFound } from './hazard-command.ts'
import { reportFields } from './report-fields.ts'

export interface DraftInput {
  /** Id of the draft to change; left out for a new one. */
  readonly hazard?: string
  readonly v?: number | undefined
  /** Id of a hazard of the same visit: both stand in one list. */
  readonly sameVisitAs?: string
  readonly form?: unknown
}

const dayMs = 86_400_000

const editDraft = hazardCommand({
  command: 'draft',
  form: draftForm,
  apply: async ({ tx, actor, facts, form, now, ids }) => {
    const set = await reportFields({ tx, actor, form, now, foundAt: facts.hazard.foundAt })
    await putGradeHint(tx, { id: ids.next(), hazardId: facts.hazard.id, grade: form.grade, by: actor, at: now })
    return { set }
  },
})

/**
 * Keeps a report as a draft that only its finder sees: a new one, or the same one changed.
 *
 * A draft lives seven days. The same new report sent twice is one draft.
 *
 * @throws AppError `not-allowed` for who may not report; `invalid-input`, `ambiguous` or `not-found` with the field at
 * fault; `stale`, `wrong-state` for a draft that moved on.
 */
export async function draftHazard(deps: CommandDeps, actor: Actor, input: DraftInput): Promise<HazardView> {
  mustBeAllowed(actor, 'hazard.report')
  const { hazard, v, form } = input
  if (hazard !== undefined) return editDraft(deps, actor, { hazard, v, form })
  const filled = parseForm(draftForm, form)
  return inTransaction(deps.db, async (tx) => {
    const now = deps.clock.now()
    const id = await newDraft(tx, { deps, actor, form: filled, sameVisitAs: input.sameVisitAs }, now)
    const facts = await factsFor(tx, { actor, hazard: id }, now)
    if (facts === null) throw hazardNotFound()
    return viewOf(facts, actor, now)
  })
}

interface NewDraft {
  readonly deps: CommandDeps
  readonly actor: Actor
  readonly form: DraftForm
  readonly sameVisitAs: string | undefined
}

async function newDraft(tx: Tx, { deps, actor, form, sameVisitAs }: NewDraft, now: Date): Promise<string> {
  const fields = await reportFields({ tx, actor, form, now })
  const already = await sameDraft(tx, { actor, fields })
  if (already !== null) return already
  const id = deps.ids.next()
  const visitId = await visitOf(tx, { actor, sameVisitAs, enterpriseId: fields.enterpriseId }, now)
  const finder = { finderPersonId: actor.personId, finderOrganisationId: actor.organisationId, finderRole: actor.role }
  await insertHazard(tx, { id, state: 'draft', createdAt: now, visitId, ...finder, ...fields })
  await putGradeHint(tx, { id: deps.ids.next(), hazardId: id, grade: form.grade, by: actor, at: now })
  const subject = { type: 'hazard', id }
  await record(tx, deps, { action: 'hazard.drafted', by: actor, channel: 'chat', source: actor.source, subject, to: 'draft' })
  const dueAt = new Date(now.getTime() + draftLifeDays * dayMs)
  await startClock({ tx, deps, facts: { hazard: { id } }, now }, hazardClocks.draft, dueAt)
  return id
}

/** The visit of a hazard of the same finder at the same site; otherwise registering finds or begins one. */
async function visitOf(
  tx: Tx,
  asked: { actor: Actor; sameVisitAs: string | undefined; enterpriseId: string },
  now: Date,
): Promise<string | null> {
  if (asked.sameVisitAs === undefined) return null
  const other = await factsFor(tx, { actor: asked.actor, hazard: asked.sameVisitAs }, now)
  const isSame = other?.finder.personId === asked.actor.personId && other.hazard.enterpriseId === asked.enterpriseId
  return isSame ? other.hazard.visitId : null
}
