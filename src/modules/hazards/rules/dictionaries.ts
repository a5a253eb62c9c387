import type { HazardGrade, HazardState } from '../types.ts'

/** One word of a list people choose from: kept by its key, shown in Chinese, offered during [from, until]. */
export interface Word {
  readonly key: string
  readonly zh: string
  /** First day it is offered, YYYY-MM-DD in Shanghai; null for always. */
  readonly from: string | null
  /** Last day; null for open end. A hazard keeps the word it was given. */
  readonly until: string | null
}

const always = (key: string, zh: string): Word => ({ key, zh, from: null, until: null })

/** 发现方式. 企业自查 matters: what a unit finds and fixes itself is not punished (晋政发〔2026〕1号). */
export const discoverySources: readonly Word[] = [
  always('service', '保险服务排查'),
  always('self-check', '企业自查'),
  always('worker', '从业人员举报'),
  always('enforcement', '执法检查'),
  always('assessment', '第三方评价'),
  always('monitoring', '监测预警'),
  always('public', '群众举报'),
]

/** 322 §二: 因管控措施缺失或执行不到位形成的重大隐患. */
export const causes: readonly Word[] = [
  always('measures-missing', '管控措施缺失'),
  always('not-carried-out', '执行不到位'),
  always('other', '其他'),
]

/** Programmes a hazard is reported under; dated, because the line goes on after the action plan ends. */
export const programmes: readonly Word[] = [
  { key: 'root-cause-2024-2026', zh: '治本攻坚2024-2026', from: '2024-01-01', until: '2026-12-31' },
  { key: 'precise-prevention-2026', zh: '2026年精准事故预防服务', from: '2026-09-29', until: null },
]

/** Words offered on a day. */
export function offeredOn(words: readonly Word[], on: string): readonly Word[] {
  return words.filter(({ from, until }) => (from === null || from <= on) && (until === null || on <= until))
}

/** The word behind what a person chose or wrote: its key or its Chinese; undefined for neither. */
export function findWord(words: readonly Word[], said: string): Word | undefined {
  return words.find(({ key, zh }) => key === said || zh === said)
}

/** Chinese of a kept key; the key itself when no list holds it any more. */
export const wordLabel = (words: readonly Word[], key: string): string => words.find((word) => word.key === key)?.zh ?? key

export const stateLabels: Readonly<Record<HazardState, string>> = {
  draft: '草稿',
  to_grade: '待定级',
  registered: '已登记',
  major_confirmed: '重大·已确认',
  awaiting_signature: '已告知待签收',
  awaiting_plan: '已签收·待方案',
  rectifying: '整改中',
  to_verify: '待复查',
  to_close: '待销号审批',
  closed: '已销号',
  merged: '已合并',
  voided: '已作废',
}

export const gradeLabels: Readonly<Record<HazardGrade, string>> = { ungraded: '未定级', general: '一般隐患', major: '重大隐患' }

/** How the finder found it where nothing was chosen: by the kind of body. */
export function usualDiscovery(organisationKind: string, role: string): string {
  if (role === 'qy.worker') return 'worker'
  if (organisationKind === 'enterprise') return 'self-check'
  return organisationKind === 'emergency-bureau' ? 'enforcement' : 'service'
}
