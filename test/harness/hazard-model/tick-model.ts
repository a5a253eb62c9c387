import { type ModelHazard, modelOverdue, openStates, sentReport } from './model-hazard.ts'
import { observe } from './observe.ts'
import type { Run } from './run.ts'

const hourMs = 3_600_000

/** What the clock may do by itself: remind, put a draft away, let a request lapse, draft and send the report. It decides nothing. */
export async function checkTick(run: Run, model: ModelHazard, draftStatutory: (model: ModelHazard, now: Date) => void): Promise<void> {
  const now = run.deps.clock.now()
  const before = run.seen
  const seen = await observe(run.deps.db.prisma, run.id)
  if (before === null) return
  if (seen.state !== model.state || seen.grade !== model.grade)
    throw new Error(`the clock moved ${model.state} to ${seen.state} ${seen.grade}`)
  const rows = seen.journal.slice(before.journal.length)
  for (const row of rows) if (row.person !== null) throw new Error(`the clock acted as ${row.person}`)
  if (seen.version - before.version > rows.length) throw new Error('the clock wrote without the journal')
  model.version = seen.version
  const actions = rows.map(({ action }) => action)
  putAway(model, seen.putAwayAt, now)
  askStandIn(model, actions.includes('hazard.bureau_asked_to_grade'), now)
  lapse(model, actions.includes('hazard.extension_lapsed'), now)
  if (actions.includes('statutory.drafted')) {
    if (model.grade !== 'major' || !openStates.includes(model.state))
      throw new Error('a statutory report of what is not an open major hazard')
    draftStatutory(model, now)
  }
  followReport(run, model, { state: seen.report, parts: seen.parts ?? [], actions })
  run.seen = seen
}

/** A draft lives seven days. */
function putAway(model: ModelHazard, putAwayAt: Date | null, now: Date): void {
  if (model.state === 'draft' && !model.isPutAway && model.draftDueAt !== null && now >= model.draftDueAt) {
    Object.assign(model, { isPutAway: true, putAwayAt: now, draftDueAt: null })
  }
  if ((putAwayAt !== null) !== model.isPutAway) throw new Error(`a draft put away at ${putAwayAt?.toISOString() ?? 'no time'}`)
}

/** Four hours for the second person and a day more: then the nearest other bureau is asked as well. */
function askStandIn(model: ModelHazard, wasAsked: boolean, now: Date): void {
  const { site, finder, proposedAt } = model
  const isWaiting = model.state === 'to_grade' && model.gradeProposal.isWaiting && model.standIn === null
  const isDue = isWaiting && proposedAt !== null && now.getTime() >= proposedAt.getTime() + 28 * hourMs
  if (wasAsked !== isDue) throw new Error(`a bureau ${wasAsked ? 'was' : 'was not'} asked to decide the grade`)
  if (!wasAsked) return
  const usual = finder.organisationKind === 'emergency-bureau' ? finder.organisationId : (site.insurer ?? site.bureau)
  model.standIn = site.bureaus.find((bureau) => bureau !== usual) ?? null
  if (model.standIn !== null) model.stoodIn.add(model.standIn)
}

/** Undecided at the due instant: the old date stands. */
function lapse(model: ModelHazard, hasLapsed: boolean, now: Date): void {
  const { extension } = model
  const isDue = extension?.state === 'waiting' && extension.dueAt !== null && now >= extension.dueAt
  if (hasLapsed && !isDue) throw new Error('an extension lapsed before its time')
  if (isDue && !hasLapsed && ['awaiting_plan', 'rectifying'].includes(model.state)) throw new Error('an extension did not lapse')
  if (extension !== null && hasLapsed) extension.state = 'ended'
}

interface SeenReport {
  readonly state: string | null
  readonly parts: readonly { readonly body: string; readonly state: string }[]
  readonly actions: readonly string[]
}

/** The clock takes nothing from a body and does nothing in its name: it only gives the report to a bureau or department above. */
function followClimb({ report, site }: ModelHazard, { parts, actions }: SeenReport): void {
  if (report?.state !== 'sent') return
  const above = [...site.bureaus, ...site.departments]
  for (const { body, state } of parts) {
    const known = report.received.get(body)
    if (known === state) continue
    const isGiven = state === 'sent' && (known === undefined || known === 'copied') && above.includes(body)
    const hasClimbed = actions.some((action) => action === 'report.climbed' || action === 'report.watch_listed')
    if (!isGiven || !hasClimbed) throw new Error(`the clock moved the part of ${body} from ${known ?? 'nothing'} to ${state}`)
    report.received.set(body, 'sent')
  }
  if (parts.length !== report.received.size) throw new Error('a body lost its part of the report')
}

/** A day after the due instant, or after the report was taken back to be corrected. */
const sendingOwedAt = ({ dueAt, report }: ModelHazard): number =>
  Math.max(dueAt?.getTime() ?? Number.POSITIVE_INFINITY, report?.renewedAt?.getTime() ?? 0) + 24 * hourMs

/** An overdue major hazard always has its report, and a day after its due instant it is with both bodies. */
function followReport(run: Run, model: ModelHazard, seen: SeenReport): void {
  const now = run.deps.clock.now()
  const isOverdue = model.grade === 'major' && modelOverdue(model, now)
  if (seen.actions.includes('report.drafted')) {
    if (!isOverdue) throw new Error('a report of what is not overdue')
    model.report = { state: 'draft', received: new Map(), renewedAt: null }
  }
  if (seen.actions.includes('report.sent')) {
    if (!isOverdue || now.getTime() < sendingOwedAt(model)) throw new Error('a report sent before its time')
    model.report = { ...sentReport(model), renewedAt: model.report?.renewedAt ?? null }
  }
  if (seen.actions.includes('report.withdrawn') && model.report !== null) model.report.state = 'withdrawn'
  if ((model.report?.state ?? null) !== seen.state) throw new Error(`report is ${seen.state}, expected ${model.report?.state}`)
  followClimb(model, seen)
  if (isOverdue) mustBeReported(model, now)
}

function mustBeReported({ report, dueAt, returnedAt }: ModelHazard, now: Date): void {
  if (report === null || report.state === 'withdrawn') throw new Error('overdue and no report was drafted')
  const since = Math.max(dueAt?.getTime() ?? 0, returnedAt?.getTime() ?? 0, report.renewedAt?.getTime() ?? 0)
  if (report.state === 'draft' && now.getTime() >= since + 24 * hourMs) throw new Error('a day overdue and the report was not sent')
}
