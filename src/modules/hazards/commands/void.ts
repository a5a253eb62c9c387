import { reasonForm } from '../forms.ts'
import { hazardNotices } from '../rules/notice-names.ts'
import { hazardCommand } from './hazard-command.ts'
import { propose } from './sign-chain.ts'
import { tellAudience } from './tell-audience.ts'

/** Proposes that a hazard never was one; nothing stops until the county bureau agrees. */
export const voidHazard = hazardCommand({
  command: 'void',
  form: reasonForm,
  apply: async (step) => {
    await propose(step, 'void', step.form.reason)
    await tellAudience(step, { tell: hazardNotices.voidAsked, to: ['county'] })
    return { reason: step.form.reason }
  },
})
