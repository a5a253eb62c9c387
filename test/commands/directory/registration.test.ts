import { describe, expect, test } from 'vitest'
import {
  approveRegistration,
  contextsOf,
  issueInviteCode,
  refuseRegistration,
  registerWithCode,
  registrationAnswer,
  registrationView,
  requestRegistration,
} from '../../../src/modules/directory/index.ts'
import { accountOfPractice, peopleDeps, usePeopleWorld } from './people-world.ts'

const world = usePeopleWorld()

const stranger = accountOfPractice('stranger.ent', 'practice_ent')
const other = accountOfPractice('stranger.gov', 'practice_gov')
const form = (organisation: string, role: string) => ({ organisation, role, name: '路小遥', mobile: '+86 139 0000 9002' })
const requests = () => world.db.prisma.registrationRequest.findMany({ orderBy: { requestedAt: 'asc' } })
const { journal } = world
const asked = async () =>
  (await world.db.prisma.notice.findMany({ where: { kind: 'registration-asked', channel: 'card' }, orderBy: { personId: 'asc' } })).map(
    ({ personId }) => personId,
  )

async function oneRequest(organisation: string, role: string): Promise<string> {
  await requestRegistration(world.deps, stranger, { form: form(organisation, role) })
  const [row] = await requests()
  return row?.id ?? ''
}

describe('a stranger asks by name', () => {
  test.each([
    ['organisation', { role: 'qy.safety', name: '路小遥' }, '「单位」没有填写，请补上后再提交。'],
    ['role', { organisation: '晋城沁河示例煤业有限公司', role: 'boss', name: '路小遥' }, '「身份」请从选项中选择。'],
    ['name', { organisation: '晋城沁河示例煤业有限公司', role: 'qy.safety', name: ' ' }, '「姓名」没有填写，请补上后再提交。'],
    [
      'mobile',
      { organisation: '晋城沁河示例煤业有限公司', role: 'qy.safety', name: '路小遥', mobile: '123' },
      '「手机号」应为 11 位数字，例如 13900000001。',
    ],
  ])('a wrong %s is named and costs no try', async (field, wrong, message) => {
    await expect(requestRegistration(world.deps, stranger, { form: wrong })).rejects.toMatchObject({
      code: 'invalid-input',
      field,
      message,
    })
    expect(await world.db.prisma.registrationAttempt.count()).toBe(0)
  })

  test('nobody learns whether a body exists: unknown, ambiguous, wrong role, part of a name and right read the same', async () => {
    const answers = []
    for (const [organisation, role] of [
      ['从未有过示例公司', 'qy.safety'],
      ['高平丹河示例化工有限公司', 'qy.safety'],
      ['晋城沁河示例煤业有限公司', 'bx.service'],
      ['沁河', 'qy.safety'],
      ['晋城沁河示例煤业有限公司', 'qy.safety'],
    ] as const) {
      answers.push(await requestRegistration(world.deps, stranger, { form: form(organisation, role) }))
    }
    expect(answers).toEqual(Array(5).fill({ answer: registrationAnswer }))
    expect(await requests()).toHaveLength(1)
    expect(await journal('registration.tried')).toHaveLength(4)
  })

  test('the sixth try of a day is refused, the first of the next day is not', async () => {
    for (let n = 0; n < 5; n++) await requestRegistration(world.deps, stranger, { form: form('从未有过示例公司', 'qy.safety') })
    const sixth = requestRegistration(world.deps, stranger, { form: form('晋城沁河示例煤业有限公司', 'qy.safety') })
    await expect(sixth).rejects.toMatchObject({ code: 'too-many' })
    expect(await requests()).toEqual([])
    await requestRegistration(world.deps, other, { form: form('晋城沁河示例煤业有限公司', 'qy.safety') })
    world.deps.clock.set('2026-11-24T00:00:00+08:00')
    await requestRegistration(world.deps, stranger, { form: form('晋城沁河示例煤业有限公司', 'qy.safety') })
    expect(await requests()).toHaveLength(2)
  })

  test('nobody asks to be the operator', async () => {
    await requestRegistration(world.deps, stranger, { form: form('安责通运维（练习）', 'sys.op') })
    expect(await requests()).toEqual([])
  })

  test('asking again while it waits makes no second request', async () => {
    await oneRequest('晋城沁河示例煤业有限公司', 'qy.safety')
    await oneRequest('晋城沁河示例煤业有限公司', 'qy.safety')
    expect(await requests()).toHaveLength(1)
  })

  test.each([
    ['晋城沁河示例煤业有限公司', 'qy.safety', ['qy-qinhe.principal']],
    ['晋城沁河示例煤业有限公司', 'qy.principal', ['yj-qinshui.admin', 'yj-qinshui.lead', 'yj-qinshui.staff']],
    ['高平丹河示例化工有限公司（二厂区）', 'qy.fixer', ['qy-danhe-2.principal']],
    ['陵川岭上示例采石有限公司', 'qy.principal', ['yj-jincheng.admin', 'yj-jincheng.lead', 'yj-jincheng.staff']],
    ['太行示例财产保险股份有限公司山西分公司', 'bx.service', ['bx-taihang.admin']],
    ['晋城安探示例安全技术有限公司', 'fw.expert', ['fw-antan.admin']],
    ['沁水县应急管理局（练习）', 'yjx.enforce', ['yj-qinshui.admin']],
    ['晋城市能源局（练习）', 'hy.staff', ['hy-energy-jincheng.lead']],
    ['山西金融监管局（练习）', 'jg.staff', ['jg-shanxi.lead']],
    ['山西省保险行业协会（练习）', 'xh.staff', ['xh-shanxi.staff']],
  ])('%s as %s is put before %j', async (organisation, role, approvers) => {
    await oneRequest(organisation, role)
    expect(await asked()).toEqual(approvers)
  })
})

