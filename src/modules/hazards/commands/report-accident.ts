import { inTransaction } from '../../../db/transaction.ts'
import type { CommandDeps, Tx } from '../../../db/types.ts'
import { record } from '../../../journal/index.ts'
import { enqueueNotices, type Recipient } from '../../../notices/index.ts'
import { type Actor, answerableFor, bodiesFor, enterpriseById, holders } from '../../directory/index.ts'
import { accidentReportHours } from '../rules/accident.ts'
import { hazardNotices } from '../rules/notice-names.ts'

export interface AccidentInput {
  /** The words as they were written; at most 2,000 characters are kept. */
  readonly text: string
  /** When they arrived: the statutory hour is counted from here. */
  readonly at: Date
  /** Key of the message: the same message is one alert. */
  readonly source: string
}

export interface AccidentTold {
  readonly alertId: string
  /** End of the hour in which the head of the enterprise must report. */
  readonly reportByAt: Date
  /** Bodies to be told by the enterprise itself. */
  readonly bodies: readonly { readonly name: string; readonly number: string | null }[]
}

const hourMs = 3_600_000
const longestText = 2000

/**
 * Keeps that somebody wrote of an accident, and tells the insurer's claim staff and manager at once.
 *
 * It is no hazard and no statutory report: the enterprise reports by itself, within the hour.
 *
 * @see 375 §二(二)六; 生产安全事故报告和调查处理条例 9
 */
export async function reportAccident(deps: CommandDeps, actor: Actor, input: AccidentInput): Promise<AccidentTold> {
  return inTransaction(deps.db, async (tx) => {
    const { source: alertId, at } = input
    const enterpriseId = actor.organisationKind === 'enterprise' ? actor.organisationId : null
    const reportByAt = new Date(at.getTime() + accidentReportHours * hourMs)
    const { count } = await tx.accidentAlert.createMany({
      data: [
        {
          ...{ id: alertId, personId: actor.personId, organisationId: actor.organisationId, enterpriseId },
          ...{ text: input.text.slice(0, longestText), at, reportByAt },
        },
      ],
      skipDuplicates: true,
    })
    if (count > 0) await recordAndTell(tx, deps, { actor, alertId, enterpriseId })
    return { alertId, reportByAt, bodies: await bodiesOf(tx, enterpriseId, at) }
  })
}

async function recordAndTell(
  tx: Tx,
  deps: CommandDeps,
  alert: { actor: Actor; alertId: string; enterpriseId: string | null },
): Promise<void> {
  const { actor, alertId, enterpriseId } = alert
  const subject = { type: 'accident', id: alertId }
  await record(tx, deps, { action: 'accident.alerted', by: actor, channel: 'chat', source: alertId, subject, details: { enterpriseId } })
  const people = await insurersPeople(tx, alert, deps.clock.now())
  const requests = people
    .filter(({ personId }) => personId !== actor.personId)
    .map((to) => ({
      ...{ kind: hazardNotices.accidentAlert, subject, to, buzz: ['buzz-app', 'buzz-phone'] as const },
      dedupeKey: `${hazardNotices.accidentAlert}:${alertId}:${to.personId}`,
    }))
  await enqueueNotices(tx, deps, requests)
}

/** Of an enterprise: its insurer today; of an insurer's own people: theirs; of an agency: those it works for, all of them. */
async function insurersPeople(tx: Tx, alert: { actor: Actor; enterpriseId: string | null }, now: Date): Promise<Recipient[]> {
  const { actor, enterpriseId } = alert
  const insurers =
    enterpriseId === null ? await insurersOf(tx, actor, now) : [(await answerableFor(tx, { enterpriseId, at: now })).insurerId]
  const people: Recipient[] = []
  for (const organisationId of insurers) {
    if (organisationId !== null) people.push(...(await holders(tx, { organisationId, roles: ['bx.claim', 'bx.manager'] }, now)))
  }
  return people
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

async function bodiesOf(tx: Tx, enterpriseId: string | null, now: Date): Promise<AccidentTold['bodies']> {
  const enterprise = enterpriseId === null ? null : await enterpriseById(tx, enterpriseId)
  if (enterprise === null) return []
  const { bureau, department } = await bodiesFor(tx, enterprise, now)
  return [bureau, department].flatMap((body) => (body === null ? [] : [{ name: body.name, number: null }]))
}
