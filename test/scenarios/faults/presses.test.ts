import { expect, it } from 'vitest'

import { type Cast, castOf, judged, planned } from '../../harness/major-steps.ts'
import type { SeenCard } from '../../harness/person.ts'
import { aPhoto } from '../../harness/photos.ts'
import { everyNoticeEnded, journalled } from '../../harness/reckoning.ts'
import { openRoom, type Room } from '../../harness/room.ts'
import { drafts } from '../../harness/steps.ts'

type Trouble = { readonly effect: string; readonly value?: number; readonly shows?: number; readonly reaches: boolean }

// What the client shows: cardkit-v1/card-callback-communication. A callback is never pushed again.
const troubles: readonly Trouble[] = [
  { effect: 'drop', shows: 200342, reaches: false },
  { effect: 'accept-then-drop', shows: 200342, reaches: true },
  { effect: 'status', value: 502, shows: 200671, reaches: false },
  { effect: 'double', reaches: true },
  { effect: 'code', value: 200080, shows: 200080, reaches: false },
  { effect: 'replay', reaches: true },
  { effect: 'silence', shows: 200341, reaches: false },
  { effect: 'delay', value: 3_100, shows: 200341, reaches: true },
]

/** Presses until the answer says it is done: a person who sees an error looks at the card and presses again. */
function insisting(room: Room, queue: Trouble[]) {
  return async (card: SeenCard, target: string, given: { form?: Record<string, unknown> } = {}): Promise<void> => {
    const trouble = queue.shift()
    if (!trouble) {
      await card.press(target, given)
      return
    }
    const { effect, value, shows, reaches } = trouble
    const match = { event: 'card.action.trigger' }
    await room.api.faults([{ match, effect, times: 1, ...(value === undefined ? {} : { value }) }])
    const before = (await card.again()).text
    const first = await card.press(target, given)
    await room.api.faults([])
    expect(first.code, effect).toBe(shows)
    if (shows === undefined) return
    const now = await card.again()
    // What never reached the bot changed nothing; what did is carried out although its answer was lost.
    if (!reaches) expect(now.text, effect).toBe(before)
    // Where it was carried out, the button may be gone; where it is still there, pressing it again is answered.
    const second = await now.press(target, given).catch((error) => (reaches ? { code: undefined } : Promise.reject(error)))
    expect(second.code, effect).toBeUndefined()
  }
}

/** The loop of a major hazard up to the fix handed in, every act by `press`. */
async function loop({ expert, service, manager, principal, controller, safety, fixer }: Cast, press: ReturnType<typeof insisting>) {
  await press(await drafts(expert), 'hz_register')
  await press(await service.sees('请给隐患定级'), 'hz_grade', { form: judged })
  await press(await manager.sees('重大隐患定级，请审定'), 'hz_grade_ok')
  const notice = await principal.sees('重大事故隐患告知')
  await controller.sees('重大事故隐患告知')
  await press(notice, 'hz_sign')
  await notice.press('hz_plan_open')
  await press(notice, 'hz_plan', { form: planned })
  await safety.sees('隐患整改通知')
  const order = await fixer.sees('隐患整改通知')
  await order.press('hz_submit_open')
  await fixer.sends(await aPhoto(2))
  await fixer.sees('照片已收到')
  await press(order, 'hz_submit', { form: { measures: planned.measures } })
  await press(await expert.sees('复查'), 'hz_verify_ok', { form: { on_site: true } })
  await press(await manager.sees('重大隐患销号，请审批'), 'hz_close')
  await (await principal.sees('重大隐患销号，请审批')).press('hz_close')
  await controller.sees('销号')
}

const acts = ['hazard.drafted', 'hazard.registered', 'hazard.grade_proposed', 'hazard.major_confirmed', 'major.notified', 'hazard.signed']
const later = ['hazard.planned', 'hazard.rectified', 'hazard.verified', 'hazard.close_signed', 'hazard.closed']

async function meets(room: Room, queue: Trouble[]): Promise<void> {
  await loop(await castOf(room), insisting(room, queue))
  expect(queue).toEqual([])
  expect(await journalled(room, ...acts, ...later)).toEqual(Object.fromEntries([...acts, ...later].map((act) => [act, 1])))
  await everyNoticeEnded(room)
}

it('every press of the loop of a major hazard meets another fault, and every act happens once', async () => {
  await meets(await openRoom(), [...troubles])
}, 60_000)

it.each([
  ['long-connection', [{ effect: 'truncate', shows: 200341, reaches: false }]],
  [
    'webhook',
    [
      { effect: 'truncate', shows: 200342, reaches: false },
      { effect: 'bad-signature', shows: 200671, reaches: false },
    ],
  ],
] as const)(
  'what reaches the bot broken or forged over the %s is not carried out',
  async (transport, some) => {
    await meets(await openRoom({ transport }), [...some])
  },
  60_000,
)
