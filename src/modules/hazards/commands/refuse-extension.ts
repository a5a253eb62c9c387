import { reasonForm } from '../forms.ts'
import { hazardNotices } from '../rules/notice-names.ts'
import { endExtension, waitingExtension } from './decide-extension.ts'
import { hazardCommand } from './hazard-command.ts'
import { tellAudience } from './tell-audience.ts'

/** Refuses more time, with the reason; the due day stays. */
export const refuseExtension = hazardCommand({
  command: 'refuse_extension',
  form: reasonForm,
  apply: async (step) => {
    const extension = waitingExtension(step)
    await endExtension(step, { id: extension.id, state: 'refused', decision: step.form.reason })
    const params = { extension: extension.id, verdict: 'refused' }
    await tellAudience(step, { tell: hazardNotices.extensionDecided, to: ['fixer', 'safety'], params })
    return { reason: step.form.reason, details: { extension: extension.id } }
  },
})
