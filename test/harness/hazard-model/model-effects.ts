import { addDays, endOfDay, shanghaiDate } from '../../../src/lib/calendar.ts'
import type { HazardState } from '../../../src/modules/hazards/index.ts'
import { coveredUntil, type Site } from './cast.ts'
import type { Form } from './model-forms.ts'
import { type Act, isSelfFound, type ModelHazard, type ModelPart, modelOverdue, type Proposal, sentReport } from './model-hazard.ts'
import { closingLength, modelAnswer } from './model-table.ts'

/** What an act does to the model; answers with the states it passes through after the first, for the journal. */
type Effect = (hazard: ModelHazard, by: Pressing) => readonly HazardState[]

export interface Pressing {
  readonly person: Parameters<typeof modelAnswer>[2]
  readonly form: Form
  readonly now: Date
}

const dayMs = 86_400_000
const stays: readonly HazardState[] = []
const text = (form: Form, name: string): string | null => (typeof form[name] === 'string' ? form[name] : null)

/** The state an act leads to, and the ones it passes. */
function goes(hazard: ModelHazard, ...states: readonly HazardState[]): readonly HazardState[] {
  hazard.state = states.at(-1) ?? hazard.state
  return states
}

function due(hazard: ModelHazard, on: string | null): void {
  if (on === null) return
  hazard.dueOn = on
  hazard.dueAt = endOfDay(on)
}

function propose(proposal: Proposal, person: string): void {
  proposal.isWaiting = true
  proposal.wasAsked = true
  proposal.proposer = person
}

const returned: Effect = (hazard, { now }) => {
  hazard.submittedAt = null
  hazard.returnedAt = now
  hazard.closers = []
  return goes(hazard, 'rectifying')
}

const withdrawReport = ({ report }: ModelHazard) => {
  if (report?.state === 'draft') report.state = 'withdrawn'
}

/** The enterprise's own report: one a quarter for coal, one for the others. */
export function draftStatutory(hazard: ModelHazard, now: Date): void {
  const [year, month] = shanghaiDate(now).split('-')
  const period = hazard.site.industry === 'COAL' ? `${year}-Q${Math.ceil(Number(month) / 3)}` : 'once'
  if (hazard.statutory?.period !== period) hazard.statutory = { period, isSigned: false, isReceived: false }
}

const draft: Effect = (hazard, { form, person, now }) => {
  hazard.foundAt = now
  const grade = text(form, 'grade')
  hazard.hint = grade === 'general' || grade === 'major' ? grade : 'unsure'
  hazard.dueOn = text(form, 'due_on')
  hazard.isImminent = form.imminent === true
  hazard.hasWaiver = text(form, 'photo_waiver') !== null
  hazard.fixer = text(form, 'fixer')
  hazard.isOrdered = person.organisationKind === 'emergency-bureau' && form.discovery === 'enforcement'
  return stays
}

/** The site as insured on the day of discovery. */
export const siteAt = (site: Site, foundAt: Date): Site => (foundAt < coveredUntil ? site : { ...site, insurer: null, agency: null })

/** Graded in the same act when the finder may grade it, said general and gave a day. */
const register: Effect = (hazard, { person, now }) => {
  hazard.site = siteAt(hazard.site, hazard.foundAt ?? now)
  hazard.state = 'to_grade'
  hazard.isShared = isSelfFound(hazard) && (hazard.hint === 'major' || hazard.isImminent)
  const isAtOnce = hazard.hint === 'general' && hazard.dueOn !== null && modelAnswer('grade_general', hazard, person, now) === 'yes'
  if (!isAtOnce) return goes(hazard, 'to_grade')
  hazard.grade = 'general'
  due(hazard, hazard.dueOn)
  return goes(hazard, 'to_grade', 'registered', 'rectifying')
}

const approve: Effect = (hazard, { now }) => {
  const today = shanghaiDate(now)
  const proposed = hazard.proposedDueOn
  hazard.grade = 'major'
  hazard.isConfirmed = true
  hazard.gradeProposal.isWaiting = false
  due(hazard, proposed !== null && proposed >= today ? proposed : addDays(today, 15))
  draftStatutory(hazard, now)
  return goes(hazard, 'major_confirmed', 'awaiting_signature')
}

const plan: Effect = (hazard, { form, now }) => {
  const on = text(form, 'due_on')
  const isPast = hazard.dueAt !== null && now >= hazard.dueAt
  if (on !== null && !isPast && hazard.dueOn !== null && on < hazard.dueOn) due(hazard, on)
  draftStatutory(hazard, now)
  return hazard.state === 'awaiting_plan' ? goes(hazard, 'rectifying') : stays
}

const verifyOk: Effect = (hazard, { person, now }) => {
  hazard.verifier = person.personId
  if (hazard.grade === 'major') return goes(hazard, 'to_close')
  hazard.closedAt = now
  if (hazard.extension !== null) hazard.extension.state = 'ended'
  return goes(hazard, 'closed')
}

const close: Effect = (hazard, { person, now }) => {
  hazard.closers.push(person.personId)
  if (hazard.closers.length < closingLength(hazard)) return stays
  hazard.closedAt = now
  if (hazard.extension !== null) hazard.extension.state = 'ended'
  return goes(hazard, 'closed')
}

const reopen: Effect = (hazard, { now }) => {
  hazard.closedAt = null
  hazard.submittedAt = null
  hazard.extensionCount = 0
  due(hazard, addDays(shanghaiDate(now), hazard.grade === 'major' ? 15 : 30))
  return goes(hazard, 'rectifying')
}

