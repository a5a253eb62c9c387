import type { DeadlineKind, ResolveAudience } from '../../deadlines/index.ts'
import { type AudienceWord, audienceOf } from './audience.ts'
import type { HazardFacts } from './facts.ts'
import { askBureauToGrade } from './overdue/ask-bureau-to-grade.ts'
import { lapseExtension, putAwayDraft } from './overdue/clock-acts.ts'
import { draftReport } from './overdue/draft-report.ts'
import { sendWhenSilent } from './overdue/send-when-silent.ts'
import { tellCountyAfterFailures, tellCountyUnsigned } from './overdue/unsigned.ts'
import { factsOf } from './queries/facts.ts'
import { type HazardClock, hazardClocks } from './rules/clock-names.ts'
import { type HazardAudience, hazardLadders } from './rules/ladders.ts'
import { waitingProposal } from './rules/separation.ts'
import { draftStatutory } from './statutory/draft-statutory.ts'

type Runs = DeadlineKind['runs']

/** What the clock does by itself, beside telling people. */
const runs: Partial<Record<HazardClock, Runs>> = {
  [hazardClocks.fixMajor]: {
    'draft-report': (tx, { subject, dueAt }, deps) => draftReport(tx, deps, { hazardId: subject.id, since: dueAt }),
  },
  [hazardClocks.report]: { 'send-report': sendWhenSilent },
  [hazardClocks.sign]: {
    'tell-county-after-failed-attempts': tellCountyAfterFailures,
    'tell-county-unsigned': tellCountyUnsigned,
  },
  [hazardClocks.grade]: { 'ask-bureau-to-grade': askBureauToGrade },
  [hazardClocks.draft]: { 'put-away-draft': putAwayDraft },
  [hazardClocks.extension]: { 'lapse-extension': lapseExtension },
  [hazardClocks.statutoryQuarter]: { 'draft-statutory': (tx, { subject }, deps) => draftStatutory(tx, deps, subject.id) },
}

/** The grader's clock goes on for the second person once somebody has proposed; the other words mean what they say. */
function wordFor(audience: HazardAudience, facts: HazardFacts): AudienceWord {
  return audience === 'grader' && waitingProposal(facts, 'grade') !== null ? 'approvers' : audience
}

/** A receipt ends the reminders of its period, though the quarter's clock runs on. */
const isSettled = (kind: string, facts: HazardFacts): boolean =>
  kind === hazardClocks.statutoryQuarter && facts.statutory !== null && facts.statutory.receiptNumber !== null

const isAudience = (word: string): word is HazardAudience =>
  hazardLadders.some(({ rungs }) => rungs.some(({ acts }) => acts.some((act) => 'audience' in act && act.audience === word)))

/**
 * Every kind of deadline of hazards: its ladder, whom its words mean today, and what the clock does by itself.
 *
 * @param now - domain time: who holds a role is asked at the instant of telling.
 */
export function hazardDeadlineKinds(now: () => Date): readonly DeadlineKind[] {
  const audience: ResolveAudience = async (tx, word, deadline) => {
    const facts = await factsOf(tx, deadline.subject.id)
    if (facts === null || !isAudience(word) || isSettled(deadline.kind, facts)) return []
    return audienceOf(tx, { facts, words: [wordFor(word, facts)] }, now())
  }
  return Object.values(hazardClocks).map((kind) => ({
    kind,
    ladders: hazardLadders.filter((ladder) => ladder.kind === kind),
    audience,
    runs: runs[kind] ?? {},
  }))
}
