import { finishForm } from '../forms.ts'
import { hazardCommand } from './hazard-command.ts'
import { movePart, tellMoved } from './report-part.ts'

/** A body brings its part of a report to an end, and says what came of it (办结). It does not close the hazard. */
export const finishReport = hazardCommand({
  command: 'finish_report',
  form: finishForm,
  apply: async (step) => {
    const { form, now } = step
    const { reportId } = await movePart(step, { command: 'finish_report', set: { result: form.result, doneAt: now }, ends: ['reportEnd'] })
    await tellMoved(step, { step: 'done', reportId, words: form.result })
    return { reason: form.result, details: { report: reportId } }
  },
})
