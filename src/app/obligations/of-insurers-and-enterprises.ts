import { by, type Obligation } from './types.ts'

/** 375 §二(二) and §二(三): insurers, then enterprises. */
export const ofInsurersAndEnterprises = {
  R014: {
    clause: '375 §二(二)一',
    en: 'Study the policy; prevention is the core',
    zh: '学习专项行动文件和最新政策',
    notYet: 'prevention services and quotas',
  },
  R015: {
    clause: '375 §二(二)一',
    en: 'Insurers talk with the local departments',
    zh: '加强与属地部门沟通协作',
    served: [
      by('command', 'src/modules/directory/commands/unmask-contact.ts', 'unmaskContact'),
      by('rule', 'src/modules/directory/rules/visibility.ts', 'visibility'),
    ],
    stillOpen: 'message threads tied to an object',
  },
  R016: {
    clause: '375 §二(二)二',
    en: 'Analyse each customer’s risk and use the result',
    zh: '建立风险分析研判和结果应用机制',
    notYet: 'prevention services and quotas',
  },
  R017: {
    clause: '375 §二(二)二',
    en: 'Services by size and kind of risk',
    zh: '分类施策开展服务',
    notYet: 'prevention services and quotas',
  },
  R018: {
    clause: '375 §二(二)三',
    en: 'Commission agencies with the qualification',
    zh: '委托具备相应资质的机构',
    notYet: 'prevention services and quotas',
  },
  R019: {
    clause: '375 §二(二)三',
    en: 'Upload services in real time',
    zh: '服务开展情况实时上传',
    notYet: 'upload to the supervision platform',
  },
  R020: {
    clause: '375 §二(二)四',
    en: 'Tell the principal or controller of a major hazard at once',
    zh: '重大隐患及时通知主要负责人或实际控制人',
    served: [
      by('command', 'src/modules/hazards/commands/notify.ts', 'notifyHazard'),
      by('command', 'src/modules/hazards/commands/sign.ts', 'signHazard'),
      by('card', 'cards/hazard/major-notice.ts', 'majorNotice'),
      by('clock', 'src/modules/hazards/rules/ladders.ts', 'hour-72'),
    ],
  },
  R021: {
    clause: '375 §二(二)四',
    en: 'Bring about an effective fix',
    zh: '促进有效整改',
    served: [
      by('command', 'src/modules/hazards/commands/plan.ts', 'planRectification'),
      by('command', 'src/modules/hazards/commands/submit.ts', 'submitRectification'),
      by('command', 'src/modules/hazards/commands/verify.ts', 'verifyOk'),
      by('clock', 'src/modules/hazards/rules/ladders.ts', 'fixMajor'),
    ],
  },
  R022: {
    clause: '375 §二(二)四',
    en: 'Report an overdue major hazard to the bureau and the industry department',
    zh: '未按时限整改的及时上报当地应急管理和行业主管部门',
    served: [
      by('command', 'src/modules/hazards/overdue/draft-report.ts', 'draftReport'),
      by('command', 'src/modules/hazards/overdue/send-when-silent.ts', 'sendWhenSilent'),
      by('rule', 'src/modules/hazards/overdue/receivers.ts', 'receiversOf'),
      by('command', 'src/modules/hazards/commands/receive-report.ts', 'receiveReport'),
      by('clock', 'src/modules/hazards/rules/ladders.ts', 'send-report'),
    ],
  },
  R023: {
    clause: '375 §二(二)五',
    en: 'Coal: two risk assessments and two inspections a year',
    zh: '煤矿每年各2次',
    notYet: 'prevention services and quotas',
  },
  R024: {
    clause: '375 §二(二)五',
    en: 'Other large and medium high-risk: one and one a year',
    zh: '其他大中型高危企业每年各1次',
    notYet: 'prevention services and quotas',
  },
  R025: {
    clause: '375 §二(二)六',
    en: 'Help with rescue and handling of accidents',
    zh: '协助应急救援和事故处理',
    served: [
      by('command', 'src/modules/hazards/commands/report-accident.ts', 'reportAccident'),
      by('rule', 'src/modules/hazards/rules/accident.ts', 'readAccident'),
      by('card', 'cards/general/accident-emergency.ts', 'accidentEmergency'),
    ],
    stillOpen: 'a log of the help given',
  },
  R026: { clause: '375 §二(二)六', en: 'Fast settlement of claims', zh: '建立快速理赔机制', notYet: 'accidents and claims' },
  R027: {
    clause: '375 §二(三)一',
    en: 'Insure everyone, without a gap, in full',
    zh: '全员、连续、足额投保',
    notYet: 'policies and full insurance',
  },
  R028: {
    clause: '375 §二(三)二',
    en: 'Agree content and frequency of services',
    zh: '与承保机构确定服务内容和频次',
    notYet: 'prevention services and quotas',
  },
  R029: {
    clause: '375 §二(三)三',
    en: 'Cooperate with the insurer’s services',
    zh: '协同承保机构开展服务',
    notYet: 'prevention services and quotas',
  },
  R030: {
    clause: '375 §二(三)三',
    en: 'Fix what is found in time and have it closed',
    zh: '及时整改销号',
    served: [
      by('command', 'src/modules/hazards/commands/submit.ts', 'submitRectification'),
      by('command', 'src/modules/hazards/commands/close.ts', 'closeHazard'),
      by('clock', 'src/modules/hazards/rules/ladders.ts', 'fixGeneral'),
      by('rule', 'src/modules/evidence/inspect-picture.ts', 'inspectPicture'),
    ],
  },
  R031: {
    clause: '375 §二(三)三、四',
    en: 'Training, drills, standardisation',
    zh: '宣传教育、应急演练、标准化建设',
    notYet: 'prevention services and quotas',
  },
} as const satisfies Record<string, Obligation>
