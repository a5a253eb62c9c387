import { inTransaction } from '../../../db/transaction.ts'
import type { CommandDeps, Tx } from '../../../db/types.ts'
import { record } from '../../../journal/index.ts'
import { enqueueNotices, type Recipient } from '../../../notices/index.ts'
import { type Actor, answerableFor, bodiesFor, dutyRecipients, enterpriseById, holders } from '../../directory/index.ts'
import { accidentReportHours } from '../rules/accident.ts'
import { hazardNotices } from '../rules/notice-names.ts'
import { keepAlert } from '../store.ts'

export interface AccidentInput {
  /** The words as they were written; at most 2,000 characters are kept. */
  readonly text: string
  /** When they arrived: the statutory hour is counted from here. */
  readonly at: Date
  /** Key of the message: the same message is one alert. */
  readonly source: string
  /** Every context the person holds: an accident may be at any of his sites. Default: the one it is told under. */
  readonly contexts?: readonly Actor[]
}

export interface AccidentTold {
  readonly alertId: string
  /** End of the hour in which the head of the enterprise must report. */
  readonly reportByAt: Date
  /** Bodies to be told by the enterprise itself. */
  readonly bodies: readonly { readonly name: string; readonly number: string | null }[]
  /** Who was told by the program. */
  readonly alerted: 'insurer' | 'bureau' | 'nobody'
}

const hourMs = 3_600_000
const longestText = 2000

/**
 * Keeps that somebody wrote of an accident, and tells the insurer's claim staff and manager at once: of every site the person
 * belongs to, because which one it is nobody knows yet. Where no policy covers, the duty list of the bureau that answers.
 *
 * It is no hazard and no statutory report: the enterprise reports by itself, within the hour.
 *
 * @see 375 §二(二)六; 生产安全事故报告和调查处理条例 9
 */
export async function reportAccident(deps: CommandDeps, actor: Actor, input: AccidentInput): Promise<AccidentTold> {
  return inTransaction(deps.db, async (tx) => {
    const { source: alertId, at } = input
    const sites = sitesOf(input.contexts ?? [actor])
    const [only] = sites
    const enterpriseId = sites.length === 1 ? (only ?? null) : null
    const reportByAt = new Date(at.getTime() + accidentReportHours * hourMs)
    const who = { id: alertId, personId: actor.personId, organisationId: actor.organisationId, enterpriseId }
    const isNew = await keepAlert(tx, { ...who, text: input.text.slice(0, longestText), at, reportByAt })
    const asked = await toBeAlerted(tx, { actor, sites }, deps.clock.now())
    if (isNew) await recordAndTell(tx, deps, { actor, alertId, enterpriseId, people: asked.people })
    return { alertId, reportByAt, bodies: await bodiesOf(tx, sites, at), alerted: asked.alerted }
  })
}

const sitesOf = (contexts: readonly Actor[]): readonly string[] => [
  ...new Set(contexts.filter(({ organisationKind }) => organisationKind === 'enterprise').map(({ organisationId }) => organisationId)),
]

async function recordAndTell(
  tx: Tx,
  deps: CommandDeps,
  alert: { actor: Actor; alertId: string; enterpriseId: string | null; people: readonly Alerted[] },
): Promise<void> {
  const { actor, alertId, enterpriseId, people } = alert
  const subject = { type: 'accident', id: alertId }
  await record(tx, deps, { action: 'accident.alerted', by: actor, channel: 'chat', source: alertId, subject, details: { enterpriseId } })
  const requests = people
    .filter(({ to }) => to.personId !== actor.personId)
    .map(({ to, sites }) => ({
      ...{ kind: hazardNotices.accidentAlert, subject, to, params: { sites }, buzz: ['buzz-app', 'buzz-phone'] as const },
      dedupeKey: `${hazardNotices.accidentAlert}:${alertId}:${to.personId}`,
    }))
  await enqueueNotices(tx, deps, requests)
}

/** Somebody to be told, with the sites his own body answers for. */
interface Alerted {
  readonly to: Recipient
  readonly sites: readonly string[]
}

/** Of sites: their insurers today, else their bureaus; of an insurer's own people: theirs; of an agency: those it works for. */
async function toBeAlerted(
  tx: Tx,
  asked: { actor: Actor; sites: readonly string[] },
  now: Date,
): Promise<{ people: readonly Alerted[]; alerted: AccidentTold['alerted'] }> {
  const { actor, sites } = asked
  const answerable = await Promise.all(sites.map(async (site) => ({ site, ...(await answerableFor(tx, { enterpriseId: site, at: now })) })))
  const insurers = sites.length === 0 ? await insurersOf(tx, actor, now) : answerable.flatMap(({ insurerId }) => insurerId ?? [])
  const bureaus = answerable.flatMap(({ insurerId, answerableId }) => (insurerId === null ? (answerableId ?? []) : []))
  const found = new Map<string, Alerted>()
  const add = (people: readonly Recipient[], body: string) => {
    const theirs = answerable.filter(({ answerableId }) => answerableId === body).map(({ site }) => site)
    for (const to of people) if (!found.has(to.personId)) found.set(to.personId, { to, sites: theirs })
  }
  for (const body of insurers) add(await holders(tx, { organisationId: body, roles: ['bx.claim', 'bx.manager'] }, now), body)
  const isInsured = found.size > 0
  for (const body of bureaus) add(await dutyRecipients(tx, { organisationId: body, matter: 'overdue-report' }, now), body)
  return { people: [...found.values()], alerted: isInsured ? 'insurer' : found.size > 0 ? 'bureau' : 'nobody' }
}

async function insurersOf(tx: Tx, { organisationId, organisationKind }: Actor, now: Date): Promise<readonly string[]> {
  if (organisationKind === 'insurer') return [organisationId]
  if (organisationKind !== 'agency') return []
  const rows = await tx.assignment.findMany({
    where: { agencyId: organisationId, startsAt: { lte: now }, endsAt: { gt: now } },
    distinct: ['insurerId'],
    select: { insurerId: true },
  })
  return rows.map(({ insurerId }) => insurerId)
}

async function bodiesOf(tx: Tx, sites: readonly string[], now: Date): Promise<AccidentTold['bodies']> {
  const names = new Set<string>()
  for (const site of sites) {
    const enterprise = await enterpriseById(tx, site)
    if (enterprise === null) continue
    const { bureau, department } = await bodiesFor(tx, enterprise, now)
    for (const body of [bureau, department]) if (body !== null) names.add(body.name)
  }
  return [...names].map((name) => ({ name, number: null }))
}
