import { reportAnswerForm } from '../../../cards/index.ts'
import { overdueReportDocument } from '../../exports/index.ts'
import {
  answerReport,
  hazardView,
  receiveReport,
  recordStatutoryReceipt,
  sendReportNow,
  signStatutory,
} from '../../modules/hazards/index.ts'
import type { ActionTable, Pressed } from '../action-table.ts'
import { refused, told } from '../answers.ts'
import { drawingOf, hazardCard } from '../hazard-cards.ts'
import type { PressAnswer } from '../inbound.ts'
import { reportCardOf, statutoryCard } from '../report-cards.ts'
import { carriesOut, type DrawForm, opensForm } from './hazard-act.ts'

const drawReport: DrawForm = async ({ deps }, hazard) => reportCardOf(drawingOf(deps), hazard)
const drawAnswer: DrawForm = async ({ deps }, hazard, filled) =>
  hazard.report ? reportAnswerForm({ hazard, report: hazard.report, ...filled }, drawingOf(deps)) : hazardCard(drawingOf(deps), hazard)

const drawStatutory: DrawForm = ({ deps, actor }, hazard, filled) => statutoryCard({ ...drawingOf(deps), actor }, hazard, filled)

/** Sends the report as a document to print: a body that cannot be reached by chat gets it by hand. */
async function sendReport({ deps, actor, press, value }: Pressed<'rp_doc'>): Promise<PressAnswer> {
  const hazard = await hazardView(deps.db.prisma, { actor, hazard: value.hazard }, deps.clock.now())
  const report = hazard?.report
  if (!hazard || !report || report.text === '') return refused('这条隐患没有您能看的逾期报告。请发“我的待办”，从最新的卡片里办理。')
  const { number, text, sentAt, isAutomatic, recipients } = report
  const receivers = recipients.map(({ organisationName }) => organisationName)
  const bytes = await overdueReportDocument({ number, text, sentAt, isAutomatic, receivers, senderName: hazard.answerableName ?? '' })
  await deps.sendFile(
    { appId: press.appId, openId: press.openId },
    { name: `重大隐患逾期报告_${report.number ?? hazard.number}.docx`, bytes },
    `doc:${press.key}`,
  )
  return told('报告已发到聊天里，可以打印。')
}

/** Reports of overdue major hazards, and the statutory report of the enterprise. */
export const oversightActions: ActionTable = {
  rp_show: opensForm(undefined, drawReport),
  rp_doc: { handle: sendReport },
  rp_send: carriesOut({ needs: 'send_report', command: sendReportNow, done: '已报送当地应急管理部门和行业主管部门。' }),
  rp_receive: carriesOut({ needs: 'receive_report', command: receiveReport, done: '已接收，回执已发给保险机构。' }),
  rp_answer_open: opensForm('answer_report', drawAnswer),
  rp_answer: carriesOut({ needs: 'answer_report', command: answerReport, done: '处置意见已提交。', again: drawAnswer }),
  hz_stat_open: opensForm(undefined, drawStatutory),
  hz_stat_sign: carriesOut({ needs: 'sign_statutory', command: signStatutory, done: '已签字。请自行报送主管部门，再回来登记回执号。' }),
  hz_stat_receipt: carriesOut({
    needs: 'record_statutory_receipt',
    command: recordStatutoryReceipt,
    done: '回执号已登记。',
    again: drawStatutory,
  }),
}
