import { practiceCreditCode } from './credit-codes.ts'
import type { PracticeOrganisation } from './types.ts'

type Row = readonly [
  id: string,
  name: string,
  regionCode: string,
  industry: PracticeOrganisation['industry'],
  size: PracticeOrganisation['size'],
]

/** Fourteen sites of thirteen invented companies, over nine industries and one outside them, in four sizes. */
const rows: readonly Row[] = [
  // Two mines, one principal.
  ['qy-qinhe', '晋城沁河示例煤业有限公司', '140521', 'COAL', 'large'],
  ['qy-danfeng', '高平丹峰示例煤业有限公司', '140581', 'COAL', 'medium'],
  ['qy-panshi', '平定磐石示例石料有限公司', '140321', 'NCM', 'medium'],
  // In the county without registered staff.
  ['qy-lingshang', '陵川岭上示例采石有限公司', '140524', 'NCM', 'small'],
  ['qy-hongsui', '盂县红穗示例烟花爆竹有限公司', '140322', 'FWK', 'small'],
  // A smelter: the bureau is its industry department.
  ['qy-yunduan', '阳城云锻示例冶炼有限公司', '140522', 'MET', 'large'],
  ['qy-tongtu', '晋城通途示例运输有限公司', '140502', 'TRA', 'small'],
  // Changed its insurer in July.
  ['qy-shunda', '阳泉顺达示例物流有限公司', '140302', 'TRA', 'micro'],
  ['qy-guangyang', '阳泉广阳示例民爆器材有限公司', '140302', 'CIV', 'medium'],
  // Nobody there has an account.
  ['qy-bibo', '沁水碧波示例渔业有限公司', '140521', 'FSH', 'micro'],
  // Uninsured.
  ['qy-zhuyun', '泽州铸韵示例铸造有限公司', '140525', 'OTH', 'small'],
]

const onlySites: readonly PracticeOrganisation[] = rows.map(([id, name, regionCode, industry, size], place) => ({
  id,
  kind: 'enterprise',
  name,
  creditCode: practiceCreditCode(regionCode, place + 1),
  regionCode,
  ...(industry === undefined ? {} : { industry }),
  ...(size === undefined ? {} : { size }),
}))

/** One company, one credit code, two sites in two counties. */
const danhe = {
  kind: 'enterprise',
  name: '高平丹河示例化工有限公司',
  creditCode: practiceCreditCode('140581', 21),
  industry: 'HCH',
  size: 'medium',
} as const

const zoned: PracticeOrganisation = {
  id: 'qy-zhuan',
  kind: 'enterprise',
  name: '晋城筑安示例建筑工程有限公司',
  creditCode: practiceCreditCode('140502', 22),
  regionCode: '140502',
  industry: 'CON',
  size: 'medium',
  developmentZone: '晋城经济技术开发区',
}

/** Every enterprise of the practice room. */
export const practiceEnterprises: readonly PracticeOrganisation[] = [
  ...onlySites,
  { ...danhe, id: 'qy-danhe-1', siteName: '一厂区', regionCode: '140581' },
  { ...danhe, id: 'qy-danhe-2', siteName: '二厂区', regionCode: '140525' },
  zoned,
]
