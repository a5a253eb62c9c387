import { practiceBeginsAt } from '../../src/app/practice/room.ts'
import type { Database, Tx } from '../../src/db/types.ts'
import { randomIds } from '../../src/lib/ids.ts'
import type { RawPress } from './press-room.ts'

const at = practiceBeginsAt
const unique = (ids: readonly (string | null | undefined)[]): string[] => [...new Set(ids.filter((id) => typeof id === 'string'))]

/** What the product reads of a hazard in one statement: its row, everything that hangs on it, and the names in them. */
async function readFacts(tx: Tx, id: string) {
  const of = { where: { hazardId: id } }
  const hazard = await tx.hazard.findUniqueOrThrow({ where: { id } })
  const approvals = await tx.hazardApproval.findMany({ ...of, orderBy: [{ at: 'asc' }, { id: 'asc' }] })
  const notification = await tx.hazardNotification.findFirst({ ...of, orderBy: { round: 'desc' } })
  const plan = await tx.rectificationPlan.findFirst({ ...of, orderBy: { version: 'desc' } })
  const submission = await tx.rectificationSubmission.findFirst({ ...of, orderBy: { round: 'desc' } })
  const extension = await tx.extensionRequest.findFirst({ ...of, orderBy: [{ requestedAt: 'desc' }, { id: 'desc' }] })
  const objection = await tx.gradeObjection.findFirst({ ...of, orderBy: [{ at: 'desc' }, { id: 'desc' }] })
  const report = await tx.overdueReport.findFirst({ ...of, orderBy: { draftedAt: 'desc' } })
  const recipients = report && (await tx.overdueReportRecipient.findMany({ where: { reportId: report.id } }))
  const statutory = await tx.statutoryReport.findFirst({ where: { hazardId: id } })
  const photos = await tx.hazardPhoto.findMany({ ...of, orderBy: [{ receivedAt: 'asc' }, { id: 'asc' }] })
  const files = await tx.storedFile.findMany({ where: { sha256: { in: photos.map(({ sha256 }) => sha256) } } })
  const deadlines = await tx.deadline.findMany({ where: { subjectType: 'hazard', subjectId: id, state: 'open' } })
  const acts = await tx.journalRow.findMany({ where: { subjectType: 'hazard', subjectId: id }, orderBy: { seq: 'asc' }, take: 40 })
  const people = [hazard.finderPersonId, hazard.fixerPersonId, notification?.signedBy, ...acts.map(({ actorPersonId }) => actorPersonId)]
  const bodies = [hazard.enterpriseId, hazard.insurerId, hazard.answerableId, hazard.finderOrganisationId]
  const names = await tx.person.findMany({ where: { id: { in: unique([...people, ...approvals.map(({ personId }) => personId)]) } } })
  const organisations = await tx.organisation.findMany({ where: { id: { in: unique(bodies) } } })
  const help = await tx.responsibleStaff.findFirst({
    where: { enterpriseId: hazard.enterpriseId ?? '', insurerId: hazard.insurerId ?? '' },
  })
  return {
    hazard,
    approvals,
    notification,
    plan,
    submission,
    extension,
    objection,
    report,
    recipients,
    statutory,
    photos,
    files,
    deadlines,
    acts,
    names,
    organisations,
    help,
  }
}

async function contexts(tx: Tx, account: { appId: string; openId: string }) {
  const { personId } = await tx.account.findUniqueOrThrow({ where: { appId_openId: account } })
  const memberships = await tx.membership.findMany({
    where: { personId, startsAt: { lte: at }, endsAt: null },
    orderBy: { startsAt: 'asc' },
  })
  await tx.person.findUniqueOrThrow({ where: { id: personId } })
  await tx.organisation.findMany({ where: { id: { in: memberships.map(({ organisationId }) => organisationId) } } })
  return memberships
}

const refreshAt = { refreshAt: at }
const redraw = (tx: Tx, subjectType: string, subjectId: string) => {
  const since = new Date(at.getTime() - 14 * 24 * 3_600_000)
  const drawn = [{ state: { in: ['delivered', 'read'] }, deliveredAt: { gt: since } }, { state: 'sending' }]
  const under = { state: { in: ['queued', 'unknown'] }, leaseUntil: { not: null } }
  return tx.notice.updateMany({ where: { subjectType, subjectId, channel: 'card', OR: [...drawn, under] }, data: refreshAt })
}

interface Pressed {
  readonly event_id: string
  readonly app_id: string
  readonly tenant_key: string
  readonly operator: { readonly open_id: string }
  readonly action: { readonly value: { readonly hazard: string; readonly v: number; readonly hash: string } }
}

/** Signs as an application written with ORM calls would: the same rows read and written, in one interactive transaction. */
export async function signByOrm(db: Database, raw: RawPress): Promise<void> {
  const press = raw as unknown as Pressed
  const { hazard: id, v: version, hash } = press.action.value
  const [appId, openId, key] = [press.app_id, press.operator.open_id, `event:${press.event_id}`]
  const written = await db.prisma.$transaction(async (tx) => {
    const inbound = JSON.parse(JSON.stringify(press))
    const base = { key, appId, tenantKey: press.tenant_key, openId, kind: 'press', inbound, eventAt: at, receivedAt: at }
    await tx.inboxItem.create({ data: { ...base, state: 'waiting', nextAt: new Date(), leaseUntil: new Date() } })
    const [context] = await contexts(tx, { appId, openId })
    const before = await readFacts(tx, id)
    const signature = { signedAt: at, signedBy: context?.personId ?? '', signedRole: context?.role ?? '', signedHash: hash }
    await tx.hazardNotification.update({ where: { id: before.notification?.id ?? '' }, data: signature })
    const clock = { subjectType: 'hazard', subjectId: id }
    const over = { state: 'met', reason: 'signed', closedAt: at, nextRung: null, nextAt: null, leaseUntil: null }
    await tx.deadline.updateMany({ where: { ...clock, kind: 'hazard.sign', state: 'open' }, data: over })
    await tx.calendarDay.findMany({ orderBy: { on: 'asc' } })
    const times = { openedAt: at, dueAt: new Date(at.getTime() + 86_400_000), nextAt: at }
    await tx.deadline.create({
      data: { id: randomIds.next(), kind: 'hazard.plan', ...clock, ...times, ladderVersion: 0, state: 'open', params: {} },
    })
    const step = { signedAt: at, state: 'awaiting_plan', version: version + 1 }
    const { count } = await tx.hazard.updateMany({ where: { id, version }, data: step })
    const who = {
      actorPersonId: context?.personId ?? '',
      actorOrganisationId: context?.organisationId ?? '',
      actorRole: context?.role ?? '',
    }
    const moved = { fromState: 'awaiting_signature', toState: 'awaiting_plan', details: { onVersion: version }, evidence: [hash] }
    const act = { at, action: 'hazard.signed', ...who, channel: 'chat', source: key, subjectType: 'hazard', subjectId: id, ...moved }
    const { seq } = await tx.journalRow.create({ data: act })
    await tx.journalUnsealed.create({ data: { seq } })
    await redraw(tx, 'hazard', id)
    await redraw(tx, 'visit', before.hazard.visitId ?? '')
    await readFacts(tx, id)
    await tx.inboxItem.update({ where: { key }, data: { state: 'done', nextAt: null, leaseUntil: null, doneAt: at } })
    return count
  })
  if (written !== 1) throw new Error(`${key} was not signed`)
}