describe('a registration is decided', () => {
  test.each([
    ['bx.service', 'bx-taihang', 'not-allowed'],
    ['qy.safety', 'qy-qinhe', 'not-allowed'],
    ['qy.principal', 'qy-danhe-1', 'not-found'],
    ['bx.admin', 'bx-taihang', 'not-found'],
    ['yjx.staff', 'yj-qinshui', 'not-found'],
    ['yjx.staff', 'yj-gaoping', 'not-found'],
  ] as const)('%s of %s does not decide on a safety manager of the mine', async (role, organisationId, code) => {
    const registration = await oneRequest('晋城沁河示例煤业有限公司', 'qy.safety')
    const { deps } = peopleDeps(world.deps)
    const actor = await world.actor(role, organisationId)
    await expect(approveRegistration(deps, actor, { registration })).rejects.toMatchObject({ code })
    await expect(refuseRegistration(deps, actor, { registration, form: { reason: '不认识' } })).rejects.toMatchObject({ code })
    expect((await registrationView(world.db.prisma, registration))?.state).toBe('waiting')
    expect(await contextsOf(world.db.prisma, stranger, world.deps.clock.now())).toEqual([])
  })

  test('a request of another body and one that does not exist read the same', async () => {
    const registration = await oneRequest('晋城沁河示例煤业有限公司', 'qy.safety')
    const { deps } = peopleDeps(world.deps)
    const actor = await world.actor('bx.admin', 'bx-taihang')
    const words = []
    for (const id of [registration, 'nothing']) {
      words.push(await approveRegistration(deps, actor, { registration: id }).catch((error: Error) => error.message))
    }
    expect(new Set(words).size).toBe(1)
  })

  test('nobody decides on his own request', async () => {
    const principal = await world.actor('qy.principal', 'qy-qinhe')
    const own = accountOfPractice('qy-qinhe.principal', 'practice_ent')
    await requestRegistration(world.deps, own, { form: form('晋城沁河示例煤业有限公司', 'qy.controller') })
    const [row] = await requests()
    const { deps } = peopleDeps(world.deps)
    await expect(approveRegistration(deps, principal, { registration: row?.id ?? '' })).rejects.toMatchObject({ code: 'not-allowed' })
  })

  test('a refusal needs a reason, is journalled and told to nobody', async () => {
    const registration = await oneRequest('晋城沁河示例煤业有限公司', 'qy.safety')
    const principal = await world.actor('qy.principal', 'qy-qinhe')
    await expect(refuseRegistration(world.deps, principal, { registration, form: {} })).rejects.toMatchObject({ field: 'reason' })
    await refuseRegistration(world.deps, principal, { registration, form: { reason: '不是本单位的人' } })
    expect(await registrationView(world.db.prisma, registration)).toMatchObject({ state: 'refused', reason: '不是本单位的人' })
    expect(await world.db.prisma.notice.count({ where: { kind: 'registration-decided' } })).toBe(0)
    expect(await journal('registration.refused')).toMatchObject([
      { actorPersonId: 'qy-qinhe.principal', fromState: 'waiting', toState: 'refused' },
    ])
    const { deps } = peopleDeps(world.deps)
    await expect(approveRegistration(deps, principal, { registration })).rejects.toMatchObject({ code: 'wrong-state' })
  })

  test('an approval opens the context, tells the person, and what waits for the role arrives', async () => {
    const registration = await oneRequest('晋城沁河示例煤业有限公司', 'qy.principal')
    const { deps, arrived } = peopleDeps(world.deps)
    const view = await approveRegistration(deps, await world.actor('yjx.staff', 'yj-qinshui'), { registration })
    expect(view).toMatchObject({ state: 'approved', name: '路小遥', mobile: '139****9002', roleLabel: '主要负责人' })
    const [actor] = await contextsOf(world.db.prisma, stranger, world.deps.clock.now())
    expect(actor).toMatchObject({ organisationId: 'qy-qinhe', role: 'qy.principal', personName: '路小遥' })
    expect(arrived).toEqual([{ personId: actor?.personId, organisationId: 'qy-qinhe', role: 'qy.principal' }])
    expect(await world.db.prisma.notice.findMany({ where: { kind: 'registration-decided' } })).toMatchObject([
      { personId: actor?.personId },
    ])
    expect(await journal('registration.approved')).toMatchObject([{ actorPersonId: 'yj-qinshui.staff', actorRole: 'yjx.staff' }])
  })

  test('a second approval is a success and gives no second role', async () => {
    const registration = await oneRequest('晋城沁河示例煤业有限公司', 'qy.safety')
    const { deps } = peopleDeps(world.deps)
    const principal = await world.actor('qy.principal', 'qy-qinhe')
    await approveRegistration(deps, principal, { registration })
    expect(await approveRegistration(deps, principal, { registration })).toMatchObject({ state: 'approved' })
    expect(await contextsOf(world.db.prisma, stranger, world.deps.clock.now())).toHaveLength(1)
  })

  test('without a principal the bureau lets in anybody of the enterprise', async () => {
    await world.db.prisma.membership.updateMany({
      where: { organisationId: 'qy-tongtu', role: 'qy.principal' },
      data: { endsAt: world.deps.clock.now() },
    })
    await oneRequest('晋城通途示例运输有限公司', 'qy.safety')
    expect(await asked()).toEqual(['yj-jincheng-chengqu.staff'])
  })

  test('a person entered before without an account is that person, not a second one', async () => {
    await requestRegistration(world.deps, stranger, { form: { ...form('沁水碧波示例渔业有限公司', 'qy.principal'), name: '鱼示波' } })
    const [row] = await requests()
    const { deps } = peopleDeps(world.deps)
    await approveRegistration(deps, await world.actor('yjx.staff', 'yj-qinshui'), { registration: row?.id ?? '' })
    const contexts = await contextsOf(world.db.prisma, stranger, world.deps.clock.now())
    expect(contexts).toMatchObject([{ personId: 'qy-bibo.principal', organisationId: 'qy-bibo' }])
  })
})

