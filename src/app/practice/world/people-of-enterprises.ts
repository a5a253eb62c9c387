import { peopleOf, withContexts } from './people.ts'
import type { PracticePerson } from './types.ts'

const tenant = 'practice_ent'

/** Principal of both mines: acts for one of them at a time. */
const principalOfTwo = peopleOf(tenant, 'qy-qinhe', [['principal', '秦示川', 'qy.principal']]).map((person) =>
  withContexts(person, [{ organisationId: 'qy-danfeng', role: 'qy.principal' }]),
)

const mines: readonly PracticePerson[] = [
  ...principalOfTwo,
  ...peopleOf(tenant, 'qy-qinhe', [
    ['controller', '路示峰', 'qy.controller'],
    ['safety', '关练安', 'qy.safety'],
    ['fixer', '闫练修', 'qy.fixer'],
    ['insurance', '尹练保', 'qy.ins'],
    ['worker', '曲练工', 'qy.worker'],
  ]),
  ...peopleOf(tenant, 'qy-danfeng', [
    ['safety', '邵练全', 'qy.safety'],
    ['fixer', '耿练整', 'qy.fixer'],
  ]),
  ...peopleOf(tenant, 'qy-panshi', [
    ['principal', '党示磐', 'qy.principal'],
    ['safety', '巩练石', 'qy.safety'],
    ['fixer', '冉练治', 'qy.fixer'],
  ]),
  ...peopleOf(tenant, 'qy-lingshang', [
    ['principal', '暴示岭', 'qy.principal'],
    ['safety', '都练山', 'qy.safety'],
    ['fixer', '平练川', 'qy.fixer'],
  ]),
]

const works: readonly PracticePerson[] = [
  ...peopleOf(tenant, 'qy-hongsui', [
    ['principal', '芦示红', 'qy.principal'],
    ['safety', '弓练穗', 'qy.safety'],
  ]),
  ...peopleOf(tenant, 'qy-yunduan', [
    ['principal', '上官示炉', 'qy.principal'],
    ['safety', '谭练温', 'qy.safety'],
    ['fixer', '甄练铸', 'qy.fixer'],
  ]),
  ...peopleOf(tenant, 'qy-zhuyun', [
    ['principal', '国示韵', 'qy.principal'],
    ['safety', '母练沙', 'qy.safety'],
    ['fixer', '来练砂', 'qy.fixer'],
  ]),
  ...peopleOf(tenant, 'qy-danhe-1', [
    ['principal', '浦示丹', 'qy.principal'],
    ['safety', '盖练气', 'qy.safety'],
    ['fixer', '边练阀', 'qy.fixer'],
  ]),
  ...peopleOf(tenant, 'qy-danhe-2', [
    ['principal', '宁示河', 'qy.principal'],
    ['safety', '车练罐', 'qy.safety'],
  ]),
  ...peopleOf(tenant, 'qy-guangyang', [
    ['principal', '库示广', 'qy.principal'],
    ['safety', '柏练爆', 'qy.safety'],
  ]),
]

const movers: readonly PracticePerson[] = [
  ...peopleOf(tenant, 'qy-tongtu', [
    ['principal', '骆示通', 'qy.principal'],
    ['safety', '时练途', 'qy.safety'],
    ['fixer', '车练轮', 'qy.fixer'],
  ]),
  ...peopleOf(tenant, 'qy-shunda', [['principal', '辛示顺', 'qy.principal']]),
  ...peopleOf(tenant, 'qy-zhuan', [
    ['principal', '柯示筑', 'qy.principal'],
    ['safety', '席练架', 'qy.safety'],
    ['fixer', '房练梁', 'qy.fixer'],
  ]),
]

/** Known to the directory, without any account: the enterprise nobody can reach. */
const offline: readonly PracticePerson[] = peopleOf(tenant, 'qy-bibo', [['principal', '鱼示波', 'qy.principal']]).map((person) => ({
  ...person,
  account: false,
}))

/** People of the enterprises. */
export const peopleOfEnterprises: readonly PracticePerson[] = [...mines, ...works, ...movers, ...offline]
