import { z } from 'zod'

/**
 * The one list of actions: the name (or element_id) of every interactive component, with what its callback value carries.
 *
 * In rows the same action appears with a number: `hz_sign_1`, `hz_sign_2`; {@link actionOf} takes it off. A name has at most
 * 20 characters. The value only says which thing is meant and what was on the card; who may act is decided from who pressed.
 */
const nothing = z.object({}).loose()
/** A hazard and the version the card was drawn from. */
const hazard = z.object({ hazard: z.string().min(1), v: z.number().int().positive() }).loose()
const extension = hazard.extend({ extension: z.string().min(1) })
const report = hazard.extend({ report: z.string().min(1) })
const registration = z.object({ registration: z.string().min(1) }).loose()
const membership = z.object({ membership: z.string().min(1) }).loose()
const enterprise = z.object({ enterprise: z.string().min(1) }).loose()
const body = z.object({ body: z.string().min(1) }).loose()
const page = z.object({ page: z.number().int().min(1).default(1) }).loose()
/** A list of notices that did not arrive. */
const trouble = z.enum(['failed', 'unknown', 'waiting'])

export const actions = {
  help: { value: nothing, zh: '帮助' },
  my_todo: { value: page, zh: '我的待办' },
  status: { value: nothing, zh: '概况' },
  switch_role: { value: nothing, zh: '切换身份' },
  ctx_pick: { value: membership, zh: '选择身份' },

  hazard_report: { value: nothing, zh: '上报隐患' },
  hz_draft: { value: nothing, zh: '填好，看一遍' },
  hz_edit: { value: hazard, zh: '修改草稿' },
  hz_register: { value: hazard, zh: '确认登记' },
  hz_add: { value: hazard, zh: '同一次检查再报一条' },
  hz_discard: { value: hazard, zh: '放弃草稿' },
  hz_bring_back: { value: hazard, zh: '取回草稿' },
  hz_show: { value: hazard.partial({ v: true }), zh: '查看隐患' },
  hz_list: { value: page.extend({ filter: z.string().min(1) }), zh: '隐患清单' },
  hz_photos: { value: hazard.partial({ v: true }), zh: '查看照片' },
  hz_timeline: { value: page.extend(hazard.partial({ v: true }).shape), zh: '办理经过' },
  pic_place: { value: z.object({ form: z.string().min(1) }).loose(), zh: '照片归到这里' },

  hz_grade_open: { value: hazard, zh: '定级' },
  hz_clause: { value: hazard, zh: '查判定条款' },
  hz_grade: { value: hazard, zh: '提交定级' },
  hz_grade_ok: { value: hazard, zh: '同意定级并告知' },
  hz_grade_no: { value: hazard, zh: '退回定级' },
  hz_notify_open: { value: hazard, zh: '填写整改通知' },
  hz_notify: { value: hazard, zh: '下发整改通知' },
  hz_object_open: { value: hazard, zh: '对定级有异议' },
  hz_object: { value: hazard, zh: '提交异议' },
  hz_object_ok: { value: hazard, zh: '采纳异议' },
  hz_object_no: { value: hazard, zh: '不采纳异议' },
  hz_decide_open: { value: hazard, zh: '审批' },
  hz_sign_open: { value: hazard, zh: '查看并签收' },
  hz_sign: { value: hazard.extend({ hash: z.string().min(1) }), zh: '签收' },
  hz_paper_open: { value: hazard, zh: '登记书面送达' },
  hz_paper: { value: hazard, zh: '提交书面送达' },
  hz_doc: { value: hazard, zh: '告知书（可打印）' },
  hz_plan_open: { value: hazard, zh: '填写整改方案' },
  hz_plan: { value: hazard, zh: '提交整改方案' },
  hz_stop: { value: hazard, zh: '已停产撤人' },
  hz_fixer_open: { value: hazard, zh: '指定整改责任人' },
  hz_fixer: { value: hazard, zh: '确定整改责任人' },
  hz_submit_open: { value: hazard, zh: '提交整改' },
  hz_submit: { value: hazard, zh: '整改完成，提交' },
  hz_verify_open: { value: hazard, zh: '复查' },
  hz_verify_ok: { value: hazard, zh: '复查合格' },
  hz_verify_no: { value: hazard, zh: '复查不合格' },
  hz_close: { value: hazard, zh: '同意销号' },
  hz_close_no: { value: hazard, zh: '不同意销号' },
  hz_extend_open: { value: hazard, zh: '申请延期' },
  hz_extend: { value: hazard, zh: '提交延期申请' },
  hz_extend_ok: { value: extension, zh: '同意延期' },
  hz_extend_no: { value: extension, zh: '不同意延期' },
  hz_extend_back: { value: extension, zh: '撤回延期申请' },
  hz_downgrade_open: { value: hazard, zh: '申请降级' },
  hz_downgrade: { value: hazard, zh: '提交降级' },
  hz_downgrade_ok: { value: hazard, zh: '同意降级' },
  hz_downgrade_no: { value: hazard, zh: '不同意降级' },
  hz_void_open: { value: hazard, zh: '作废' },
  hz_void: { value: hazard, zh: '提交作废' },
  hz_void_ok: { value: hazard, zh: '同意作废' },
  hz_void_no: { value: hazard, zh: '不同意作废' },
  hz_merge_open: { value: hazard, zh: '合并' },
  hz_merge: { value: hazard, zh: '提交合并' },
  hz_reopen_open: { value: hazard, zh: '重新打开' },
  hz_reopen: { value: hazard, zh: '提交重新打开' },
  hz_share: { value: hazard, zh: '让保险机构看到' },
  hz_stat_open: { value: hazard, zh: '法定报告草稿' },
  hz_stat_sign: { value: hazard, zh: '负责人签字' },
  hz_stat_receipt: { value: hazard, zh: '登记回执号' },
  hz_spoke: { value: hazard.extend({ reached: z.boolean().optional() }), zh: '登记电话告知' },

  rp_show: { value: hazard, zh: '查看报告' },
  rp_doc: { value: report, zh: '报告（可打印）' },
  rp_send: { value: report, zh: '现在报送' },
  rp_send_ok: { value: report, zh: '确认报送' },
  rp_withdraw_open: { value: report, zh: '撤回报告' },
  rp_withdraw: { value: report, zh: '写明原因并撤回' },
  rp_carry_open: { value: report, zh: '登记当面送达' },
  rp_carry: { value: report, zh: '提交当面送达' },
  rp_receive: { value: report, zh: '接收' },
  rp_handle: { value: report, zh: '转为处置中' },
  rp_answer_open: { value: report, zh: '填写处置意见' },
  rp_answer: { value: report, zh: '提交处置意见' },
  rp_done_open: { value: report, zh: '办结' },
  rp_done: { value: report, zh: '提交办结' },
  rp_transfer_open: { value: report, zh: '移送' },
  rp_transfer: { value: report, zh: '确定移送' },
  rp_list_open: { value: report, zh: '挂牌督办' },
  rp_list: { value: report, zh: '确定挂牌督办' },
  rp_late: { value: page, zh: '报送时限' },

  reg_start: { value: nothing, zh: '登记身份' },
  reg_ask: { value: nothing, zh: '提交登记' },
  reg_code: { value: nothing, zh: '用邀请码登记' },
  reg_ok: { value: registration, zh: '同意登记' },
  reg_no: { value: registration, zh: '不同意登记' },
  dir_unreachable: { value: page, zh: '联系不上的企业' },
  dir_invite: { value: enterprise, zh: '发邀请码' },
  dir_viewed: { value: nothing, zh: '谁看过我的联系方式' },
  dir_unmask_open: { value: z.object({ person: z.string().min(1) }).loose(), zh: '查看联系方式' },
  dir_unmask: { value: z.object({ person: z.string().min(1) }).loose(), zh: '说明用途并查看' },

  org_admin: { value: page, zh: '单位管理' },
  org_end_open: { value: membership, zh: '结束身份' },
  org_end: { value: membership, zh: '写明原因并结束身份' },
  org_deputy_open: { value: membership, zh: '设代理人' },
  org_deputy: { value: membership, zh: '确定代理人' },
  org_invite_open: { value: nothing, zh: '给本单位的人发邀请码' },
  org_invite: { value: body, zh: '生成邀请码' },
  org_duty_open: { value: z.object({ matter: z.string().min(1).optional() }).loose(), zh: '值班名单' },
  org_duty: { value: body.extend({ matter: z.string().min(1) }), zh: '保存值班名单' },
  org_care: { value: page, zh: '客户负责人' },
  org_care_open: { value: enterprise, zh: '指定客户负责人' },
  org_care_set: { value: enterprise, zh: '确定客户负责人' },
  nt_why: { value: z.object({ hazard: z.string().min(1) }).loose(), zh: '谁收到了通知' },
  nt_list: { value: page.extend({ filter: trouble }), zh: '没有送达的通知' },
  nt_again: { value: z.object({ notice: z.string().min(1) }).loose(), zh: '再发一次' },
  nt_again_all: { value: z.object({ filter: trouble }).loose(), zh: '全部再发' },
  sys_auto_open: { value: nothing, zh: '系统代报' },
  sys_auto: { value: z.object({ on: z.boolean() }).loose(), zh: '开关系统代报' },
} as const satisfies Record<string, { value: z.ZodType; zh: string }>

export type ActionName = keyof typeof actions

/** The registered action behind a component's name, or null for a name nobody registered. */
export function actionOf(name: string): ActionName | null {
  const bare = name.replace(/_\d+$/, '')
  return Object.hasOwn(actions, bare) ? (bare as ActionName) : null
}
