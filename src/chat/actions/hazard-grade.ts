import { downgradeForm, mergeForm, notifyForm, objectionForm, reopenForm, voidForm } from '../../../cards/index.ts'
import {
  answerObjection,
  approveGrade,
  decideDowngrade,
  decideVoid,
  downgradeHazard,
  gradeHazard,
  mergeHazard,
  notifyHazard,
  objectGrade,
  refuseGrade,
  reopenHazard,
  voidHazard,
} from '../../modules/hazards/index.ts'
import type { ActionTable, Pressed } from '../action-table.ts'
import { refused, shown } from '../answers.ts'
import { fixerOptions, gradeCard } from '../grade-card.ts'
import { decisionFor, drawingOf } from '../hazard-cards.ts'
import { carriesOut, type DrawForm, filledOf, opensForm, seen } from './hazard-act.ts'

const drawGrade: DrawForm = ({ deps }, hazard, filled) => gradeCard(deps.db.prisma, hazard, { filled, ...drawingOf(deps) })
const drawNotify: DrawForm = async ({ deps }, hazard, filled) =>
  notifyForm({ hazard, fixers: await fixerOptions(deps.db.prisma, hazard, deps.clock.now()), ...filled }, drawingOf(deps))
const decision: DrawForm = ({ deps }, view, filled) => decisionFor(drawingOf(deps), view, filled)
const drawObjection: DrawForm = async ({ deps }, hazard, filled) => objectionForm({ hazard, ...filled }, drawingOf(deps))
const drawDowngrade: DrawForm = async ({ deps }, hazard, filled) => downgradeForm({ hazard, ...filled }, drawingOf(deps))
const drawVoid: DrawForm = async ({ deps }, hazard, filled) => voidForm({ hazard, ...filled }, drawingOf(deps))
const drawMerge: DrawForm = async ({ deps }, hazard, filled) => mergeForm({ hazard, targets: [], ...filled }, drawingOf(deps))
const drawReopen: DrawForm = async ({ deps }, hazard, filled) => reopenForm({ hazard, ...filled }, drawingOf(deps))

/** Looks clauses up for the words in the form; what was filled in stays. */
async function lookUp(given: Pressed<'hz_clause'>) {
  const pressed = given as unknown as Parameters<typeof seen>[0]
  const view = await seen(pressed)
  return view ? shown(await drawGrade(pressed, view, filledOf(pressed))) : refused('没有找到这条隐患。')
}

/** Grading, objections to it, and what undoes a hazard: downgrade, void, merge, reopen. */
export const gradeActions: ActionTable = {
  hz_grade_open: opensForm('grade', drawGrade),
  hz_clause: { needs: 'grade', handle: lookUp },
  hz_grade: carriesOut({
    needs: 'grade',
    command: gradeHazard,
    done: (view) => (view.grade === 'general' ? '已定为一般隐患，整改通知已发出。' : '已提交，等另一位有权的人审定。'),
    again: drawGrade,
  }),
  hz_decide_open: opensForm(undefined, decision),
  hz_grade_ok: carriesOut({
    needs: 'approve_grade',
    command: approveGrade,
    done: '已确认为重大隐患，告知书正在发给企业主要负责人和实际控制人。',
  }),
  hz_grade_no: carriesOut({ needs: 'refuse_grade', command: refuseGrade, done: '已退回，请提出的人重新定级。', again: decision }),
  hz_notify_open: opensForm('notify', drawNotify),
  hz_notify: carriesOut({ needs: 'notify', command: notifyHazard, done: '整改通知已下发。', again: drawNotify }),
  hz_object_open: opensForm('object_grade', drawObjection),
  hz_object: carriesOut({
    needs: 'object_grade',
    command: objectGrade,
    done: '异议已提交。答复前整改期限照常计算。',
    again: drawObjection,
  }),
  hz_object_ok: carriesOut({
    needs: 'answer_objection',
    command: answerObjection,
    done: '已采纳异议。',
    again: decision,
    amend: () => ({ verdict: 'upheld' }),
  }),
  hz_object_no: carriesOut({
    needs: 'answer_objection',
    command: answerObjection,
    done: '已答复：不采纳异议。',
    again: decision,
    amend: () => ({ verdict: 'dismissed' }),
  }),
  hz_downgrade_open: opensForm('downgrade', drawDowngrade),
  hz_downgrade: carriesOut({ needs: 'downgrade', command: downgradeHazard, done: '降级申请已交县级应急管理局。', again: drawDowngrade }),
  hz_downgrade_ok: carriesOut({
    needs: 'decide_downgrade',
    command: decideDowngrade,
    done: '已同意降为一般隐患。',
    again: decision,
    amend: () => ({ verdict: 'agreed' }),
  }),
  hz_downgrade_no: carriesOut({
    needs: 'decide_downgrade',
    command: decideDowngrade,
    done: '已答复：不同意降级。',
    again: decision,
    amend: () => ({ verdict: 'refused' }),
  }),
  hz_void_open: opensForm('void', drawVoid),
  hz_void: carriesOut({ needs: 'void', command: voidHazard, done: '作废申请已提交，等另一方同意。', again: drawVoid }),
  hz_void_ok: carriesOut({
    needs: 'decide_void',
    command: decideVoid,
    done: '已作废。',
    again: decision,
    amend: () => ({ verdict: 'agreed' }),
  }),
  hz_void_no: carriesOut({
    needs: 'decide_void',
    command: decideVoid,
    done: '已答复：不同意作废。',
    again: decision,
    amend: () => ({ verdict: 'refused' }),
  }),
  hz_merge_open: opensForm('merge', drawMerge),
  hz_merge: carriesOut({ needs: 'merge', command: mergeHazard, done: '已合并，两条的原始记录都保留。', again: drawMerge }),
  hz_reopen_open: opensForm('reopen', drawReopen),
  hz_reopen: carriesOut({ needs: 'reopen', command: reopenHazard, done: '已重新打开，请企业整改。', again: drawReopen }),
}
