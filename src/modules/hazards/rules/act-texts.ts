import { roleLabel } from '../../directory/index.ts'
import type { ActFact } from '../facts.ts'

/** What each row of the journal says to people: the verb after the name. */
const acts: Readonly<Record<string, string>> = {
  'hazard.drafted': '填写了草稿',
  'hazard.discarded': '收起了草稿',
  'hazard.brought_back': '取回了草稿',
  'hazard.registered': '登记了隐患',
  'hazard.graded': '定为一般隐患',
  'hazard.grade_proposed': '提出定为重大隐患',
  'hazard.bureau_asked_to_grade': '到时没有人审定，请应急管理部门审定定级',
  'hazard.grade_refused': '退回了定级',
  'hazard.major_confirmed': '确认为重大隐患',
  'hazard.notified': '下发了整改告知',
  'major.notified': '告知了主要负责人',
  'hazard.grade_objected': '对定级提出异议',
  'hazard.objection_answered': '答复了异议',
  'hazard.signed': '签收了告知书',
  'hazard.spoken': '登记了电话告知',
  'hazard.attempted': '打电话没有联系上',
  'hazard.delivered_on_paper': '登记了书面送达',
  'hazard.planned': '提交了整改方案',
  'hazard.stopped': '登记了停产撤人',
  'hazard.fixer_passed_on': '整改责任转给了现在的人员',
  'hazard.fixer_assigned': '指定了整改责任人',
  'hazard.photo_added': '补充了照片',
  'hazard.fixed_on_site': '当场整改并提交',
  'hazard.rectified': '提交了整改',
  'hazard.verified': '复查合格',
  'hazard.returned': '复查不合格，退回整改',
  'hazard.close_signed': '同意销号，等待下一位签字',
  'hazard.close_refused': '不同意销号，退回整改',
  'hazard.closed': '销号',
  'hazard.reopened': '重新打开',
  'hazard.merged': '合并到另一条隐患',
  'hazard.void_proposed': '申请作废',
  'hazard.void_refused': '不同意作废',
  'hazard.voided': '作废',
  'hazard.downgrade_proposed': '申请降级',
  'hazard.downgrade_refused': '不同意降级',
  'hazard.downgraded': '降为一般隐患',
  'hazard.shared': '让保险机构看到',
  'hazard.extension_asked': '申请延期',
  'hazard.extension_granted': '同意延期',
  'hazard.extension_refused': '不同意延期',
  'hazard.extension_withdrawn': '撤回了延期申请',
  'hazard.extension_lapsed': '延期申请到期未审，原期限不变',
  'hazard.put_away': '草稿到期，已收起',
  'report.drafted': '起草了逾期上报',
  'report.sent': '报送了逾期上报',
  'report.withdrawn': '撤回了未报送的逾期报告',
  'report.held': '系统代报已关闭，逾期报告没有报送',
  'hazard.county_told_unsigned': '把未签收的情况告诉了县应急管理局',
  'report.taken_back': '在接收前撤回了逾期上报',
  'report.carried': '登记了逾期上报的当面送达',
  'report.not_reached': '逾期上报没有送到值班人员，转由人工送达',
  'report.reminded': '没有收到接收回执，再次提醒',
  'report.climbed': '没有处置意见，报告了上一级',
  'report.passed_up': '接收单位联系不上，直接报给上一级',
  'report.stand_in_told': '值班人员收不到，已改发给代理人或同事',
  'report.watch_listed': '没有办结，列入省级关注名单',
  'report.received': '接收了逾期上报',
  'report.handling': '把逾期上报转为处置中',
  'report.answered': '填写了处置意见',
  'report.done': '办结了逾期上报',
  'report.transferred': '移送了逾期上报',
  'report.listed': '挂牌督办',
  'listing.overdue': '挂牌督办到期没有销号，报告了督办单位和上一级',
  'hazard.channel_skipped': '一个通知渠道不通，立即换下一个',
  'statutory.drafted': '起草了法定报告',
  'statutory.signed': '签署了法定报告',
  'statutory.received': '登记了法定报告回执',
}

/** One line of the story: who, from which body and role, did what, and the reason given. */
export function actText(act: ActFact): string {
  const who =
    act.personId === null
      ? '系统'
      : `${act.personName ?? ''}（${act.organisationName ?? ''}${act.role === null ? '' : ` ${roleLabel(act.role)}`}）`
  const text = `${who}${verbOf(act)}`
  return act.reason === null ? text : `${text}：${act.reason}`
}

const verbOf = ({ action }: Pick<ActFact, 'action'>): string => acts[action] ?? '办理了一步'

/** The same for a reader who may know what was done and not by whom. */
export const namelessActText = (act: Pick<ActFact, 'action'>): string => `另一家机构${verbOf(act)}`
