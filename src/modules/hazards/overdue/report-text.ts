import { formatDue, formatInstant } from '../../../lib/calendar-words.ts'
import type { HazardFacts } from '../facts.ts'

/** Beside the facts of the hazard: what only the report asks for. */
export interface ReportExtras {
  readonly industry: string
  /** Every extension, oldest first, one line each. */
  readonly extensions: readonly string[]
  /** Title and number of the standard of its clause; null for one entered by hand without. */
  readonly standard: string | null
  /** Name, role and telephone of people to ask. */
  readonly contacts: readonly string[]
  /** One sentence on whether the insurer reported in time. */
  readonly lateness: string
  /** The hours each duty of the insurer took, late ones named, one line each. */
  readonly timeliness: readonly string[]
}

/** Years are always said: the report is read long afterwards. */
const instant = (at: Date | null): string => (at === null ? '无记录' : formatInstant(at, new Date(0)))

const or = (text: string | null | undefined, otherwise: string): string =>
  text === null || text === undefined || text === '' ? otherwise : text

/**
 * The report of an overdue major hazard, one field a line, as bureau and department read it.
 *
 * Says only what is on record; what is missing is said to be missing.
 *
 * @see 375 §二(二)四
 */
export function reportText(facts: HazardFacts, extras: ReportExtras): string {
  const { hazard } = facts
  return [
    `【重大隐患逾期未整改报告】${or(hazard.number, '')}`,
    ...whoAndWhat(facts, extras),
    ...whenAndHow(facts, extras),
    `照片：整改前 ${count(facts, 'before')} 张，整改后 ${count(facts, 'after')} 张（原图按 SHA-256 留存）`,
    `联系人：${extras.contacts.length === 0 ? '无登记' : extras.contacts.join('；')}`,
    `承保机构报送：${extras.lateness}`,
    ...extras.timeliness,
  ].join('\n')
}

const count = ({ photos }: HazardFacts, phase: 'before' | 'after') => photos.filter((photo) => photo.phase === phase).length

function whoAndWhat(facts: HazardFacts, extras: ReportExtras): string[] {
  const { hazard, enterprise } = facts
  const site = enterprise === null || enterprise.siteName === '' ? '' : `（${enterprise.siteName}）`
  const clause = hazard.clause === null || hazard.clause === '' ? '' : ` 第 ${hazard.clause} 条`
  return [
    `企业：${or(enterprise?.name, '未登记')}${site}`,
    `统一社会信用代码：${or(enterprise?.creditCode, '未登记')}`,
    `行业：${extras.industry}`,
    `地址：${facts.regionName} ${hazard.place}`,
    `承保机构：${or(facts.insurerName, `无有效保单，由${or(facts.answerable?.name, '应急管理部门')}代行`)}`,
    `隐患：${or(hazard.fact, hazard.description)}`,
    `判定条款：${or(extras.standard, '人工录入')}${clause}：${or(hazard.clauseText, '无')}`,
    `危害：${or(hazard.harm, '未填写')}`,
  ]
}

function whenAndHow(facts: HazardFacts, extras: ReportExtras): string[] {
  const { hazard, notification } = facts
  const due = hazard.dueAt === null ? '无' : formatDue(hazard.dueAt, new Date(0))
  const original = hazard.originalDueAt === null ? due : formatDue(hazard.originalDueAt, new Date(0))
  return [
    `发现：${instant(hazard.foundAt)}，${facts.finder.organisationName} ${facts.finder.personName}`,
    `告知：${instant(hazard.notifiedAt)}${notification === null ? '' : `，告知书校验值 ${notification.textHash}`}`,
    `签收：${signature(facts)}`,
    `整改期限：${due}（最初 ${original}）`,
    `延期：${extras.extensions.length === 0 ? '无' : extras.extensions.join('；')}`,
    `进展：${progress(facts)}`,
    `临时措施：${or(facts.extension?.state === 'refused' ? null : facts.extension?.interimControl, or(facts.plan?.interimControl, '未报送'))}`,
    `停产撤人：${hazard.isStopped ? '已登记' : '未登记'}`,
  ]
}

function signature({ notification }: HazardFacts): string {
  if (notification === null) return '无告知书'
  if (notification.signedAt !== null) return `${instant(notification.signedAt)}，${or(notification.signedBy?.personName, '')}本人签收`
  return notification.deliveredOnPaper === null ? '至今未签收' : '未在线签收，已书面送达'
}

function progress({ hazard, plan, submission }: HazardFacts): string {
  if (submission !== null && hazard.submittedAt !== null) return `${instant(submission.at)} 提交整改（逾期提交），待复查`
  if (submission?.verdict === 'returned') return `提交的整改复查不合格：${or(submission.reason, '')}`
  return plan === null ? '未提交整改方案' : `已有整改方案（责任人 ${plan.responsible}），未提交整改`
}
