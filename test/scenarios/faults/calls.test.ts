import { expect, it } from 'vitest'

import { castOf, judged, planned } from '../../harness/major-steps.ts'
import { aPhoto } from '../../harness/photos.ts'
import { everyNoticeEnded, hasEachNoticeOnce, journalled } from '../../harness/reckoning.ts'
import { openRoom, type Room } from '../../harness/room.ts'
import { reports } from '../../harness/steps.ts'

type Trouble = { readonly effect: string; readonly value?: number }

/** Each step of the loop meets one of these in its first calls to the platform; what each does: src/sandbox/fault-effects.ts. */
const troubles: readonly (readonly Trouble[])[] = [
  [{ effect: 'drop' }, { effect: 'delay', value: 40 }],
  [{ effect: 'status', value: 503 }, { effect: 'accept-then-drop' }],
  [
    { effect: 'code', value: 99991400 },
    { effect: 'code', value: 230020 },
  ],
  [{ effect: 'truncate' }, { effect: 'double' }],
  [
    { effect: 'status', value: 429 },
    { effect: 'code', value: 99991663 },
  ],
  [{ effect: 'accept-then-drop' }, { effect: 'accept-then-drop' }],
]

/** Lets `act` happen while the first calls that send, buzz or redraw fail, and gives what failed the time to be tried again. */
async function under(room: Room, some: readonly Trouble[], act: () => Promise<unknown>): Promise<void> {
  await room.api.faults(some.map((trouble) => ({ match: { path: '/open-apis/im/v1/messages*' }, times: 1, ...trouble })))
  await act()
  await room.advance('PT10M')
  expect(await room.api.call<{ hits: number }[]>('GET', '/faults')).toEqual(
    some.map((trouble) => expect.objectContaining({ ...trouble, hits: 1 })),
  )
  await room.api.faults([])
}

it('every card of a major hazard arrives once though the calls that send it meet every fault', async () => {
  const room = await openRoom()
  const { expert, service, manager, principal, controller, safety, fixer } = await castOf(room)
  const queue = [...troubles]
  const next = (act: () => Promise<unknown>) => under(room, queue.shift() ?? [], act)
  await next(() => reports(expert))
  const task = await service.sees('请给隐患定级')
  await next(() => task.press('hz_grade', { form: judged }))
  const proposal = await manager.sees('重大隐患定级，请审定')
  await next(() => proposal.press('hz_grade_ok'))
  const notice = await principal.sees('重大事故隐患告知')
  await controller.sees('重大事故隐患告知')
  await notice.press('hz_sign')
  await notice.press('hz_plan_open')
  await next(() => notice.press('hz_plan', { form: planned }))
  const order = await fixer.sees('隐患整改通知')
  await safety.sees('隐患整改通知')
  await order.press('hz_submit_open')
  await fixer.sends(await aPhoto(2))
  await fixer.sees('照片已收到')
  await next(() => order.press('hz_submit', { form: { measures: planned.measures } }))
  const check = await expert.sees('复查')
  await next(() => check.press('hz_verify_ok', { form: { on_site: true } }))
  await (await manager.sees('重大隐患销号，请审批')).press('hz_close')
  expect(queue).toEqual([])
  await (await principal.sees('重大隐患销号，请审批')).press('hz_close')
  await controller.sees('销号')
  for (const person of [service, manager, principal, controller, safety]) await hasEachNoticeOnce(room, person)
  expect(await journalled(room, 'hazard.closed')).toEqual({ 'hazard.closed': 1 })
  await everyNoticeEnded(room)
}, 60_000)

it('a call into silence is given up, and the card arrives once', async () => {
  const room = await openRoom()
  const { expert, service } = await castOf(room)
  await under(room, [{ effect: 'silence' }], () => reports(expert))
  await service.sees('请给隐患定级')
  await hasEachNoticeOnce(room, service)
  await everyNoticeEnded(room)
}, 60_000)

it.each([{}, { value: 503 }])(
  'a platform that was away (%o) for an hour of a major hazard: everything arrives once it is back',
  async (how) => {
    const room = await openRoom({ transport: 'webhook' })
    const { expert, service, manager, principal, controller } = await castOf(room)
    await reports(expert)
    const task = await service.sees('请给隐患定级')
    await task.press('hz_grade', { form: judged })
    const proposal = await manager.sees('重大隐患定级，请审定')
    await room.api.faults([{ match: {}, effect: 'away', ...how }])
    expect(await proposal.press('hz_grade_ok')).toMatchObject({ status: 'error', code: 200080 })
    await expert.says('我的待办')
    await room.advance('PT30M')
    expect(await room.api.messages(principal.openId)).toEqual([])
    await room.api.faults([])
    await room.advance('PT1H')
    await expert.sees('我的待办')
    expect((await proposal.press('hz_grade_ok')).toast?.type).toBe('success')
    await room.advance('PT10M')
    for (const person of [principal, controller]) {
      await person.sees('重大事故隐患告知')
      await hasEachNoticeOnce(room, person)
    }
    expect(await journalled(room, 'major.notified')).toEqual({ 'major.notified': 1 })
    await everyNoticeEnded(room)
  },
  60_000,
)
