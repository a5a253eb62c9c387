import { AppError } from '../../../lib/errors.ts'
import { answerForm } from '../forms.ts'
import { hazardNotices } from '../rules/notice-names.ts'
import { hazardCommand } from './hazard-command.ts'
import { tellAudience } from './tell-audience.ts'

/** Writes what a body will do about a report it received (处置意见). */
export const answerReport = hazardCommand({
  command: 'answer_report',
  form: answerForm,
  apply: async (step) => {
    const { tx, actor, facts, form, now } = step
    if (facts.report === null) throw new AppError('wrong-state', '请先接收报告，再填写处置意见。')
    const reportId = facts.report.id
    await tx.overdueReportRecipient.updateMany({
      where: { reportId, organisationId: actor.organisationId, state: { in: ['received', 'handling'] } },
      data: { state: 'answered', opinion: form.opinion, opinionAt: now },
    })
    const params = { report: reportId, body: actor.organisationName, opinion: form.opinion }
    await tellAudience(step, { tell: hazardNotices.reportAnswered, to: ['responsible', 'manager'], params })
    return { reason: form.opinion, details: { report: reportId } }
  },
})
