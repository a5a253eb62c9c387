import type { Person, SeenCard } from './person.ts'
import { aPhoto } from './photos.ts'
import type { Room } from './room.ts'
import { reports } from './steps.ts'

/** A major grade as it is proposed: what the notification will say. */
export const judged = {
  grade: 'major',
  clause: 'COAL-2026|14(七)',
  fact: '回风巷T2甲烷传感器被塑料袋包裹，不能反映真实瓦斯浓度',
  harm: '瓦斯超限不能报警断电，可能造成瓦斯爆炸',
  advice: '立即撤人，拆除包裹物并重新标校传感器，全矿排查',
  due_on: '2026-12-07',
} as const

/** The plan of the principal, on the date the notification set. */
export const planned = {
  responsible: '秦示川',
  measures: '拆除包裹物，重新标校全部甲烷传感器，处理当班人员',
  funds: '12000',
  due_on: '2026-12-07',
  emergency_plan: '瓦斯超限立即断电撤人',
  interim_control: '专人每小时用便携仪检测一次',
} as const

/** Everybody a major hazard of 沁河 concerns before it is overdue. */
export async function castOf(room: Room) {
  const names = {
    expert: '裴练察',
    service: '韩练行',
    manager: '梁示衡',
    principal: '秦示川',
    controller: '路示峰',
    safety: '关练安',
    fixer: '闫练修',
  } as const
  // The first question makes everybody known; asked all at once it would be asked seven times.
  await room.person(names.expert)
  const found = await Promise.all(Object.entries(names).map(async ([role, name]) => [role, await room.person(name)] as const))
  return Object.fromEntries(found) as Record<keyof typeof names, Person>
}

export type Cast = Awaited<ReturnType<typeof castOf>>

/** Found by the expert, graded by the risk officer: the manager's card, on which the grade waits. */
export async function majorProposed(cast: Cast, given: { report?: object; grade?: object } = {}): Promise<SeenCard> {
  await reports(cast.expert, { ...given.report })
  const task = await cast.service.sees('请给隐患定级')
  await task.press('hz_grade', { form: { ...judged, ...given.grade } })
  return cast.manager.sees('重大隐患定级，请审定')
}

/** Approved as well: the cards on which principal and controller may sign. */
export async function majorNotified(cast: Cast, given: { report?: object; grade?: object } = {}) {
  const proposal = await majorProposed(cast, given)
  await proposal.press('hz_grade_ok')
  return { principal: await cast.principal.sees('重大事故隐患告知'), controller: await cast.controller.sees('重大事故隐患告知') }
}

/** From the signed notice to the closing: planned, fixed with a picture, verified on the spot, signed by manager and principal. */
export async function closesMajor(cast: Cast, notice: SeenCard): Promise<void> {
  await handsInMajor(cast, notice)
  const check = await cast.expert.sees('复查')
  await check.press('hz_verify_ok', { form: { on_site: true } })
  await (await cast.manager.sees('重大隐患销号，请审批')).press('hz_close')
  await (await cast.principal.sees('重大隐患销号，请审批')).press('hz_close')
  await cast.controller.sees('销号')
}

/** From the signed notice to the fix handed in; the fixer's card. */
export async function handsInMajor(cast: Cast, notice: SeenCard, photo = 2): Promise<SeenCard> {
  await notice.press('hz_plan_open')
  await notice.press('hz_plan', { form: planned })
  await cast.safety.sees('隐患整改通知')
  const order = await cast.fixer.sees('隐患整改通知')
  await order.press('hz_submit_open')
  await cast.fixer.sends(await aPhoto(photo))
  await cast.fixer.sees('照片已收到')
  await order.press('hz_submit', { form: { measures: planned.measures } })
  return order
}
