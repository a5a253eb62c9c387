import { extensionForm, fixerForm, fixForm, majorNotice, planForm, verifyForm } from '../../../cards/index.ts'
import { inTransaction } from '../../db/transaction.ts'
import { majorHazardNotice } from '../../exports/index.ts'
import {
  assignFixer,
  closeHazard,
  deliverOnPaper,
  grantExtension,
  noticeDocument,
  planRectification,
  recordSpoke,
  refuseClose,
  refuseExtension,
  requestExtension,
  shareHazard,
  signHazard,
  stopProduction,
  submitRectification,
  verifyNo,
  verifyOk,
  withdrawExtension,
} from '../../modules/hazards/index.ts'
import type { ActionTable, Pressed } from '../action-table.ts'
import { refused, told } from '../answers.ts'
import { fixerOptions } from '../grade-card.ts'
import { decisionFor, drawingOf } from '../hazard-cards.ts'
import { withLoosePictures } from '../place-pictures.ts'
import { openReceipt, takeReceipt } from '../receipts.ts'
import { paperCard } from '../signing-cards.ts'
import { closeForm, touchForm } from '../store.ts'
import { carriesOut, type DrawForm, opensForm } from './hazard-act.ts'

const drawPlan: DrawForm = async ({ deps }, hazard, filled) => planForm({ hazard, ...filled }, drawingOf(deps))
const drawVerify: DrawForm = async ({ deps }, hazard, filled) => verifyForm({ hazard, ...filled }, drawingOf(deps))
const drawExtension: DrawForm = async ({ deps }, hazard, filled) => extensionForm({ hazard, ...filled }, drawingOf(deps))
/** The form of the paper, open for pictures of its receipt. */
const drawPaper: DrawForm = async ({ deps, actor, press }, view, filled) => {
  const hazard = await openReceipt(deps, actor, { view, chatId: press.chatId })
  return paperCard(drawingOf(deps), hazard, filled)
}
const drawFixer: DrawForm = async ({ deps }, hazard, filled) =>
  fixerForm({ hazard, candidates: await fixerOptions(deps.db.prisma, hazard, deps.clock.now()), ...filled }, drawingOf(deps))
const decision: DrawForm = ({ deps }, view, filled) => decisionFor(drawingOf(deps), view, filled)

/** The fix form, open for pictures: those that wait in the chat are taken along. */
const drawFix: DrawForm = async ({ deps, actor, press }, view, filled) => {
  const { personId, membershipId } = actor
  const form = { personId, membershipId, chatId: press.chatId, purpose: 'rectification', subjectId: view.id } as const
  await inTransaction(deps.db, (tx) => touchForm(tx, deps, form))
  const hazard = await withLoosePictures(deps, actor, { view, chatId: press.chatId, phase: 'after' })
  return fixForm({ hazard, ...filled }, drawingOf(deps))
}

/** Sends the printable notification as a document; what is printed is what is signed. */
async function sendDocument({ deps, actor, press, value }: Pressed<'hz_doc'>) {
  const notice = await noticeDocument(deps.db.prisma, { actor, hazard: value.hazard }, deps.clock.now())
  if (!notice) return refused('这条隐患还没有告知书。定为重大隐患并告知后才有。')
  const bytes = await majorHazardNotice(notice)
  const name = `重大隐患告知书_${notice.number}.docx`
  await deps.sendFile({ appId: press.appId, openId: press.openId }, { name, bytes }, `doc:${press.key}`)
  return told('告知书和送达回证已发到聊天里，可以打印。')
}

