import { closeAllFor } from '../../../deadlines/index.ts'
import { withdrawDraft } from '../overdue/withdraw-draft.ts'
import { hazardNotices } from '../rules/notice-names.ts'
import { hazardCommand } from './hazard-command.ts'
import { decide, mustSayWhy, verdictForm } from './sign-chain.ts'
import { tellAudience } from './tell-audience.ts'

/** The county bureau agrees or refuses that a hazard be void. What was recorded stays on record. */
export const decideVoid = hazardCommand({
  command: 'decide_void',
  form: verdictForm,
  apply: async (step) => {
    const { tx, deps, actor, facts, form } = step
    mustSayWhy(form)
    await decide(step, 'void', form)
    if (form.verdict === 'refused') {
      await tellAudience(step, {
        tell: hazardNotices.voidDecided,
        to: ['manager'],
        params: { verdict: form.verdict, reason: form.reason ?? null },
      })
      return { journal: 'hazard.void_refused', to: facts.hazard.state, reason: form.reason }
    }
    await withdrawDraft(tx, deps, { facts, by: actor, reason: '隐患已作废' })
    await closeAllFor(tx, deps, { subject: { type: 'hazard', id: facts.hazard.id }, state: 'cancelled', reason: 'voided' })
    const to = ['manager', 'responsible', 'finder', 'principal', 'safety', 'fixer'] as const
    await tellAudience(step, { tell: hazardNotices.voidDecided, to, params: { verdict: form.verdict, reason: form.reason ?? null } })
    return { reason: form.reason }
  },
})
