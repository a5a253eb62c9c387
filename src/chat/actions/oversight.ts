import type { ActionName } from '../../../cards/actions.ts'
import {
  reportAnswerForm,
  reportCarryForm,
  reportDoneForm,
  reportListForm,
  reportTransferForm,
  reportWithdrawForm,
  timelinessList,
} from '../../../cards/index.ts'
import type { Filled } from '../../../cards/kit/index.ts'
import type { ReportCardView } from '../../../cards/report/parts.ts'
import { overdueReportDocument } from '../../exports/index.ts'
import {
  answerReport,
  carryReport,
  factsFor,
  finishReport,
  handleReport,
  hazardView,
  listHazard,
  receiveReport,
  recordStatutoryReceipt,
  sendReportNow,
  signStatutory,
  timelinessPage,
  transferReport,
  transferTargets,
  withdrawReport,
} from '../../modules/hazards/index.ts'
import type { ActionTable, Pressed } from '../action-table.ts'
import { cardContext, refused, shown, told } from '../answers.ts'
import { pageRows } from '../general-cards.ts'
import { drawingOf, hazardCard } from '../hazard-cards.ts'
import type { PressAnswer } from '../inbound.ts'
import { openReceipt, takeReceipt } from '../receipts.ts'
import { previewCard, reportCardOf, statutoryCard } from '../report-cards.ts'
import { carriesOut, type DrawForm, opensForm } from './hazard-act.ts'

const drawReport: DrawForm = ({ deps, actor }, hazard) => reportCardOf({ ...drawingOf(deps), actor }, hazard)
const drawPreview: DrawForm = ({ deps, actor }, hazard) => previewCard({ ...drawingOf(deps), actor }, hazard)

/** A form about a report; the hazard where there is none. */
const ofReport =
  (draw: (view: ReportCardView & Filled, pressed: Pressed<ActionName>) => Promise<object> | object): DrawForm =>
  async (pressed, hazard, filled) => {
    const { report } = hazard
    if (report === null) return hazardCard(drawingOf(pressed.deps), hazard)
    return (await draw({ hazard, report, ...filled }, pressed)) as Record<string, unknown>
  }

const drawAnswer = ofReport((view, { deps }) => reportAnswerForm(view, drawingOf(deps)))
const drawDone = ofReport((view, { deps }) => reportDoneForm(view, drawingOf(deps)))
const drawList = ofReport((view, { deps }) => reportListForm(view, drawingOf(deps)))
const drawWithdraw = ofReport((view, { deps }) => reportWithdrawForm(view, drawingOf(deps)))
const drawTransfer = ofReport(async (view, { deps, actor }) => {
  const drawing = drawingOf(deps)
  const facts = await factsFor(drawing.tx, { actor, hazard: view.hazard.id }, drawing.now)
  const targets = facts ? await transferTargets(drawing.tx, { facts, actor }, drawing.now) : []
  return reportTransferForm(
    { ...view, targets: targets.map(({ organisationId, name }) => ({ value: organisationId, text: name })) },
    drawing,
  )
})
/** The form of the carried report, open for pictures of its receipt. */
const drawCarry = ofReport(async (view, { deps, actor, press }) => {
  const hazard = await openReceipt(deps, actor, { view: view.hazard, chatId: press.chatId })
  const waiting = view.report.recipients.filter(({ state }) => state === 'by-hand')
  const bodies = waiting.map(({ organisationId, organisationName }) => ({ value: organisationId, text: organisationName }))
  return reportCarryForm({ ...view, hazard, bodies, photos: hazard.receiptPhotos.length }, drawingOf(deps))
})

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
  rp_send: opensForm('send_report', drawPreview),
  rp_send_ok: carriesOut({ needs: 'send_report', command: sendReportNow, done: '已报送当地应急管理部门和行业主管部门。' }),
  rp_withdraw_open: opensForm('withdraw_report', drawWithdraw),
  rp_withdraw: carriesOut({
    needs: 'withdraw_report',
    command: withdrawReport,
    done: '已撤回。请改正后在 24 小时内再报送。',
    again: drawWithdraw,
  }),
  rp_carry_open: opensForm('carry_report', drawCarry),
  rp_carry: carriesOut({
    needs: 'carry_report',
    command: carryReport,
    done: '当面送达已登记。',
    again: drawCarry,
    before: ({ deps, actor, press, value }) =>
      takeReceipt(deps, actor, { hazard: (value as { hazard: string }).hazard, chatId: press.chatId }),
  }),
  rp_receive: carriesOut({ needs: 'receive_report', command: receiveReport, done: '已接收，回执已发给保险机构。' }),
  rp_answer_open: opensForm('answer_report', drawAnswer),
  rp_answer: carriesOut({ needs: 'answer_report', command: answerReport, done: '处置意见已提交。', again: drawAnswer }),
  rp_handle: carriesOut({ needs: 'handle_report', command: handleReport, done: '已转为处置中，已告诉报送单位。' }),
  rp_done_open: opensForm('finish_report', drawDone),
  rp_done: carriesOut({ needs: 'finish_report', command: finishReport, done: '已办结，已告诉报送单位。', again: drawDone }),
  rp_transfer_open: opensForm('transfer_report', drawTransfer),
  rp_transfer: carriesOut({ needs: 'transfer_report', command: transferReport, done: '已移送，对方已收到报告。', again: drawTransfer }),
  rp_list_open: opensForm('list_hazard', drawList),
  rp_list: carriesOut({ needs: 'list_hazard', command: listHazard, done: '已挂牌督办，已通知企业和保险机构。', again: drawList }),
  rp_late: {
    handle: async ({ deps, actor, value: { page } }) => {
      const { rows, total } = await timelinessPage(deps.db.prisma, { actor, page }, deps.clock.now())
      const pages = Math.max(1, Math.ceil(total / pageRows))
      return shown(timelinessList({ rows, total, page, pages }, cardContext(deps, actor)))
    },
  },
  hz_stat_open: opensForm(undefined, drawStatutory),
  hz_stat_sign: carriesOut({ needs: 'sign_statutory', command: signStatutory, done: '已签字。请自行报送主管部门，再回来登记回执号。' }),
  hz_stat_receipt: carriesOut({
    needs: 'record_statutory_receipt',
    command: recordStatutoryReceipt,
    done: '回执号已登记。',
    again: drawStatutory,
  }),
}
