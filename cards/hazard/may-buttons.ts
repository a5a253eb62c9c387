import type { HazardCommand } from '../../src/modules/hazards/types.ts'
import { type ActionName, actions } from '../actions.ts'
import { type ButtonElement, button, buttonRow, type CardElement } from '../kit/index.ts'

/** The press that leads to a command, and how the button reads. Commands without a press of their own are null. */
const opens: Record<HazardCommand, { readonly action: ActionName; readonly text: string } | null> = {
  draft: { action: 'hz_edit', text: '修改草稿' },
  register: { action: 'hz_show', text: '看一遍再登记' },
  discard: null,
  bring_back: { action: 'hz_bring_back', text: '取回草稿' },
  grade: { action: 'hz_grade_open', text: '定级' },
  approve_grade: { action: 'hz_decide_open', text: '审定定级' },
  refuse_grade: null,
  object_grade: { action: 'hz_object_open', text: '对定级有异议' },
  answer_objection: { action: 'hz_decide_open', text: '答复异议' },
  notify: { action: 'hz_notify_open', text: '下发整改通知' },
  sign: { action: 'hz_sign_open', text: '查看告知并签收' },
  deliver_on_paper: { action: 'hz_paper_open', text: '登记书面送达' },
  plan: { action: 'hz_plan_open', text: '填写整改方案' },
  spoke: { action: 'hz_spoke', text: '登记电话告知' },
  stop: { action: 'hz_stop', text: '已停产撤人' },
  assign_fixer: { action: 'hz_fixer_open', text: '指定整改责任人' },
  submit: { action: 'hz_submit_open', text: '提交整改' },
  verify_ok: { action: 'hz_verify_open', text: '复查' },
  verify_no: null,
  close: { action: 'hz_decide_open', text: '审批销号' },
  refuse_close: null,
  reopen: { action: 'hz_reopen_open', text: '重新打开' },
  extend: { action: 'hz_extend_open', text: '申请延期' },
  grant_extension: { action: 'hz_decide_open', text: '审批延期' },
  refuse_extension: null,
  withdraw_extension: { action: 'hz_decide_open', text: '查看延期申请' },
  downgrade: { action: 'hz_downgrade_open', text: '申请降级' },
  decide_downgrade: { action: 'hz_decide_open', text: '审批降级' },
  void: { action: 'hz_void_open', text: '作废' },
  decide_void: { action: 'hz_decide_open', text: '审批作废' },
  merge: { action: 'hz_merge_open', text: '合并到另一条' },
  share: { action: 'hz_share', text: '让保险机构看到' },
  send_report: { action: 'rp_show', text: '报送逾期报告' },
  withdraw_report: null,
  carry_report: { action: 'rp_show', text: '当面送达逾期报告' },
  receive_report: { action: 'rp_show', text: '接收逾期报告' },
  handle_report: null,
  answer_report: { action: 'rp_show', text: '填写处置意见' },
  finish_report: { action: 'rp_show', text: '办结逾期报告' },
  transfer_report: null,
  list_hazard: null,
  sign_statutory: { action: 'hz_stat_open', text: '法定报告' },
  record_statutory_receipt: { action: 'hz_stat_open', text: '登记报告回执' },
}

/** What moves a hazard on, most pressing first; the rest is seldom wanted and stands behind. */
const urgency: readonly HazardCommand[] = [
  'spoke',
  'sign',
  'deliver_on_paper',
  'receive_report',
  'send_report',
  'carry_report',
  'answer_report',
  'register',
  'approve_grade',
  'grade',
  'notify',
  'answer_objection',
  'grant_extension',
  'decide_downgrade',
  'decide_void',
  'close',
  'verify_ok',
  'plan',
  'submit',
  'assign_fixer',
  'finish_report',
  // Its own card asks for it in imminent danger; on any other major hazard it waits for nobody.
  'stop',
]

/** The one thing this reader should do next with a hazard; null when nothing waits on this reader. */
export function nextStep(may: readonly HazardCommand[]): { readonly action: ActionName; readonly text: string } | null {
  const next = urgency.find((command) => may.includes(command) && opens[command] !== null)
  return next === undefined ? null : opens[next]
}

type Ref = { readonly hazard: string; readonly v: number }

/** A button for whatever a hazard's list of rights offers; presses that write at once ask first. */
export function stepButton(
  step: { readonly action: ActionName; readonly text: string },
  ref: Ref,
  options: { primary?: boolean; row?: number } = {},
) {
  const direct = step.action in directText
  return button(step.action as 'hz_show', step.text, {
    value: ref,
    ...(options.primary && { type: 'primary' as const }),
    ...(options.row !== undefined && { row: options.row }),
    ...(direct && { confirm: { title: actions[step.action].zh, text: directText[step.action as keyof typeof directText] } }),
  })
}

const directText = {
  hz_stop: '确认危险区域已停止作业、人员已全部撤出？系统会记下您的姓名和时间，并告诉保险机构。',
  hz_spoke: '确认已经和主要负责人或实际控制人本人说上话、讲清了隐患情况和要求？系统会记下您的姓名和时间。',
  hz_share: '确认后，承保的保险机构能看到这条自查隐患。不能撤回。',
} as const

type Step = NonNullable<ReturnType<typeof nextStep>>

/** What the view allows besides the next step, each action once. */
function otherSteps(may: readonly HazardCommand[], next: Step | null): Step[] {
  const seen = new Set<ActionName>(next ? [next.action] : [])
  return may.flatMap((command) => {
    const step = opens[command]
    if (step === null || seen.has(step.action)) return []
    seen.add(step.action)
    return [step]
  })
}

/** The next step as the one primary button; nothing when nothing waits on this reader. */
export function nextButton(may: readonly HazardCommand[], ref: Ref): CardElement[] {
  const next = nextStep(may)
  return buttonRow(next && stepButton(next, ref, { primary: true }))
}

/** Every other button the view allows, and what the card itself adds. */
export function otherButtons(may: readonly HazardCommand[], ref: Ref, more: readonly ButtonElement[] = []): CardElement[] {
  const next = nextStep(may)
  const others = otherSteps(may, next)
  const taken = new Set<string>([...others, ...(next ? [next] : [])].map(({ action }) => action))
  return buttonRow(...others.map((step) => stepButton(step, ref)), ...more.filter(({ element_id }) => !taken.has(element_id)))
}

/** Every button the view allows: the next step first, then the others. */
export function mayButtons(may: readonly HazardCommand[], ref: Ref, more: readonly ButtonElement[] = []): CardElement[] {
  return [...nextButton(may, ref), ...otherButtons(may, ref, more)]
}
