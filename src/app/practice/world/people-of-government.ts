import { peopleOf } from './people.ts'
import type { PracticePerson } from './types.ts'

const tenant = 'practice_gov'

const province: readonly PracticePerson[] = [
  ...peopleOf(tenant, 'yj-shanxi', [
    ['staff', '霍练兵', 'yjp.staff'],
    ['lead', '景示远', 'yjp.lead'],
    ['admin', '卫练达', 'yjp.admin'],
  ]),
  ...peopleOf(tenant, 'jg-shanxi', [
    ['staff', '薛练衡', 'jg.staff'],
    ['lead', '郝示公', 'jg.lead'],
  ]),
  ...peopleOf(tenant, 'hy-energy-shanxi', [['staff', '温练石', 'hy.staff']]),
  ...peopleOf(tenant, 'xh-shanxi', [['staff', '祁练会', 'xh.staff']]),
  ...peopleOf(tenant, 'sys-operator', [['op', '司练维', 'sys.op']]),
]

const cities: readonly PracticePerson[] = [
  ...peopleOf(tenant, 'yj-jincheng', [
    ['staff', '牛练城', 'yjc.staff'],
    ['enforce', '常练剑', 'yjc.enforce'],
    ['lead', '原示高', 'yjc.lead'],
    ['admin', '焦练章', 'yjc.admin'],
  ]),
  ...peopleOf(tenant, 'yj-yangquan', [
    ['staff', '荆练泉', 'yjc.staff'],
    ['lead', '蔚示阳', 'yjc.lead'],
    ['admin', '葛练簿', 'yjc.admin'],
  ]),
  ...peopleOf(tenant, 'jg-jincheng', [['staff', '庞练监', 'jg.staff']]),
  ...peopleOf(tenant, 'hy-energy-jincheng', [
    ['staff', '续练煤', 'hy.staff'],
    ['lead', '乔示能', 'hy.lead'],
  ]),
  ...peopleOf(tenant, 'hy-housing-jincheng', [['staff', '翟练筑', 'hy.staff']]),
  ...peopleOf(tenant, 'hy-transport-jincheng', [['staff', '逯练途', 'hy.staff']]),
  ...peopleOf(tenant, 'hy-industry-yangquan', [['staff', '药练工', 'hy.staff']]),
]

const counties: readonly PracticePerson[] = [
  ...peopleOf(tenant, 'yj-qinshui', [
    ['staff', '段练沁', 'yjx.staff'],
    ['enforce', '靳练严', 'yjx.enforce'],
    ['lead', '樊示水', 'yjx.lead'],
    ['admin', '栗练册', 'yjx.admin'],
  ]),
  ...peopleOf(tenant, 'hy-energy-qinshui', [
    ['staff', '尚练炭', 'hy.staff'],
    ['lead', '侯示炬', 'hy.lead'],
  ]),
  ...peopleOf(tenant, 'yj-gaoping', [
    ['staff', '姬练平', 'yjx.staff'],
    ['enforce', '申练正', 'yjx.enforce'],
    ['admin', '邢练名', 'yjx.admin'],
  ]),
  ...peopleOf(tenant, 'yj-zezhou', [
    ['staff', '司马练泽', 'yjx.staff'],
    ['enforce', '成练州', 'yjx.enforce'],
    ['lead', '孔示泽', 'yjx.lead'],
  ]),
  ...peopleOf(tenant, 'yj-yangcheng', [
    ['staff', '吉练阳', 'yjx.staff'],
    ['enforce', '茹练锋', 'yjx.enforce'],
  ]),
  ...peopleOf(tenant, 'yj-jincheng-chengqu', [['staff', '宋练城', 'yjx.staff']]),
  ...peopleOf(tenant, 'yj-jincheng-zone', [['staff', '苗练开', 'yjx.staff']]),
  ...peopleOf(tenant, 'yj-yangquan-chengqu', [['staff', '岳练区', 'yjx.staff']]),
  ...peopleOf(tenant, 'yj-pingding', [
    ['staff', '白练定', 'yjx.staff'],
    ['enforce', '延练平', 'yjx.enforce'],
  ]),
  ...peopleOf(tenant, 'yj-yuxian', [['staff', '赵练盂', 'yjx.staff']]),
]

/** People of bureaus, departments, the regulator, the association, and the operator. */
export const peopleOfGovernment: readonly PracticePerson[] = [...province, ...cities, ...counties]
