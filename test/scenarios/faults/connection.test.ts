import { expect, it } from 'vitest'

import { everyNoticeEnded, journalled } from '../../harness/reckoning.ts'
import { openRoom, type Room } from '../../harness/room.ts'
import { drafts } from '../../harness/steps.ts'

const line = { path: '/ws/v2' }
/** Longer than the bot takes to come back, under load too. */
const patiently = { timeout: 20_000 }

const connections = async ({ api }: Room) =>
  (await api.call<{ connections: number }[]>('GET', '/apps')).map(({ connections: count }) => count)

it('a connection that is deaf: the person who presses sees an error and presses again; what was said meanwhile is answered once', async () => {
  const room = await openRoom({ transport: 'long-connection' })
  const [expert, service] = [await room.person('裴练察'), await room.person('韩练行')]
  const draft = await drafts(expert)
  await room.api.faults([{ match: line, effect: 'silence' }])
  expect(await draft.press('hz_register')).toMatchObject({ status: 'error', code: 200341 })
  await expert.says('我的待办')
  await room.api.settle()
  await room.api.faults([])
  expect(await journalled(room, 'hazard.registered')).toEqual({ 'hazard.registered': 0 })
  expect((await draft.press('hz_register')).toast?.type).toBe('success')
  await service.sees('请给隐患定级')
  await room.advance('PT15S')
  await expert.sees('我的待办')
  expect(await journalled(room, 'hazard.registered')).toEqual({ 'hazard.registered': 1 })
  await everyNoticeEnded(room)
}, 60_000)

it('a connection that is cut under a press: the bot connects again by itself, and the press is made again', async () => {
  const room = await openRoom({ transport: 'long-connection', withLines: true })
  const [expert, service] = [await room.person('裴练察'), await room.person('韩练行')]
  const before = await connections(room)
  const draft = await drafts(expert)
  await room.api.faults([{ match: line, effect: 'drop', times: 1 }])
  expect(await draft.press('hz_register')).toMatchObject({ status: 'error', code: 200342 })
  expect(await room.api.call('GET', '/faults')).toMatchObject([{ hits: 1 }])
  await expect.poll(() => connections(room), patiently).toEqual(before)
  expect((await draft.press('hz_register')).toast?.type).toBe('success')
  await service.sees('请给隐患定级')
  expect(await journalled(room, 'hazard.registered')).toEqual({ 'hazard.registered': 1 })
  await everyNoticeEnded(room)
}, 60_000)