describe('an invite code', () => {
  const withCode = (code: string, account = stranger) =>
    registerWithCode(peopleDeps(world.deps).deps, account, { form: { code, name: '路小遥' } })
  const issue = async () =>
    issueInviteCode(world.deps, await world.actor('bx.service', 'bx-taihang'), { organisationId: 'qy-qinhe', role: 'qy.principal' })

  test('that is wrong, used or expired is refused with the same words', async () => {
    const words: string[] = []
    const refused = async (code: string) => void words.push(await withCode(code).then(String, (error: Error) => error.message))
    await refused('AAAAA-AAAAA')
    const used = await issue()
    await withCode(used.code, other)
    await refused(used.code)
    const old = await issue()
    world.deps.clock.set(old.expiresAt)
    await refused(old.code)
    expect(new Set(words).size).toBe(1)
    expect(words[0]).toContain('邀请码不对、已经用过或已过期')
  })

  test('wrong codes count as tries: nobody guesses more than five a day', async () => {
    for (let n = 0; n < 5; n++) await expect(withCode('AAAAA-AAAAA')).rejects.toMatchObject({ code: 'not-found', field: 'code' })
    const { code } = await issue()
    await expect(withCode(code)).rejects.toMatchObject({ code: 'too-many' })
    expect(await journal('registration.code-refused')).toHaveLength(5)
    expect(await world.db.prisma.inviteCode.count({ where: { usedAt: null } })).toBe(1)
  })

  test('is kept as a hash only, and works however it is typed', async () => {
    const { code, expiresAt } = await issue()
    expect(expiresAt).toEqual(new Date('2026-11-30T09:00:00+08:00'))
    const [row] = await world.db.prisma.inviteCode.findMany()
    expect(JSON.stringify(row)).not.toContain(code)
    expect(JSON.stringify(await journal('invite.issued'), (_k, v) => (typeof v === 'bigint' ? `${v}` : v))).not.toContain(code)
    expect(await withCode(` ${code.toLowerCase().replace('-', ' ')} `)).toEqual({ state: 'waiting' })
  })

  test('replaces the search, not the approval', async () => {
    const { code } = await issue()
    await withCode(code)
    expect(await contextsOf(world.db.prisma, stranger, world.deps.clock.now())).toEqual([])
    expect(await requests()).toMatchObject([{ organisationId: 'qy-qinhe', role: 'qy.principal', state: 'waiting' }])
    expect(await asked()).toEqual(['yj-qinshui.admin', 'yj-qinshui.lead', 'yj-qinshui.staff'])
  })

  test('is used by one of two who come at once', async () => {
    const { code } = await issue()
    const results = await Promise.allSettled([withCode(code), withCode(code, other)])
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })
})
