import type { PracticeOrganisation } from './types.ts'

/** Invented bodies; every name says that it is for practice. */
const bureau = (id: string, name: string, regionCode: string): PracticeOrganisation => ({
  id,
  kind: 'emergency-bureau',
  name: `${name}（练习）`,
  regionCode,
})

const bureaus: readonly PracticeOrganisation[] = [
  bureau('yj-shanxi', '山西省应急管理厅', '140000'),
  bureau('yj-jincheng', '晋城市应急管理局', '140500'),
  bureau('yj-yangquan', '阳泉市应急管理局', '140300'),
  bureau('yj-jincheng-chengqu', '晋城市城区应急管理局', '140502'),
  bureau('yj-qinshui', '沁水县应急管理局', '140521'),
  bureau('yj-yangcheng', '阳城县应急管理局', '140522'),
  // The county without registered staff: what concerns it goes to the city.
  bureau('yj-lingchuan', '陵川县应急管理局', '140524'),
  bureau('yj-zezhou', '泽州县应急管理局', '140525'),
  bureau('yj-gaoping', '高平市应急管理局', '140581'),
  bureau('yj-yangquan-chengqu', '阳泉市城区应急管理局', '140302'),
  bureau('yj-pingding', '平定县应急管理局', '140321'),
  bureau('yj-yuxian', '盂县应急管理局', '140322'),
  { ...bureau('yj-jincheng-zone', '晋城经济技术开发区应急管理局', '140500'), developmentZone: '晋城经济技术开发区' },
]

const department = (id: string, name: string, where: Pick<PracticeOrganisation, 'regionCode' | 'sectors'>): PracticeOrganisation => ({
  id,
  kind: 'industry-department',
  name: `${name}（练习）`,
  ...where,
})

/** Fishery has no department anywhere, goods transport none in 阳泉, civil explosives one in the city only. */
const departments: readonly PracticeOrganisation[] = [
  department('hy-energy-shanxi', '山西省能源局', { regionCode: '140000', sectors: ['COAL'] }),
  department('hy-energy-jincheng', '晋城市能源局', { regionCode: '140500', sectors: ['COAL'] }),
  department('hy-energy-qinshui', '沁水县能源局', { regionCode: '140521', sectors: ['COAL'] }),
  department('hy-housing-jincheng', '晋城市住房和城乡建设局', { regionCode: '140500', sectors: ['CON'] }),
  department('hy-transport-jincheng', '晋城市交通运输局', { regionCode: '140500', sectors: ['TRA'] }),
  department('hy-industry-yangquan', '阳泉市工业和信息化局', { regionCode: '140300', sectors: ['CIV'] }),
]

const others: readonly PracticeOrganisation[] = [
  { id: 'jg-shanxi', kind: 'financial-regulator', name: '山西金融监管局（练习）', regionCode: '140000' },
  { id: 'jg-jincheng', kind: 'financial-regulator', name: '晋城金融监管分局（练习）', regionCode: '140500' },
  { id: 'xh-shanxi', kind: 'association', name: '山西省保险行业协会（练习）', regionCode: '140000' },
  { id: 'bx-taihang', kind: 'insurer', name: '太行示例财产保险股份有限公司山西分公司', regionCode: '140000' },
  { id: 'bx-fenhe', kind: 'insurer', name: '汾河示例财产保险股份有限公司山西分公司', regionCode: '140000' },
  { id: 'fw-antan', kind: 'agency', name: '晋城安探示例安全技术有限公司', regionCode: '140502' },
  { id: 'fw-guben', kind: 'agency', name: '阳泉固本示例安全科技有限公司', regionCode: '140302' },
  { id: 'sys-operator', kind: 'operator', name: '安责通运维（练习）', regionCode: '140000' },
]

/** Every body of the practice room that is no enterprise. */
export const practiceBodies: readonly PracticeOrganisation[] = [...bureaus, ...departments, ...others]
