import { expect, it } from 'vitest'

import { leakingDuct } from '../../harness/general-steps.ts'
import { aPhoto } from '../../harness/photos.ts'
import { everyNoticeEnded, journalled } from '../../harness/reckoning.ts'
import { openRoom } from '../../harness/room.ts'

const event = 'im.message.receive_v1'

// What each effect does to an event: src/sandbox/fault-effects.ts.
const onTheWay = [
  { effect: 'drop' },
  { effect: 'double' },
  { effect: 'status', value: 502 },
  { effect: 'accept-then-drop' },
  { effect: 'reorder' },
  { effect: 'silence' },
  { effect: 'delay', value: 30 },
  { effect: 'truncate' },
  { effect: 'replay', value: 3_600_000 },
] as const

it.each([
  { what: 'another fault', transport: undefined, faults: onTheWay },
  { what: 'a forger', transport: 'webhook', faults: [{ effect: 'bad-signature' }, { effect: 'bad-signature' }] },
] as const)(
  'a hazard is reported once, with every photo once, though each message of its finder meets $what',
  async ({ transport, faults: [first, ...others] }) => {
    const room = await openRoom(transport ? { transport } : {})
    const officer = await room.person('韩练行')
    const arm = (fault: object) => room.api.faults([{ match: { event }, times: 1, ...fault }])
    await arm(first)
    await officer.says('上报隐患')
    await room.advance('PT20S')
    const form = await officer.sees('请填写隐患')
    await form.press('hz_draft', { form: { ...leakingDuct } })
    for (const [index, fault] of others.entries()) {
      await arm(fault)
      await officer.sends(await aPhoto(11 + index))
      await room.advance('PT20S')
    }
    await room.api.faults([])
    const received = await officer.sees(`共${others.length}张`)
    await officer.looksAtEverything()
    await received.press('hz_show')
    const draft = await received.again()
    expect(draft.text).toContain(`**隐患照片**（${others.length}张）`)
    await draft.press('hz_register')
    // Past every re-push and replay.
    await room.advance('PT8H')
    for (const name of ['闫练修', '关练安']) await (await room.person(name)).sees('隐患整改通知')
    expect(await journalled(room, 'hazard.drafted', 'hazard.graded', 'hazard.notified')).toEqual({
      'hazard.drafted': 1,
      'hazard.graded': 1,
      'hazard.notified': 1,
    })
    await everyNoticeEnded(room)
  },
  60_000,
)
