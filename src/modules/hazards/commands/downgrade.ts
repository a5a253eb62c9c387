import { reasonForm } from '../forms.ts'
import { hazardNotices } from '../rules/notice-names.ts'
import { hazardCommand } from './hazard-command.ts'
import { propose } from './sign-chain.ts'
import { tellAudience } from './tell-audience.ts'

/** Proposes that a major hazard is a general one; it stays major until the county bureau agrees. No clock stops meanwhile. */
export const downgradeHazard = hazardCommand({
  command: 'downgrade',
  form: reasonForm,
  apply: async (step) => {
    await propose(step, 'downgrade', step.form.reason)
    await tellAudience(step, { tell: hazardNotices.downgradeAsked, to: ['county'] })
    return { reason: step.form.reason }
  },
})
