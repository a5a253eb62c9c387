import type { DeadlineKind, ResolveAudiences, RunningDeadline } from '../../deadlines/index.ts'
import { askTogether } from '../directory/index.ts'
import { type AudienceWord, resolveAudience } from './audience.ts'
import type { AudienceFacts } from './audience-facts.ts'
import { askBureauToGrade } from './overdue/ask-bureau-to-grade.ts'
import { climbToCity, climbToProvince, tellReceiverAgain } from './overdue/climb.ts'
import { lapseExtension, putAwayDraft } from './overdue/clock-acts.ts'
import { draftReport } from './overdue/draft-report.ts'
import { sendWhenSilent } from './overdue/send-when-silent.ts'
import { skipChannel } from './overdue/skip-channel.ts'
import { tellListers } from './overdue/tell-listers.ts'
import { tellCountyAfterFailures, tellCountyUnsigned } from './overdue/unsigned.ts'
import { audienceFactsOf } from './queries/audience-facts.ts'
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
  [hazardClocks.receipt]: { 'tell-receiver-again': tellReceiverAgain },
  [hazardClocks.opinion]: { 'climb-to-city': climbToCity },
  [hazardClocks.reportEnd]: { 'climb-to-province': climbToProvince },
  [hazardClocks.listing]: { 'tell-listers': tellListers },
  [hazardClocks.unreached]: { 'skip-channel': skipChannel },
  [hazardClocks.grade]: { 'ask-bureau-to-grade': askBureauToGrade },
  [hazardClocks.draft]: { 'put-away-draft': putAwayDraft },
  [hazardClocks.extension]: { 'lapse-extension': lapseExtension },
  [hazardClocks.statutoryQuarter]: { 'draft-statutory': (tx, { subject }, deps) => draftStatutory(tx, deps, subject.id) },
}

/** The grader's clock goes on for the second person once somebody has proposed; the other words mean what they say. */
function wordFor(audience: HazardAudience, facts: AudienceFacts): AudienceWord {
  return audience === 'grader' && waitingProposal(facts, 'grade') !== null ? 'approvers' : audience
}

/** A receipt ends the reminders of its period, though the quarter's clock runs on. */
const isSettled = (kind: string, facts: AudienceFacts): boolean =>
  kind === hazardClocks.statutoryQuarter && facts.statutory !== null && facts.statutory.receiptNumber !== null

const audienceWords: ReadonlySet<string> = new Set(
  hazardLadders.flatMap(({ rungs }) => rungs.flatMap(({ acts }) => acts.flatMap((act) => ('audience' in act ? [act.audience] : [])))),
)
const isAudience = (word: string): word is HazardAudience => audienceWords.has(word)

/** The hazard a clock is about; one of another subject names it in its params. */
function hazardIdOf({ subject, params }: RunningDeadline): string {
  return subject.type === 'hazard' || typeof params.hazard !== 'string' ? subject.id : params.hazard
}

/**
 * Every kind of deadline of hazards: its ladder, whom its words mean today, and what the clock does by itself.
 *
 * @param now - domain time: who holds a role is asked at the instant of telling.
 */
export function hazardDeadlineKinds(now: () => Date): readonly DeadlineKind[] {
  const audiences: ResolveAudiences = async (tx, asked) => {
    const facts = await audienceFactsOf(
      tx,
      asked.map(({ deadline }) => hazardIdOf(deadline)),
    )
    const people = askTogether(tx, now())
    const resolve = async ({ audience: word, deadline }: (typeof asked)[number]) => {
      const known = facts.get(hazardIdOf(deadline))
      if (known === undefined || !isAudience(word) || isSettled(deadline.kind, known)) return []
      return resolveAudience(people, { facts: known, words: [wordFor(word, known)] })
    }
    return Promise.all(asked.map(resolve))
  }
  return Object.values(hazardClocks).map((kind) => ({
    kind,
    ladders: hazardLadders.filter((ladder) => ladder.kind === kind),
    audiences,
    runs: runs[kind] ?? {},
  }))
}
