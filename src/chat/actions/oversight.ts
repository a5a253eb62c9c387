import { reportAnswerForm } from '../../../cards/index.ts'
import { answerReport, receiveReport, recordStatutoryReceipt, sendReportNow, signStatutory } from '../../modules/hazards/index.ts'
import type { ActionTable } from '../action-table.ts'
import { drawingOf, hazardCard } from '../hazard-cards.ts'
import { reportCardOf, statutoryCard } from '../report-cards.ts'
import { carriesOut, type DrawForm, opensForm } from './hazard-act.ts'

const drawReport: DrawForm = async ({ deps }, hazard) => reportCardOf(drawingOf(deps), hazard)
const drawAnswer: DrawForm = async ({ deps }, hazard, filled) =>
  hazard.report ? reportAnswerForm({ hazard, report: hazard.report, ...filled }, drawingOf(deps)) : hazardCard(drawingOf(deps), hazard)

const drawStatutory: DrawForm = ({ deps }, hazard, filled) => statutoryCard(drawingOf(deps), hazard, filled)

/** Reports of overdue major hazards, and the statutory report of the enterprise. */
export const oversightActions: ActionTable = {
  rp_show: opensForm(undefined, drawReport),
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
