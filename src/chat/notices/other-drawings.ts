import {
  accidentTold,
  handoverList,
  hazardNotice,
  journalRoot,
  operatorTold,
  registrationRequest,
  registrationResult,
} from '../../../cards/index.ts'
import { dayRootOf } from '../../journal/index.ts'
import { type HandoverParams, organisationName, registrationView, roleLabel } from '../../modules/directory/index.ts'
import { accidentAlert, hazardRows, hazardView, visitHazards } from '../../modules/hazards/index.ts'
import type { OperatorTold } from '../../modules/operations/index.ts'
import type { Rendered } from '../../notices/index.ts'
import { contextLabel } from '../answers.ts'
import type { Reading } from './hazard-reader.ts'

const contextOf = ({ actor, practice, now }: Reading) => ({ practice, now, as: contextLabel(actor), help: null })

/** More would pass the platform's limits; the rest is found in the to-do list. */
const mostShown = 6

/** The general hazards of one visit on one card a person; it grows with the visit. */
export async function drawVisit(reading: Reading): Promise<Rendered> {
  const { tx, actor, notice, now } = reading
  const rows = await visitHazards(tx, { actor, visit: notice.subject.id }, now)
  const told = rows.filter(({ grade, state }) => grade === 'general' && state !== 'merged' && state !== 'voided')
  const views = await Promise.all(told.slice(0, mostShown).map(({ id }) => hazardView(tx, { actor, hazard: id }, now)))
  const [first, ...rest] = views.filter((view) => view !== null)
  if (!first) return { obsolete: 'the visit has no general hazard left to be fixed' }
  return { card: hazardNotice({ hazards: [first, ...rest] }, reading) }
}

/** A registration that waits for this reader's decision, or how it was decided. */
export async function drawRegistrationAsked(reading: Reading): Promise<Rendered> {
  const { tx, notice } = reading
  const view = await registrationView(tx, notice.subject.id)
  if (!view || (view.state !== 'waiting' && !notice.isSent)) return { obsolete: 'the registration is decided' }
  const { id, name, mobile, organisationName, roleLabel: label, requestedAt, withCode, state, decidedBy } = view
  const verdict = state === 'approved' ? ('approved' as const) : ('refused' as const)
  const decided = state === 'waiting' ? null : { verdict, by: decidedBy ?? '管理员' }
  const shown = { registration: id, name, mobile, organisationName, roleLabel: label, requestedAt, hasCode: withCode, decided }
  return { card: registrationRequest(shown, contextOf(reading)) }
}

export async function drawRegistrationDecided(reading: Reading): Promise<Rendered> {
  const { actor } = reading
  const view = { outcome: 'approved', organisationName: actor.organisationName, roleLabel: roleLabel(actor.role), reason: null } as const
  return { card: registrationResult(view, contextOf(reading)) }
}

/** Everything that waited on somebody who left, for who takes over. */
export async function drawHandover(reading: Reading): Promise<Rendered> {
  const { tx, actor, notice, now } = reading
  const params = notice.params as unknown as HandoverParams & { readonly items: readonly { readonly subject?: { readonly id: string } }[] }
  const ids = params.items.flatMap(({ subject }) => (subject ? [subject.id] : []))
  const rows = await hazardRows(tx, { actor, ids }, now)
  return { card: handoverList({ fromName: params.name, reason: `原任${params.roleLabel}，已离任`, rows }, contextOf(reading)) }
}

/** An alert names the sites the reader's own body answers for, never another insurer's. */
export async function drawAccident(reading: Reading): Promise<Rendered> {
  const { tx, notice, actor } = reading
  const alert = await accidentAlert(tx, notice.subject.id)
  if (!alert) return { obsolete: 'the alert is gone' }
  const sites = Array.isArray(notice.params.sites) ? (notice.params.sites as readonly string[]) : []
  const names = await Promise.all(sites.map((site) => organisationName(tx, site)))
  const enterpriseName = names.length === 0 ? alert.enterpriseName : names.join(' 或 ')
  const isBureau = actor.organisationKind === 'emergency-bureau'
  return { card: accidentTold({ ...alert, enterpriseName, isBureau }, contextOf(reading)) }
}

/** A matter for who operates the deployment. */
export async function drawOperatorTold(reading: Reading): Promise<Rendered> {
  const { matter, text } = reading.notice.params as unknown as OperatorTold
  return { card: operatorTold({ matter, text }, contextOf(reading)) }
}

/** The root of a day for who keeps it outside. */
export async function drawJournalRoot(reading: Reading): Promise<Rendered> {
  const { tx, notice } = reading
  const root = await dayRootOf(tx, notice.subject.id)
  if (root === null) return { obsolete: 'the root is gone' }
  return { card: journalRoot({ day: notice.subject.id, hash: root.hash, rows: Number(root.position) }, contextOf(reading)) }
}
