import type { Ladder, Rung, RungTime } from '../../../deadlines/types.ts'
import { climbDays, hazardClocks, paperAfterHours } from './clock-names.ts'
import { hazardNotices as tell } from './notice-names.ts'

/** Audience words of the hazard ladders; deadlines.ts knows who they are today. */
export type HazardAudience =
  | 'finder'
  | 'grader'
  | 'fixer'
  | 'safety'
  | 'principal'
  | 'signers'
  | 'responsible'
  | 'manager'
  | 'verifier'
  | 'closers'
  | 'county'

const afterOpening = (hours: number): RungTime => ({ from: 'opened', hours })
const hoursAfterDue = (hours: number): RungTime => ({ from: 'due', hours })
/** Always 09:00. */
const workdaysAfterOpening = (workdays: number): RungTime => ({ from: 'opened', workdays })
/** Negative: before the due day; 0: the due day itself; positive: after it. Always 09:00. */
const workdaysFromDue = (workdays: number): RungTime => ({ from: 'due', workdays })

interface Telling {
  readonly tell: string
  readonly to: readonly HazardAudience[]
  readonly buzz?: 'buzz-app' | 'buzz-sms' | 'buzz-phone'
}

const acts = ({ tell: kind, to, buzz }: Telling) =>
  to.map((audience) => (buzz === undefined ? { tell: kind, audience } : { tell: kind, audience, buzz: [buzz] }))

const reminder = (rung: string, at: RungTime, clause: string, telling: Telling): Rung => ({
  rung,
  at,
  acts: acts(telling),
  clause,
  isEscalation: false,
})
const escalation = (rung: string, at: RungTime, clause: string, telling: Telling): Rung => ({
  ...reminder(rung, at, clause, telling),
  isEscalation: true,
})
const running = (rung: string, at: RungTime, clause: string, run: string): Rung => ({
  rung,
  at,
  acts: [{ run }],
  clause,
  isEscalation: true,
})

/** What the enterprise owes: 对服务中发现的问题隐患及时整改销号. */
const fixing = '375 §二(三)三'
/** What the insurer owes: 及时通知到主要负责人或实际控制人; 对未按时限整改的及时上报. */
const telling = '375 §二(二)四'

/** 重大事故隐患治理督办制度. */
const supervising = '安全生产法41'

const fixGeneral: Ladder = {
  kind: hazardClocks.fixGeneral,
  version: 1,
  rungs: [
    reminder('before-3', workdaysFromDue(-3), fixing, { tell: tell.fixReminder, to: ['fixer', 'safety'] }),
    reminder('due-day', workdaysFromDue(0), fixing, { tell: tell.fixReminder, to: ['fixer', 'safety'] }),
    escalation('after-1', workdaysFromDue(1), fixing, { tell: tell.overdue, to: ['principal'] }),
    escalation('after-5', workdaysFromDue(5), fixing, { tell: tell.overdue, to: ['manager'] }),
    escalation('after-15', workdaysFromDue(15), telling, { tell: tell.overdueCounty, to: ['county'] }),
  ],
}

const fixMajor: Ladder = {
  kind: hazardClocks.fixMajor,
  version: 1,
  rungs: [
    reminder('before-3', workdaysFromDue(-3), fixing, { tell: tell.fixReminder, to: ['fixer', 'safety'] }),
    reminder('before-1', workdaysFromDue(-1), fixing, { tell: tell.fixReminder, to: ['fixer', 'safety', 'principal'] }),
    reminder('due-day', workdaysFromDue(0), fixing, { tell: tell.fixReminder, to: ['fixer', 'safety', 'principal'] }),
    running('overdue', hoursAfterDue(0), telling, 'draft-report'),
  ],
}

/** From the draft: whoever is silent at the insurer cannot hold the report back. */
const report: Ladder = {
  kind: hazardClocks.report,
  version: 1,
  rungs: [running('send', hoursAfterDue(0), telling, 'send-report')],
}

/** A receipt, an opinion, an end: each stops its own rung at its own body. What a rung does stands in overdue/climb.ts. */
const receipt: Ladder = {
  kind: hazardClocks.receipt,
  version: 1,
  rungs: [running('no-receipt', workdaysAfterOpening(climbDays.receipt), telling, 'tell-receiver-again')],
}

const opinion: Ladder = {
  kind: hazardClocks.opinion,
  version: 1,
  rungs: [running('no-opinion', workdaysAfterOpening(climbDays.opinion), telling, 'climb-to-city')],
}

const reportEnd: Ladder = {
  kind: hazardClocks.reportEnd,
  version: 1,
  rungs: [running('no-end', workdaysAfterOpening(climbDays.reportEnd), telling, 'climb-to-province')],
}

