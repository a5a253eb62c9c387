import { formatDue, formatInstant } from '../../../lib/calendar-words.ts'
import type { HazardFacts } from '../facts.ts'
import { causes, wordLabel } from '../rules/dictionaries.ts'
import { periodLabel } from './period.ts'

const yuan = (fen: bigint): string => `${fen / 100n}.${String(fen % 100n).padStart(2, '0')}`
const or = (text: string | null | undefined, otherwise: string): string =>
  text === null || text === undefined || text === '' ? otherwise : text

/** Where the enterprise itself has to hand the report in. */
function addressee({ enterprise, regionName }: HazardFacts): string {
  const coal = enterprise?.industry === 'COAL' ? '、所在地矿山安全监察机构' : ''
  return `${regionName}负有安全生产监督管理职责的部门${coal}、本单位职工大会或者职工代表大会`
}

/**
 * Draft of the enterprise's own report of a major hazard: state and cause, harm and difficulty, plan (安全生产法41; coal:
 * every quarter, in writing, signed by the head, 煤矿安全生产条例35). What is not on record is left to be filled in.
 */
export function statutoryText(facts: HazardFacts, period: string): string {
  const { hazard, enterprise, plan } = facts
  const due = hazard.dueAt === null ? '（请填写）' : formatDue(hazard.dueAt, new Date(0))
  return [
    `重大事故隐患排查治理情况报告（${periodLabel(period)}）`,
    `报送：${addressee(facts)}`,
    `单位：${or(enterprise?.name, '（请填写）')}　统一社会信用代码：${or(enterprise?.creditCode, '（请填写）')}`,
    `隐患编号：${or(hazard.number, '')}`,
    `一、现状及产生原因：${or(hazard.fact, hazard.description)}　位置：${hazard.place}　原因：${hazard.cause === null ? '（请填写）' : wordLabel(causes, hazard.cause)}`,
    `判定依据：${or(hazard.clause, '人工录入')} ${or(hazard.clauseText, '')}`,
    `发现时间：${hazard.foundAt === null ? '（请填写）' : formatInstant(hazard.foundAt, new Date(0))}`,
    `二、危害程度和整改难易程度：${or(hazard.harm, '（请填写）')}`,
    '三、治理方案',
    `（一）目标任务与方法措施：${or(plan?.measures, or(hazard.advice, '（请填写）'))}`,
    `（二）经费：${plan === null ? '（请填写）' : `${yuan(plan.fundsFen)} 元`}`,
    `（三）责任人：${or(plan?.responsible, '（请填写）')}`,
    `（四）时限：${due}`,
    `（五）安全措施：${or(plan?.interimControl, '（请填写）')}`,
    `（六）应急预案：${or(plan?.emergencyPlan, '（请填写）')}`,
    '主要负责人（签字）：',
    '说明：本草稿由系统按已登记内容生成，系统不代为报送；请签字后由本单位报送，并登记回执号。',
  ].join('\n')
}
