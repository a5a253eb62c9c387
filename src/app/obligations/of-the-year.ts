import type { Obligation } from './types.ts'

/** 375 §三 and its annexes: joint action, returns, praise and summons. */
export const ofTheYear = {
  R032: {
    clause: '375 §三(一)',
    en: 'Joint action on missing uploads',
    zh: '针对数据上传问题联合行动',
    notYet: 'upload to the supervision platform',
  },
  R033: { clause: '375 §三(一)', en: 'Joint guidance in order', zh: '联合指导，有序推进', notYet: 'oversight and joint action' },
  R034: {
    clause: '375 §三(一)',
    en: 'Annexes 1–3 for the year before, by 10 January',
    zh: '每年1月10日前报送附件1-3',
    notYet: 'annual returns',
  },
  R035: {
    clause: '375 §三(二)',
    en: 'Long-term cooperation, continuous knowledge of an enterprise',
    zh: '建立长期合作机制，连续掌握情况',
    notYet: 'prevention services and quotas',
  },
  R036: {
    clause: '375 §三(二)',
    en: 'Self-assessment to two bodies by 30 January',
    zh: '每年1月30日前报送自评情况',
    notYet: 'annual returns',
  },
  R037: { clause: '375 §三(三)', en: 'Commend, spread good cases', zh: '通报表扬、推广优秀案例', notYet: 'oversight and joint action' },
  R038: { clause: '375 §三(三)', en: 'Summon, and order a fix by a date', zh: '约谈、督促限期整改', notYet: 'oversight and joint action' },
  R039: { clause: '附件1注、附件2注1', en: 'Annexes as workbooks', zh: '附件建议用 Excel 制作', notYet: 'annual returns' },
  R040: { clause: '附件2注2', en: 'Annex 2 by the rules of 晋应急发〔2024〕114号', zh: '附件2按114号文填报', notYet: 'annual returns' },
  R041: { clause: '附件3', en: 'The city’s summary with its figures and cases', zh: '市级年度情况总结', notYet: 'annual returns' },
} as const satisfies Record<string, Obligation>
