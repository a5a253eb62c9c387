import { formatInstant } from '../../../lib/calendar-words.ts'
import type { Acting, HazardFacts } from '../facts.ts'
import type { TimelinessView } from '../types.ts'
import { gradingHours, reportHours, speakHours } from './clock-names.ts'

const hourMs = 3_600_000

interface Duty {
  readonly step: TimelinessView['step']
  /** Hours it may take (C); the grade has the first grader's hours and the second person's. */
  readonly limitHours: (facts: HazardFacts) => number
  readonly from: (facts: HazardFacts) => Date | null
  readonly to: (facts: HazardFacts) => Date | null
  readonly party: (facts: HazardFacts) => string
}

const answerable = ({ answerable: body, insurerName }: HazardFacts): string => body?.name ?? insurerName ?? '没有承保机构'
/** A report the clock withdrew was never owed; a draft is owed from the instant the hazard was overdue. */
const owedReport = ({ report }: HazardFacts) => (report === null || report.state === 'withdrawn' ? null : report)

/** 及时通知、及时上报 (375 §二(二)四) as hours, each from one column of the hazard or its report to another. */
const duties: readonly Duty[] = [
  {
    step: 'register',
    limitHours: () => 24,
    from: ({ hazard }) => hazard.foundAt,
    to: ({ hazard }) => hazard.registeredAt,
    party: ({ finder }) => finder.organisationName,
  },
  {
    step: 'grade',
    limitHours: () => gradingHours.unsure + gradingHours.major,
    from: ({ hazard }) => hazard.registeredAt,
    to: ({ hazard }) => hazard.confirmedAt,
    party: answerable,
  },
  {
    step: 'notify',
    limitHours: ({ hazard }) => (hazard.imminent ? speakHours : 24),
    from: ({ hazard }) => hazard.foundAt,
    to: ({ hazard }) => hazard.notifiedAt,
    party: answerable,
  },
  {
    step: 'report',
    limitHours: () => reportHours,
    from: (facts) => owedReport(facts)?.dueAt ?? null,
    to: (facts) => owedReport(facts)?.sentAt ?? null,
    party: answerable,
  },
]

/** How long each duty of the insurer took in a major hazard, in the order they are owed; what was not owed yet is left out. */
export function timelinessOf(facts: HazardFacts, now: Date): readonly TimelinessView[] {
  if (facts.hazard.grade !== 'major') return []
  return duties.flatMap((duty) => {
    const from = duty.from(facts)
    if (from === null) return []
    const to = duty.to(facts)
    const ms = Math.max(0, (to ?? now).getTime() - from.getTime())
    const limitHours = duty.limitHours(facts)
    // Sent by the clock in its stead is not sent in time.
    const isReplaced = duty.step === 'report' && facts.report?.isAutomatic === true
    const isLate = ms > limitHours * hourMs || isReplaced
    return [{ step: duty.step, from, to, hours: Math.ceil(ms / hourMs), limitHours, isLate, party: duty.party(facts) }]
  })
}

/** Bureaus and departments, and the body it is about, see the hours; an enterprise and an agency do not. */
export function timelinessFor(facts: HazardFacts, actor: Acting, now: Date): readonly TimelinessView[] {
  const isAuthority = actor.organisationKind === 'emergency-bureau' || actor.organisationKind === 'industry-department'
  return isAuthority || actor.organisationId === facts.hazard.answerableId ? timelinessOf(facts, now) : []
}

const stepWords: Readonly<Record<TimelinessView['step'], string>> = {
  register: '发现到登记',
  grade: '登记到定级',
  notify: '发现到告知',
  report: '逾期到报送',
}

/** One duty in words: hours, from when to when, the limit, and who is late. Years are said, it is read long afterwards. */
export function timelinessWords({ step, from, to, hours, limitHours, isLate, party }: TimelinessView, reference = new Date(0)): string {
  const until = to === null ? '现在，还没有办' : formatInstant(to, reference)
  const took = `${stepWords[step]} ${hours} 小时（${formatInstant(from, reference)} 到 ${until}，时限 ${limitHours} 小时）`
  return isLate ? `${took}，超时：${party}` : took
}
