import {
  assignFixer,
  decideVoid,
  gradeHazard,
  mergeHazard,
  requestExtension,
  verifyNo,
  voidHazard,
} from '../../../modules/hazards/index.ts'
import {
  fenhe,
  fixer,
  found,
  handedIn,
  later,
  member,
  principal,
  type Story,
  safety,
  small,
  taihang,
  taihangSecond,
  verified,
} from './hazards-moments.ts'

/** General ones under repair, returned, overdue, asking for time, waiting for a look. */
export const generalStories: readonly Story[] = [
  {
    key: 'due-tomorrow',
    moments: [
      found([-6, '10:00'], taihang.service, small('qy-qinhe', '地面变电所', '配电柜门未关，电缆外露', ['cabinet', 19], 1)),
      later([-6, '11:00'], ({ steps, hazard }) => steps.act(safety('qy-qinhe'), assignFixer, hazard('due-tomorrow'), { fixer: '闫练修' })),
    ],
  },
  {
    key: 'rectifying',
    moments: [found([-3, '10:30'], taihangSecond, small('qy-zhuan', '3号楼外架', '第二步架缺防护栏杆', ['scaffold', 20], 9))],
  },
  {
    key: 'returned',
    moments: [
      found([-8, '10:00'], fenhe.service, small('qy-tongtu', '维修车间', '废机油桶渗漏', ['tank', 21], 6)),
      handedIn([-4, '10:00'], fixer('qy-tongtu'), 'returned', { scene: 'tank', seed: 21, measures: '已擦净' }),
      later([-4, '16:00'], ({ steps, hazard }) => steps.act(fenhe.service, verifyNo, hazard('returned'), { reason: '桶还在渗，请换桶' })),
    ],
  },
  {
    key: 'overdue-general',
    moments: [found([-15, '15:00'], taihangSecond, small('qy-shunda', '2号仓库', '疏散通道堆放货物', ['yard', 22], -5))],
  },
  {
    key: 'more-time',
    moments: [
      found([-10, '09:20'], taihang.service, small('qy-danhe-1', '罐区北侧', '管线法兰渗漏，垫片要订货', ['tank', 23], 4)),
      later([-1, '15:30'], ({ steps, on, hazard }) =>
        steps.act(principal('qy-danhe-1'), requestExtension, hazard('more-time'), {
          reason_class: 'purchase',
          reason: '专用垫片供货期十天，合同已签',
          interim_control: '关闭该段阀门，每两小时巡检一次',
          due_on: on(12),
        }),
      ),
    ],
  },
  {
    key: 'to-verify',
    moments: [
      found([-7, '14:00'], taihang.service, small('qy-danhe-1', '装车台', '静电接地线断开', ['cabinet', 24], 7)),
      handedIn([0, '08:05'], fixer('qy-danhe-1'), 'to-verify', { scene: 'cabinet', seed: 24, measures: '接地线已换新，测过电阻' }),
    ],
  },
]

/** Over in one way or another, and one an enterprise keeps to itself. */
export const overStories: readonly Story[] = [
  {
    key: 'closed-general',
    moments: [
      found([-18, '10:00'], taihangSecond, small('qy-zhuan', '2号楼卸料平台', '平台超载堆放钢管', ['scaffold', 25], -8)),
      handedIn([-15, '10:00'], fixer('qy-zhuan'), 'closed-general', { scene: 'scaffold', seed: 25, measures: '钢管已卸下，挂限载牌' }),
      verified([-14, '10:00'], taihangSecond, 'closed-general'),
    ],
  },
  {
    key: 'voided',
    moments: [
      found([-9, '16:00'], taihang.service, small('qy-qinhe', '矸石山', '报错了位置，不在本矿范围', ['yard', 26], 10)),
      later([-8, '09:10'], ({ steps, hazard }) => steps.act(taihang.manager, voidHazard, hazard('voided'), { reason: '位置属于相邻煤矿' })),
      later([-8, '15:00'], ({ steps, hazard }) =>
        steps.act(member('enforce', 'yj-qinshui', 'yjx.enforce'), decideVoid, hazard('voided'), { verdict: 'agreed', reason: '核对属实' }),
      ),
    ],
  },
  {
    key: 'merged',
    moments: [
      found([-2, '16:00'], taihang.service, small('qy-danhe-1', '罐区北侧', '罐区法兰渗漏（重复上报）', ['tank', 27], 4)),
      later([-1, '09:30'], ({ steps, hazard, number }) =>
        steps.act(taihang.service, mergeHazard, hazard('merged'), { into: number('more-time'), reason: '同一处渗漏' }),
      ),
    ],
  },
  {
    key: 'self-found',
    moments: [
      found([-2, '09:00'], safety('qy-lingshang'), {
        site: 'qy-lingshang',
        place: '破碎站',
        description: '皮带机头缺防护罩',
        scene: 'yard',
        seed: 28,
        says: 'unsure',
      }),
      later([-2, '09:20'], ({ steps, on, hazard }) =>
        steps.act(safety('qy-lingshang'), gradeHazard, hazard('self-found'), { grade: 'general', due_on: on(8) }),
      ),
    ],
  },
]
