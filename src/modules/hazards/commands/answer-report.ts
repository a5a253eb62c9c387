import { answerForm } from '../forms.ts'
import { hazardNotices } from '../rules/notice-names.ts'
import { hazardCommand } from './hazard-command.ts'
import { movePart } from './report-part.ts'
import { tellAudience } from './tell-audience.ts'

/** Writes what a body will do about a report it received (处置意见). */
export const answerReport = hazardCommand({
  command: 'answer_report',
  form: answerForm,
  apply: async (step) => {
    const { actor, form, now } = step
    const set = { opinion: form.opinion, opinionAt: now }
    const { reportId } = await movePart(step, { command: 'answer_report', set, ends: ['opinion'] })
    const params = { report: reportId, body: actor.organisationName, opinion: form.opinion }
    await tellAudience(step, { tell: hazardNotices.reportAnswered, to: ['responsible', 'manager'], params })
    return { reason: form.opinion, details: { report: reportId } }
  },
})
