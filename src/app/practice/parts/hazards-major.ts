import {
  approved,
  closed,
  drafted,
  expert,
  fenhe,
  fixer,
  found,
  handedIn,
  type Judged,
  member,
  planned,
  principal,
  principalOfDanfeng,
  proposed,
  received,
  type Story,
  signed,
  taihang,
  verified,
} from './hazards-moments.ts'

const methane: Judged = {
  clause: 'COAL-2026|5(一)',
  fact: '采煤工作面回风流甲烷1.1%，现场没有停工撤人',
  harm: '可能发生瓦斯爆炸',
  advice: '立即停止作业、撤出人员，查明瓦斯来源，处理后复测合格再恢复',
  dueIn: 5,
}
const exits: Judged = {
  clause: 'NONCOAL-2022|地下(一)',
  fact: '二中段通往地表的第二安全出口被碎石堵住，人不能通过',
  harm: '出事时人员撤不出来',
  advice: '停止二中段作业，清通出口并装梯子、照明和路标',
  dueIn: 12,
}
const ladle: Judged = {
  clause: 'GONGMAO-2023|4(一)',
  fact: '交接班室设在铁水吊运跨的地坪上，班前会有十二人在内',
  harm: '吊运中铁水倾翻会伤及多人',
  advice: '立即停用交接班室，迁出吊运影响范围',
  dueIn: 9,
}

/** Waiting to be finished, graded or decided. */
export const youngStories: readonly Story[] = [
  {
    key: 'draft',
    moments: [
      drafted([-1, '16:20'], taihang.service, {
        site: 'qy-qinhe',
        place: '主井提升机房',
        description: '提升机房灭火器压力不足，共两具',
        scene: 'cabinet',
        seed: 11,
      }),
    ],
  },
  {
    key: 'to-grade',
    moments: [
      found([0, '08:10'], expert.antan, {
        site: 'qy-yunduan',
        place: '2号高炉出铁场',
        description: '出铁场煤气报警仪显示故障，没有备用',
        scene: 'tank',
        seed: 12,
      }),
    ],
  },
  {
    key: 'proposed',
    moments: [
      found([0, '08:20'], expert.antan, {
        site: 'qy-yunduan',
        place: '转炉车间吊运跨',
        description: '铁水吊运跨下设交接班室',
        scene: 'yard',
        seed: 13,
        says: 'major',
      }),
      proposed([0, '08:30'], expert.antan, 'proposed', ladle),
    ],
  },
]

/** Major ones told, signed, planned, overdue. */
export const majorStories: readonly Story[] = [
  {
    key: 'awaiting-signature',
    moments: [
      found([0, '08:00'], fenhe.service, {
        site: 'qy-panshi',
        place: '二中段安全出口',
        description: '第二安全出口被碎石堵住',
        scene: 'tunnel',
        seed: 14,
        says: 'major',
      }),
      proposed([0, '08:15'], fenhe.service, 'awaiting-signature', exits),
      approved([0, '08:40'], fenhe.manager, 'awaiting-signature'),
    ],
  },
  {
    key: 'awaiting-plan',
    moments: [
      found([-2, '14:00'], taihang.service, {
        site: 'qy-danfeng',
        place: '1205采煤工作面',
        description: '回风流甲烷超限，仍在作业',
        scene: 'tunnel',
        seed: 41,
        says: 'major',
      }),
      proposed([-2, '14:10'], taihang.service, 'awaiting-plan', methane),
      approved([-2, '14:30'], taihang.manager, 'awaiting-plan'),
      signed([-2, '15:05'], principalOfDanfeng, 'awaiting-plan'),
    ],
  },
  {
    key: 'overdue-major',
    moments: [
      found([-12, '10:00'], expert.antan, {
        site: 'qy-qinhe',
        place: '8102回风顺槽',
        description: '甲烷超限后没有停工撤人',
        scene: 'tunnel',
        seed: 16,
        says: 'major',
      }),
      proposed([-12, '10:20'], expert.antan, 'overdue-major', { ...methane, dueIn: -4 }),
      approved([-12, '11:00'], taihang.manager, 'overdue-major'),
      signed([-12, '13:30'], principal('qy-qinhe'), 'overdue-major'),
      planned([-11, '10:00'], principal('qy-qinhe'), 'overdue-major', { measures: '增加风量，打钻抽采', funds: '86000', dueIn: -4 }),
      received([-2, '09:10'], member('staff', 'yj-qinshui', 'yjx.staff'), 'overdue-major'),
      received([-2, '10:05'], member('staff', 'hy-energy-qinshui', 'hy.staff'), 'overdue-major'),
    ],
  },
  {
    key: 'to-close',
    moments: [
      found([-9, '09:30'], taihang.service, {
        site: 'qy-yunduan',
        place: '中间包烘烤位',
        description: '烘烤位旁设休息室',
        scene: 'cabinet',
        seed: 17,
        says: 'major',
      }),
      proposed([-9, '09:45'], taihang.service, 'to-close', { ...ladle, dueIn: 5 }),
      approved([-9, '10:30'], taihang.manager, 'to-close'),
      signed([-9, '11:00'], principal('qy-yunduan'), 'to-close'),
      planned([-8, '10:00'], principal('qy-yunduan'), 'to-close', { measures: '休息室迁出，原处封闭', funds: '15000', dueIn: 3 }),
      handedIn([-3, '15:00'], fixer('qy-yunduan'), 'to-close', { scene: 'cabinet', seed: 17, measures: '休息室已迁出并封闭' }),
      verified([-3, '17:00'], expert.antan, 'to-close'),
    ],
  },
  {
    key: 'closed-major',
    moments: [
      found([-20, '09:30'], fenhe.service, {
        site: 'qy-panshi',
        place: '一中段西巷',
        description: '梯子间损坏，人不能通过',
        scene: 'tunnel',
        seed: 18,
        says: 'major',
      }),
      proposed([-20, '09:45'], fenhe.service, 'closed-major', { ...exits, dueIn: -8 }),
      approved([-20, '10:30'], fenhe.manager, 'closed-major'),
      signed([-20, '14:00'], principal('qy-panshi'), 'closed-major'),
      planned([-19, '10:00'], principal('qy-panshi'), 'closed-major', { measures: '更换梯子，加固平台', funds: '9600', dueIn: -10 }),
      handedIn([-13, '15:00'], fixer('qy-panshi'), 'closed-major', { scene: 'tunnel', seed: 18, measures: '梯子和平台已更换' }),
      verified([-13, '16:30'], expert.guben, 'closed-major'),
      closed([-12, '09:30'], fenhe.manager, 'closed-major'),
      closed([-12, '11:00'], principal('qy-panshi'), 'closed-major'),
    ],
  },
]
