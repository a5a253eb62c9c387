import type { Tx } from '../../../db/types.ts'
import { daysBetween, lastDayBefore, shanghaiDate } from '../../../lib/calendar.ts'
import { type Actor, roleLabel } from '../../directory/index.ts'
import type { ApprovalFact, HazardFacts, PartyFact } from '../facts.ts'
import { actText } from '../rules/act-texts.ts'
import { causes, discoverySources, programmes, type Word, wordLabel } from '../rules/dictionaries.ts'
import { isOverdue } from '../rules/due-dates.ts'
import { proposedGrade } from '../rules/grade-proposal.ts'
import { may } from '../rules/may.ts'
import { receiptPhotos } from '../rules/receipt-photos.ts'
import { reportFor } from '../rules/report-readers.ts'
import { timelinessFor } from '../rules/timeliness.ts'
import type { ApprovalView, ClauseView, HazardView, PersonLabel } from '../types.ts'
import { standardOf } from './clause-facts.ts'
import { factsFor } from './facts.ts'

/** Lines of the story a card shows. */
const timelineShown = 12

/**
 * One hazard as this reader may see it now, and what this reader may do with it; null when there is none or it is not
 * theirs. By id or number. One statement.
 */
export async function hazardView(tx: Tx, asked: { actor: Actor; hazard: string }, now: Date): Promise<HazardView | null> {
  const facts = await factsFor(tx, asked, now)
  return facts === null ? null : viewOf(facts, asked.actor, now)
}

/** The same from facts already read under this reader's scope. */
export function viewOf(facts: HazardFacts, actor: Actor, now: Date): HazardView {
  return {
    ...story(facts),
    ...timing(facts, now),
    may: may(facts, actor, now),
    report: reportFor(facts, actor),
    receiptPhotos: actor.organisationId === facts.hazard.answerableId ? receiptPhotos(facts) : [],
    listing: facts.listing,
    timeliness: timelinessFor(facts, actor, now),
    help: facts.help,
    reader: { personId: actor.personId, role: actor.role, label: `${actor.organisationName} ${roleLabel(actor.role)}` },
    clause: clauseOf(facts),
    approvals: facts.approvals.filter((approval) => approval.details.isComplete !== false).map(approvalView),
    timeline: facts.acts.slice(-timelineShown).map((act) => ({ at: act.at, text: actText(act) })),
  }
}

type Story = Omit<
  HazardView,
  | keyof ReturnType<typeof timing>
  | 'may'
  | 'report'
  | 'receiptPhotos'
  | 'listing'
  | 'timeliness'
  | 'help'
  | 'reader'
  | 'clause'
  | 'approvals'
  | 'timeline'
>

function story(facts: HazardFacts): Story {
  const { hazard } = facts
  return {
    id: hazard.id,
    number: hazard.number,
    visit: hazard.visitId,
    version: hazard.version,
    state: hazard.state,
    grade: hazard.grade,
    enterprise: facts.enterprise,
    regionName: facts.regionName,
    insurerName: facts.insurerName,
    answerableName: facts.answerable?.name ?? null,
    place: hazard.place,
    description: hazard.description,
    foundAt: hazard.foundAt,
    registeredAt: hazard.registeredAt,
    finder: personLabel(facts.finder),
    discovery: inChinese(discoverySources, hazard.discovery),
    cause: inChinese(causes, hazard.cause),
    programme: inChinese(programmes, hazard.programme),
    proposedGrade: hazard.grade === 'ungraded' ? proposedGrade(facts).grade : null,
    isImminent: hazard.imminent,
    isSelfFound: hazard.isSelfFound,
    isStopped: hazard.isStopped,
    isListed: hazard.isListed,
    backfillReason: hazard.backfillReason,
    photoWaiver: hazard.photoWaiver,
    fact: hazard.fact,
    harm: hazard.harm,
    advice: hazard.advice,
    fixer: facts.fixer === null ? null : personLabel(facts.fixer),
    photosBefore: facts.photos.filter(({ phase }) => phase === 'before'),
    photosAfter: facts.photos.filter(({ phase }) => phase === 'after'),
    notification: notificationOf(facts),
    plan: facts.plan,
    submission: submissionOf(facts),
    extension: facts.extension === null ? null : { ...facts.extension, by: personLabel(facts.extension.by) },
  }
}

const inChinese = (words: readonly Word[], key: string | null): string | null => (key === null ? null : wordLabel(words, key))

function timing(facts: HazardFacts, now: Date): Pick<HazardView, 'dueOn' | 'originalDueOn' | 'isOverdue' | 'daysLeft'> {
  const { dueAt, originalDueAt, state } = facts.hazard
  // What the finder wished for is not a due date: only a draft shows it, to be changed.
  const dueOn = dueAt === null && state !== 'draft' ? null : facts.hazard.dueOn
  return {
    dueOn,
    originalDueOn: originalDueAt === null ? null : lastDayBefore(originalDueAt),
    isOverdue: isOverdue(facts.hazard, now),
    daysLeft: dueOn === null ? null : daysBetween(shanghaiDate(now), dueOn),
  }
}

/** A person as a card names one: body and role beside the name. */
export function personLabel(party: PartyFact): PersonLabel {
  return {
    personId: party.personId,
    name: party.personName,
    organisationName: party.organisationName,
    roleLabel: roleLabel(party.role),
  }
}

function clauseOf({ hazard }: HazardFacts): ClauseView | null {
  const { clause, clauseText, standardId } = hazard
  if (clause === null || clauseText === null) return null
  const { title, number } = standardOf(standardId)
  return {
    standardId,
    standardTitle: title,
    standardNumber: number,
    clause,
    text: clauseText,
    origin: hazard.clauseSource === 'catalogue' ? 'paraphrase' : 'by-hand',
  }
}

function approvalView({ act, step, verdict, by, at, reason }: ApprovalFact): ApprovalView {
  return { act, step, verdict, by: personLabel(by), at, reason }
}

function notificationOf({ notification }: HazardFacts): HazardView['notification'] {
  if (notification === null) return null
  const { text, textHash, issuedAt, signedAt, signedBy } = notification
  return { text, textHash, issuedAt, signedAt, signedBy: signedBy === null ? null : personLabel(signedBy) }
}

function submissionOf({ submission }: HazardFacts): HazardView['submission'] {
  if (submission === null) return null
  const { round, measures, costFen, by, at, verdict, reason } = submission
  return { round, measures, costFen, by: personLabel(by), at, verdict, reason }
}