/** From the notification to closing, and more time on the way. */
export const fixActions: ActionTable = {
  hz_sign_open: opensForm('sign', async ({ deps }, hazard) => majorNotice({ hazards: [hazard] }, drawingOf(deps))),
  hz_sign: carriesOut({
    needs: 'sign',
    command: signHazard,
    done: '已签收。请在 3 个工作日内提交整改方案。',
    amend: ({ value }) => ({ hash: value.hash }),
  }),
  hz_paper_open: opensForm('deliver_on_paper', drawPaper),
  hz_paper: carriesOut({
    needs: 'deliver_on_paper',
    command: deliverAndCloseForm,
    done: '书面送达已登记。',
    again: drawPaper,
    before: ({ deps, actor, press, value }) =>
      takeReceipt(deps, actor, { hazard: (value as { hazard: string }).hazard, chatId: press.chatId }),
  }),
  hz_doc: { handle: sendDocument },
  hz_plan_open: opensForm('plan', drawPlan),
  hz_plan: carriesOut({ needs: 'plan', command: planRectification, done: '整改方案已提交，请按方案整改。', again: drawPlan }),
  hz_stop: carriesOut({ needs: 'stop', command: stopProduction, done: '已登记停产撤人。险情排除前不得恢复作业。' }),
  hz_spoke: carriesOut({
    needs: 'spoke',
    command: recordSpoke,
    done: '已登记这次电话。',
    amend: ({ value }) => ({
      ...(value.reached === false && { reached: false }),
      ...(typeof value.person === 'string' && { person: value.person }),
    }),
  }),
  hz_fixer_open: opensForm('assign_fixer', drawFixer),
  hz_fixer: carriesOut({ needs: 'assign_fixer', command: assignFixer, done: '整改责任人已确定，已通知本人。', again: drawFixer }),
  hz_submit_open: opensForm('submit', drawFix),
  hz_submit: {
    ...carriesOut<'hz_submit'>({ needs: 'submit', command: submitAndCloseForm, done: '整改已提交，等复查。', again: drawFix }),
  },
  hz_verify_open: opensForm('verify_ok', drawVerify),
  hz_verify_ok: carriesOut({
    needs: 'verify_ok',
    command: verifyOk,
    done: (view) => (view.state === 'closed' ? '复查合格，隐患已销号。' : '复查合格，进入销号审批。'),
    again: drawVerify,
  }),
  hz_verify_no: carriesOut({ needs: 'verify_no', command: verifyNo, done: '已退回整改，期限不变。', again: drawVerify }),
  hz_close: carriesOut({
    needs: 'close',
    command: closeHazard,
    done: (view) => (view.state === 'closed' ? '已同意，隐患销号。' : '已同意，等下一位审批。'),
    again: decision,
  }),
  hz_close_no: carriesOut({ needs: 'refuse_close', command: refuseClose, done: '已退回整改，期限不变。', again: decision }),
  hz_extend_open: opensForm('extend', drawExtension),
  hz_extend: carriesOut({ needs: 'extend', command: requestExtension, done: '延期申请已提交。批准前期限不变。', again: drawExtension }),
  hz_extend_ok: carriesOut({ needs: 'grant_extension', command: grantExtension, done: '已同意延期。', again: decision }),
  hz_extend_no: carriesOut({
    needs: 'refuse_extension',
    command: refuseExtension,
    done: '已答复：不同意延期，原期限不变。',
    again: decision,
  }),
  hz_extend_back: carriesOut({ needs: 'withdraw_extension', command: withdrawExtension, done: '延期申请已撤回，原期限不变。' }),
  hz_share: carriesOut({ needs: 'share', command: shareHazard, done: '承保的保险机构现在能看到这条隐患。' }),
}

/** A recorded delivery takes no more pictures. */
async function deliverAndCloseForm(...[deps, actor, input]: Parameters<typeof deliverOnPaper>) {
  const view = await deliverOnPaper(deps, actor, input)
  await closeForm(deps.db.prisma, { purpose: 'receipt', subjectId: view.id }, deps.clock.now())
  return view
}

/** A handed-in fix takes no more pictures. */
async function submitAndCloseForm(...[deps, actor, input]: Parameters<typeof submitRectification>) {
  const view = await submitRectification(deps, actor, input)
  await closeForm(deps.db.prisma, { purpose: 'rectification', subjectId: view.id }, deps.clock.now())
  return view
}