/** 督办 (安全生产法41): reminded before its day; past it, who listed and the level above are told. */
const listing: Ladder = {
  kind: hazardClocks.listing,
  version: 1,
  rungs: [
    reminder('before-3', workdaysFromDue(-3), supervising, { tell: tell.listingReminder, to: ['fixer', 'safety', 'principal'] }),
    reminder('due-day', workdaysFromDue(0), supervising, { tell: tell.listingReminder, to: ['fixer', 'safety', 'principal', 'manager'] }),
    running('overdue', workdaysFromDue(1), supervising, 'tell-listers'),
  ],
}

/** A refused channel is skipped at once: the next one does not wait for its own hour. */
const unreached: Ladder = {
  kind: hazardClocks.unreached,
  version: 1,
  rungs: [running('at-once', afterOpening(0), telling, 'skip-channel')],
}

/** Hour 0, card and app buzz, is told by the notifying command itself, so that it does not wait for a tick. Night does not stop it. */
const sign: Ladder = {
  kind: hazardClocks.sign,
  version: 1,
  rungs: [
    escalation('hour-2', afterOpening(2), telling, { tell: tell.majorNotice, to: ['signers'], buzz: 'buzz-sms' }),
    escalation('hour-8', afterOpening(8), telling, { tell: tell.majorNotice, to: ['signers'], buzz: 'buzz-phone' }),
    escalation('hour-24', afterOpening(paperAfterHours), telling, { tell: tell.paperTask, to: ['responsible'] }),
    running('hour-48', afterOpening(48), telling, 'tell-county-after-failed-attempts'),
    running('hour-72', afterOpening(72), telling, 'tell-county-unsigned'),
  ],
}

const plan: Ladder = {
  kind: hazardClocks.plan,
  version: 1,
  rungs: [
    reminder('due-day', workdaysFromDue(0), fixing, { tell: tell.planReminder, to: ['principal'] }),
    escalation('after-1', workdaysFromDue(1), fixing, { tell: tell.planReminder, to: ['principal', 'responsible'] }),
  ],
}

const verify: Ladder = {
  kind: hazardClocks.verify,
  version: 1,
  rungs: [
    reminder('due-day', workdaysFromDue(0), fixing, { tell: tell.verifyReminder, to: ['verifier'] }),
    escalation('after-1', workdaysFromDue(1), fixing, { tell: tell.verifyReminder, to: ['verifier', 'manager'] }),
  ],
}

const close: Ladder = {
  kind: hazardClocks.close,
  version: 1,
  rungs: [reminder('due-day', workdaysFromDue(0), fixing, { tell: tell.closeReminder, to: ['closers'] })],
}

const grade: Ladder = {
  kind: hazardClocks.grade,
  version: 1,
  rungs: [
    escalation('due', hoursAfterDue(0), telling, { tell: tell.gradeReminder, to: ['grader'] }),
    escalation('after-4-hours', hoursAfterDue(4), telling, { tell: tell.gradeReminder, to: ['grader', 'manager'] }),
    running('after-a-day', hoursAfterDue(24), telling, 'ask-bureau-to-grade'),
  ],
}

const draft: Ladder = {
  kind: hazardClocks.draft,
  version: 1,
  rungs: [
    reminder('day-5', afterOpening(5 * 24), fixing, { tell: tell.draftReminder, to: ['finder'] }),
    running('put-away', hoursAfterDue(0), fixing, 'put-away-draft'),
  ],
}

const speak: Ladder = {
  kind: hazardClocks.speak,
  version: 1,
  rungs: [escalation('due', hoursAfterDue(0), telling, { tell: tell.speakOverdue, to: ['responsible', 'manager'], buzz: 'buzz-phone' })],
}

const extension: Ladder = {
  kind: hazardClocks.extension,
  version: 1,
  rungs: [running('undecided', hoursAfterDue(0), fixing, 'lapse-extension')],
}

const statutory: Ladder = {
  kind: hazardClocks.statutory,
  version: 1,
  rungs: [
    reminder('due-day', workdaysFromDue(0), '安全生产法41', { tell: tell.statutoryReminder, to: ['principal', 'safety'] }),
    reminder('after-1', workdaysFromDue(1), '安全生产法41', { tell: tell.statutoryReminder, to: ['principal'] }),
  ],
}

const statutoryQuarter: Ladder = {
  kind: hazardClocks.statutoryQuarter,
  version: 1,
  rungs: [
    reminder('before-3', workdaysFromDue(-3), '煤矿安全生产条例35', { tell: tell.statutoryReminder, to: ['principal', 'safety'] }),
    reminder('due-day', workdaysFromDue(0), '煤矿安全生产条例35', { tell: tell.statutoryReminder, to: ['principal', 'safety'] }),
    running('next-quarter', hoursAfterDue(0), '煤矿安全生产条例35', 'draft-statutory'),
  ],
}

/** Every timetable of a hazard. A change is a new version beside the old one: running clocks keep theirs. */
export const hazardLadders: readonly Ladder[] = [
  fixGeneral,
  fixMajor,
  report,
  sign,
  plan,
  verify,
  close,
  grade,
  draft,
  speak,
  extension,
  statutory,
  statutoryQuarter,
  receipt,
  opinion,
  reportEnd,
  listing,
  unreached,
]