const decideDowngrade: Effect = (hazard, { form }) => {
  hazard.downgrade.isWaiting = false
  if (form.verdict !== 'agreed') return stays
  withdrawReport(hazard)
  hazard.grade = 'general'
  return hazard.state === 'to_verify' ? stays : goes(hazard, 'registered', 'rectifying')
}

const decideVoid: Effect = (hazard, { form }) => {
  hazard.voiding.isWaiting = false
  if (form.verdict !== 'agreed') return stays
  withdrawReport(hazard)
  return goes(hazard, 'voided')
}

const grant: Effect = (hazard) => {
  if (hazard.extension !== null) {
    hazard.extension.state = 'ended'
    due(hazard, hazard.extension.newDueOn)
  }
  hazard.extensionCount += 1
  withdrawReport(hazard)
  return stays
}

const endExtension: Effect = (hazard) => {
  if (hazard.extension !== null) hazard.extension.state = 'ended'
  return stays
}

/** One small change that leads nowhere else. */
const only =
  (change: (hazard: ModelHazard, by: Pressing) => void): Effect =>
  (hazard, by) => {
    change(hazard, by)
    return stays
  }

const signed = (hazard: ModelHazard) => {
  hazard.isSigned = true
  return hazard.state === 'awaiting_signature' ? goes(hazard, 'awaiting_plan') : stays
}

/** The part of the presser's body goes on. */
const partGoes = (part: ModelPart): Effect => only(({ report }, { person }) => report?.received.set(person.organisationId, part))

/** Every act's effect, in the order of the loop. */
export const modelEffects: Readonly<Record<Act, Effect>> = {
  draft,
  discard: only((hazard, { now }) => Object.assign(hazard, { isPutAway: true, putAwayAt: now, draftDueAt: null })),
  bring_back: only((hazard, { now }) =>
    Object.assign(hazard, { isPutAway: false, putAwayAt: null, draftDueAt: new Date(now.getTime() + 7 * dayMs) }),
  ),
  photo_before: only((hazard) => Object.assign(hazard, { photosBefore: hazard.photosBefore + 1 })),
  register,
  grade_general: (hazard, { form }) => {
    hazard.grade = 'general'
    due(hazard, text(form, 'due_on'))
    return goes(hazard, 'registered', 'rectifying')
  },
  grade_major: only((hazard, { person, form, now }) => {
    propose(hazard.gradeProposal, person.personId)
    hazard.proposedDueOn = text(form, 'due_on')
    hazard.proposedAt = now
    hazard.standIn = null
    hazard.isShared = hazard.isShared || isSelfFound(hazard)
  }),
  approve_grade: approve,
  refuse_grade: only((hazard) => Object.assign(hazard.gradeProposal, { isWaiting: false })),
  notify: () => stays,
  object_grade: only((hazard) => Object.assign(hazard, { isObjectionWaiting: true })),
  answer_objection: only((hazard, { person, form }) => {
    hazard.isObjectionWaiting = false
    if (form.verdict === 'upheld' && hazard.grade === 'major' && !hazard.downgrade.isWaiting) propose(hazard.downgrade, person.personId)
  }),
  sign: signed,
  spoke: () => stays,
  deliver_on_paper: (hazard) => goes(hazard, 'awaiting_plan'),
  plan,
  stop: only((hazard) => Object.assign(hazard, { isStopped: true })),
  assign_fixer: only((hazard, { form }) => Object.assign(hazard, { fixer: text(form, 'fixer') })),
  photo_after: only((hazard) => Object.assign(hazard, { photosAfter: hazard.photosAfter + 1 })),
  submit: (hazard, { person, now }) => {
    Object.assign(hazard, { submittedAt: now, submitter: person.personId, verifier: null, closers: [], photosAfter: 0 })
    return goes(hazard, 'to_verify')
  },
  verify_ok: verifyOk,
  verify_no: returned,
  close,
  refuse_close: returned,
  reopen,
  extend: only((hazard, { person, form, now }) => {
    const isLate = hazard.dueAt !== null && now >= hazard.dueAt
    const newDueOn = text(form, 'due_on') ?? ''
    hazard.extension = { state: 'waiting', by: person.personId, newDueOn, dueAt: isLate ? null : hazard.dueAt }
  }),
  grant_extension: grant,
  refuse_extension: endExtension,
  withdraw_extension: endExtension,
  downgrade: only((hazard, { person }) => propose(hazard.downgrade, person.personId)),
  decide_downgrade: decideDowngrade,
  void: only((hazard, { person }) => propose(hazard.voiding, person.personId)),
  decide_void: decideVoid,
  merge: (hazard) => {
    withdrawReport(hazard)
    return goes(hazard, 'merged')
  },
  share: only((hazard) => Object.assign(hazard, { isShared: true })),
  send_report: only((hazard) => {
    hazard.report = { ...sentReport(hazard), renewedAt: hazard.report?.renewedAt ?? null }
  }),
  withdraw_report: only((hazard, { now }) => {
    hazard.report = { state: modelOverdue(hazard, now) ? 'draft' : 'withdrawn', received: new Map(), renewedAt: now }
  }),
  carry_report: () => stays,
  receive_report: partGoes('received'),
  handle_report: partGoes('handling'),
  answer_report: partGoes('answered'),
  finish_report: partGoes('done'),
  transfer_report: only(({ report }, { person, form }) => {
    report?.received.set(person.organisationId, 'transferred')
    report?.received.set(text(form, 'body') ?? '', 'sent')
  }),
  list_hazard: only((hazard) => Object.assign(hazard, { isListed: true })),
  sign_statutory: only((hazard) => {
    if (hazard.statutory !== null) hazard.statutory.isSigned = true
  }),
  record_statutory_receipt: only((hazard) => {
    if (hazard.statutory !== null) hazard.statutory.isReceived = true
  }),
}
