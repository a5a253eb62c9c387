import { by, type Obligation } from './types.ts'

/** The national notice 应急厅函〔2024〕322号; the insurer’s hazard work comes first, money last. */
export const ofNotice322 = {
  R050: { clause: '322 §一', en: 'Turn to prevention beforehand', zh: '治理模式向事前预防转型', notYet: 'oversight and joint action' },
  R051: {
    clause: '322 §二',
    en: 'Hold hazards against the judgement standards; name the cause',
    zh: '对照重大事故隐患判定标准，注明成因',
    served: [
      by('rule', 'src/modules/hazards/clauses/find-clauses.ts', 'findClauses'),
      by('rule', 'src/modules/hazards/rules/dictionaries.ts', 'causes'),
      by('card', 'cards/hazard/grade-form.ts', 'gradeForm'),
    ],
  },
  R052: {
    clause: '322 §二',
    en: 'Inspections by qualified agencies',
    zh: '隐患排查委托具有资质或能力的机构',
    notYet: 'prevention services and quotas',
  },
  R053: { clause: '322 §二', en: 'Experts find and help', zh: '利用行业专家精准查找和协助治理', notYet: 'prevention services and quotas' },
  R054: {
    clause: '322 §二',
    en: 'Technology: data, recognition, sensors',
    zh: '科技兴安',
    served: [
      by('rule', 'src/modules/evidence/difference-hash.ts', 'differenceHash'),
      by('rule', 'src/modules/hazards/clauses/find-clauses.ts', 'findClauses'),
    ],
    stillOpen: 'sensor data',
  },
  R055: {
    clause: '322 §二',
    en: 'A closed loop for major hazards',
    zh: '重大隐患闭环管理机制',
    served: [
      by('rule', 'src/modules/hazards/rules/transitions.ts', 'transitions'),
      by('rule', 'src/modules/hazards/rules/closing.ts', 'closeSteps'),
      by('rule', 'src/modules/hazards/rules/separation.ts', 'hasSignedChain'),
      by('rule', 'src/modules/hazards/rules/report-steps.ts', 'reportSteps'),
      by('command', 'src/modules/hazards/commands/finish-report.ts', 'finishReport'),
    ],
  },
  R056: {
    clause: '322 §二',
    en: 'Tell the principal or controller (as R020)',
    zh: '及时通知主要负责人或实际控制人',
    served: [
      by('command', 'src/modules/hazards/commands/notify.ts', 'notifyHazard'),
      by('card', 'cards/hazard/major-notice.ts', 'majorNotice'),
    ],
  },
  R057: {
    clause: '322 §二',
    en: 'Report what is overdue (as R022)',
    zh: '未按时限整改应当及时上报',
    served: [
      by('command', 'src/modules/hazards/overdue/send-report.ts', 'sendReport'),
      by('clock', 'src/modules/hazards/rules/ladders.ts', 'send-report'),
    ],
  },
  R058: { clause: '322 §三', en: 'Three classes of risk', zh: '鉴别高、中、低风险单位', notYet: 'prevention services and quotas' },
  R059: {
    clause: '322 §三',
    en: 'Training on the standards and on accidents',
    zh: '培训突出判定标准和典型事故案例',
    notYet: 'prevention services and quotas',
  },
  R060: { clause: '322 §三', en: 'Follow the effect of training', zh: '培训效果跟踪反馈评估', notYet: 'prevention services and quotas' },
  R061: {
    clause: '322 §三',
    en: 'Drills: everyone knows the way out',
    zh: '演练突出疏散逃生避险',
    notYet: 'prevention services and quotas',
  },
  R062: {
    clause: '322 §三',
    en: 'Standardisation lowers the next premium',
    zh: '标准化达标单位费率下调',
    notYet: 'policies and full insurance',
  },
  R063: { clause: '322 §四', en: 'Prevention fees at most 21% of premium collected', zh: '预防费用不高于实收保费的21%', notYet: 'fees' },
  R064: { clause: '322 §四', en: 'Spend as contract and rules say', zh: '依据合同约定和规定投入', notYet: 'fees' },
  R065: { clause: '322 §四', en: 'A budget of its own', zh: '制定专项预算', notYet: 'fees' },
  R066: { clause: '322 §四', en: 'Book as it is; no diversion', zh: '据实列支，不得挤占挪用', notYet: 'fees' },
  R067: { clause: '322 §四', en: 'Only for the insured’s prevention', zh: '专门用于事故预防', notYet: 'fees' },
  R068: { clause: '322 §四', en: 'A ledger of its own, true', zh: '建立专门台账，真实准确', notYet: 'fees' },
  R069: { clause: '322 §四', en: 'No money drawn off by services', zh: '不得套取费用', notYet: 'fees' },
  R070: { clause: '322 §五', en: 'A joint schedule', zh: '联合指导，明确进度安排', notYet: 'oversight and joint action' },
  R071: {
    clause: '322 §五',
    en: 'Urge enterprises to cooperate and to fix major hazards',
    zh: '督促配合服务和及时整改',
    served: [
      by('command', 'src/modules/hazards/commands/answer-report.ts', 'answerReport'),
      by('card', 'cards/report/report-answer-form.ts', 'reportAnswerForm'),
      by('command', 'src/modules/hazards/commands/list-hazard.ts', 'listHazard'),
      by('clock', 'src/modules/hazards/rules/ladders.ts', 'tell-listers'),
      by('clock', 'src/modules/hazards/rules/ladders.ts', 'overdueCounty'),
    ],
  },
  R072: { clause: '322 §五', en: 'Information system, watch on fees', zh: '完善信息系统，强化费用使用监测', notYet: 'fees' },
  R073: {
    clause: '322 §五',
    en: 'Exchange of data over the shared platform',
    zh: '信息共享平台，数据交互共享',
    notYet: 'upload to the supervision platform',
  },
  R074: {
    clause: '322 §五',
    en: 'The action counts in the yearly assessment',
    zh: '参与治本攻坚情况作为评估要素',
    notYet: 'oversight and joint action',
  },
  R075: {
    clause: '322 §五',
    en: 'Commend, spread, summon, order (as R037, R038)',
    zh: '通报表扬、推广、约谈、限期整改',
    notYet: 'oversight and joint action',
  },
} as const satisfies Record<string, Obligation>
