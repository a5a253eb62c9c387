import { by, type Obligation } from './types.ts'

/** 375 抬头 to §二(一): everybody addressed, bureaus, regulators, agencies. */
export const ofAuthorities = {
  R001: {
    clause: '375 抬头',
    en: 'Bureaus, regulators, the association, insurers, enterprises and agencies are addressed',
    zh: '通知发至各市应急局、监管分局、协会、保险机构、企业，抄送服务机构',
    served: [by('rule', 'src/modules/directory/rules/roles.ts', 'roles')],
  },
  R002: {
    clause: '375 导语',
    en: 'Insurers and third parties take part in prevention',
    zh: '调动保险机构和第三方机构参与事故预防',
    served: [
      by('rule', 'src/modules/hazards/rules/transitions.ts', 'transitions'),
      by('command', 'src/modules/hazards/commands/register.ts', 'registerHazard'),
    ],
    stillOpen: 'services other than finding hazards',
  },
  R003: {
    clause: '375 §一',
    en: 'Tie the work to the three-year action',
    zh: '结合治本攻坚三年行动任务',
    served: [by('rule', 'src/modules/hazards/rules/dictionaries.ts', 'programmes')],
    stillOpen: 'reporting by programme',
  },
  R004: {
    clause: '375 §一',
    en: 'Services fit the single enterprise',
    zh: '开展针对性事故预防服务',
    notYet: 'prevention services and quotas',
  },
  R005: {
    clause: '375 §一',
    en: 'Measured by hazards found and closed, not by visits',
    zh: '帮助企业化解风险隐患',
    served: [
      by('rule', 'src/modules/hazards/queries/figures.ts', 'hazardFigures'),
      by('card', 'cards/general/status-summary.ts', 'statusSummary'),
    ],
  },
  R006: {
    clause: '375 §二(一)一',
    en: 'Bureau and regulator work in one mechanism',
    zh: '建立联合工作机制',
    notYet: 'oversight and joint action',
  },
  R007: {
    clause: '375 §二(一)一',
    en: 'Hazard inspection is the weightiest service',
    zh: '隐患排查服务作为重中之重',
    notYet: 'oversight and joint action',
  },
  R008: { clause: '375 §二(一)二', en: 'A work plan for the place', zh: '细化工作方案', notYet: 'oversight and joint action' },
  R009: {
    clause: '375 §二(一)二',
    en: 'Joint inspections within the annual plan',
    zh: '结合年度执法计划联合监督检查',
    notYet: 'oversight and joint action',
  },
  R010: {
    clause: '375 §二(一)三',
    en: 'Insurers complete the data on the platform',
    zh: '督促完善监管平台各项信息',
    notYet: 'upload to the supervision platform',
  },
  R011: {
    clause: '375 §二(一)四',
    en: 'Daily supervision of hazard work',
    zh: '日常监管隐患排查治理',
    notYet: 'oversight and joint action',
  },
  R012: {
    clause: '375 §二(一)五',
    en: 'Agencies capture and keep the process of a service',
    zh: '服务流程和内容采集存储',
    notYet: 'prevention services and quotas',
  },
  R013: {
    clause: '375 §二(一)五',
    en: 'Agencies hand service data over in time and truthfully',
    zh: '及时、如实提供服务数据',
    notYet: 'prevention services and quotas',
  },
} as const satisfies Record<string, Obligation>
