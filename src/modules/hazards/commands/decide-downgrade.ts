import { closeAllFor, closeDeadline, openDeadline } from '../../../deadlines/index.ts'
import { withdrawDraft } from '../overdue/withdraw-draft.ts'
import { hazardClocks } from '../rules/clock-names.ts'
import { hazardNotices } from '../rules/notice-names.ts'
import type { HazardState } from '../types.ts'
import { hazardCommand, type Outcome, type Step } from './hazard-command.ts'
import { decide, mustSayWhy, verdictForm } from './sign-chain.ts'
import { tellAudience } from './tell-audience.ts'

/** The clocks of a major hazard stop; a general one is to be fixed by the same day. */
async function exchangeClocks({ tx, deps, actor, facts }: Step<unknown>): Promise<void> {
  const { extension } = facts
  const { id, state, dueAt } = facts.hazard
  const subject = { type: 'hazard', id }
  await withdrawDraft(tx, deps, { facts, by: actor, reason: '已降为一般隐患' })
  // Handed in and waiting for verification: that clock is the same for both grades.
  if (state === 'to_verify') return exchangeHandedIn({ tx, deps }, { subject, dueAt })
  await closeAllFor(tx, deps, { subject, state: 'cancelled', reason: 'downgraded' })
  if (dueAt === null) return
  await openDeadline(tx, deps, { kind: hazardClocks.fixGeneral, subject, dueAt })
  // A request for more time waits on, and still lapses when its day has passed undecided.
  if (extension?.state === 'waiting' && !extension.isLate) await openDeadline(tx, deps, { kind: hazardClocks.extension, subject, dueAt })
}

/** Clocks only a major hazard has, beside that of its fix. */
const majorOnly = [hazardClocks.sign, hazardClocks.statutory, hazardClocks.statutoryQuarter] as const

/** The clock of a fix handed in late runs on, as that of a general hazard; one handed in on time has stopped already. */
async function exchangeHandedIn(
  { tx, deps }: Pick<Step<unknown>, 'tx' | 'deps'>,
  { subject, dueAt }: { subject: { type: string; id: string }; dueAt: Date | null },
): Promise<void> {
  const ended = { subject, state: 'cancelled', reason: 'downgraded' } as const
  for (const kind of majorOnly) await closeDeadline(tx, deps, { kind, ...ended })
  const ran = await closeDeadline(tx, deps, { kind: hazardClocks.fixMajor, ...ended })
  if (ran && dueAt !== null) await openDeadline(tx, deps, { kind: hazardClocks.fixGeneral, subject, dueAt })
}

/** The fix is owed on, as a general hazard: a state in which nobody owes anything would let it be forgotten. */
const afterwards = (state: HazardState): Pick<Outcome, 'followedBy'> =>
  state === 'to_verify' ? {} : { followedBy: [{ action: 'hazard.notified', from: 'registered', to: 'rectifying' }] }

/**
 * The county bureau agrees or refuses that a major hazard be a general one: two people of two bodies, with the reason of each.
 *
 * @see 322 §二
 */
export const decideDowngrade = hazardCommand({
  command: 'decide_downgrade',
  form: verdictForm,
  apply: async (step) => {
    const { facts, form } = step
    mustSayWhy(form)
    await decide(step, 'downgrade', form)
    const isAgreed = form.verdict === 'agreed'
    if (isAgreed) await exchangeClocks(step)
    const to = isAgreed ? (['manager', 'responsible', 'principal', 'safety', 'fixer'] as const) : (['manager'] as const)
    await tellAudience(step, { tell: hazardNotices.downgradeDecided, to, params: { verdict: form.verdict, reason: form.reason ?? null } })
    if (isAgreed) return { set: { grade: 'general' }, reason: form.reason, ...afterwards(facts.hazard.state) }
    return { journal: 'hazard.downgrade_refused', to: facts.hazard.state, reason: form.reason }
  },
})
