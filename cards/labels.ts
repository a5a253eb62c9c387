import type { ApprovalView, ExtensionView, HazardGrade, HazardState, HazardView, ReportView } from '../src/modules/hazards/types.ts'

/** How the states of a hazard are called on screen. */
export const stateLabels: Record<HazardState, string> = {
  draft: '草稿',
  to_grade: '待定级',
  registered: '已登记',
  major_confirmed: '重大隐患已确认',
  awaiting_signature: '待签收',
  awaiting_plan: '待提交整改方案',
  rectifying: '整改中',
  to_verify: '待复查',
  to_close: '待销号审批',
  closed: '已销号',
  merged: '已合并',
  voided: '已作废',
}

export const gradeLabels: Record<HazardGrade, string> = { ungraded: '未定级', general: '一般隐患', major: '重大隐患' }

/** What a finder thinks it is, before anybody decides. */
export const proposalLabels: Record<NonNullable<HazardView['proposedGrade']>, string> = {
  ...{ general: gradeLabels.general, major: gradeLabels.major },
  unsure: '说不准，请定级的人判断',
}

export const actLabels: Record<ApprovalView['act'], string> = { grade: '定级', downgrade: '降级', void: '作废', close: '销号' }

export const stepLabels: Record<ApprovalView['step'], string> = {
  propose: '提出',
  approve: '审定',
  'co-sign': '企业会签',
  bureau: '应急部门审定',
}

export const verdictLabels: Record<ApprovalView['verdict'], string> = { agreed: '同意', refused: '不同意' }

export const extensionLabels: Record<ExtensionView['state'], string> = {
  waiting: '待审批',
  granted: '已同意',
  refused: '未同意',
  withdrawn: '已撤回',
  lapsed: '到期未审，已失效',
}

type Receiver = ReportView['recipients'][number]

export const capacityLabels: Record<Receiver['capacity'], string> = {
  'emergency-bureau': '应急管理部门',
  'industry-department': '行业主管部门',
  both: '应急管理部门，同时是行业主管部门',
}

export const receiptLabels: Record<Receiver['state'], string> = {
  sent: '已报送，待接收',
  received: '已接收',
  handling: '处置中',
  answered: '已反馈处置意见',
  done: '已办结',
  transferred: '已移送',
  'by-hand': '待当面送达',
  carried: '已当面送达',
  copied: '抄送，不用接收',
}

/** Each duty of the insurer whose hours are measured. */
export const timelinessLabels: Record<HazardView['timeliness'][number]['step'], string> = {
  register: '发现到登记',
  grade: '登记到定级',
  notify: '发现到告知',
  report: '逾期到报送',
}

/** Reasons for which more time may be asked; the keys of the form. */
export const extensionReasons = [
  { value: 'force-majeure', text: '不可抗力' },
  { value: 'purchase', text: '物资采购' },
  { value: 'shutdown-window', text: '等停产条件' },
  { value: 'weather', text: '天气' },
  { value: 'design-approval', text: '设计审批' },
  { value: 'other', text: '其他' },
] as const

/** The word for a reason class; a class nobody knows reads as 其他. */
export const extensionReasonText = (reasonClass: string): string =>
  extensionReasons.find(({ value }) => value === reasonClass)?.text ?? '其他'
