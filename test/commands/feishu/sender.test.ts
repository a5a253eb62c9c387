import { beforeEach, describe, expect, test } from 'vitest'

import { useDatabase } from '../../harness/database.ts'
import { answered, cardWith, fakeApp, guard, target, timedOut } from './fake-app.ts'

const database = useDatabase()
beforeEach(async () => {
  await database.db.prisma.$executeRaw`TRUNCATE uploaded_key, send_slot, app_pause`
})

const good = 'a'.repeat(64)
const bad = 'b'.repeat(64)
const platform = (readOriginal?: (sha256: string) => Promise<Uint8Array | null>) =>
  fakeApp(database.db, readOriginal ? { readOriginal } : {})

const missing = '有照片暂时无法显示'

describe('a card with pictures', () => {
  test('goes out without the one the platform refuses', async () => {
    const { sender, uploads, sent } = platform()
    uploads.push(answered(234_011))
    expect(await sender.send(target, cardWith(bad, good), 'u1', guard)).toMatchObject({ outcome: 'done', messageId: 'om_1' })
    expect(sent[0]).toContain(missing)
    expect(sent[0]).toContain('img_1')
    expect(sent[0]).not.toContain('sha256:')
  })

  test.each([
    ['not stored', () => Promise.resolve(null)],
    ['unreadable', () => Promise.reject(new Error('disk'))],
  ])('goes out without an original that is %s', async (_what, readOriginal) => {
    const { sender, sent } = platform(readOriginal)
    expect(await sender.send(target, cardWith(good), 'u1', guard)).toMatchObject({ outcome: 'done' })
    expect(sent[0]).toContain(missing)
  })

  test('waits for a limit of the platform', async () => {
    const { sender, uploads, sent } = platform()
    uploads.push(answered(99_991_400))
    expect(await sender.send(target, cardWith(good), 'u1', guard)).toMatchObject({ outcome: 'later' })
    expect(sent).toEqual([])
    expect(await sender.send(target, cardWith(good), 'u1', guard)).toMatchObject({ outcome: 'done' })
  })

  test('waits for an upload without an answer, which sent nothing, and goes out without it after three', async () => {
    const { sender, uploads, sent } = platform()
    uploads.push(timedOut(), timedOut(), timedOut())
    expect(await sender.send(target, cardWith(good), 'u1', guard)).toMatchObject({ outcome: 'later' })
    expect(await sender.send(target, cardWith(good), 'u1', guard)).toMatchObject({ outcome: 'later' })
    expect(await sender.send(target, cardWith(good), 'u1', guard)).toMatchObject({ outcome: 'done' })
    expect(sent[0]).toContain(missing)
  })

  test('uploads a picture once for an app', async () => {
    const { sender, image } = platform()
    for (const uuid of ['u1', 'u2']) await sender.send(target, cardWith(good), uuid, guard)
    expect(image).toHaveBeenCalledTimes(1)
  })
})

test('uploads of pictures and documents count against the limits of their methods', async () => {
  const { sender } = platform()
  await sender.send(target, cardWith(good), 'u1', guard)
  await sender.sendFile(target, { name: 'a.xlsx', bytes: new Uint8Array([1]) }, 'k1')
  const keys = (await database.db.prisma.sendSlot.findMany()).map(({ key }) => key)
  expect(keys).toEqual(expect.arrayContaining(['image:cli_1', 'file:cli_1', 'create:cli_1']))
})

describe('a card the platform refuses', () => {
  const refusal = 'ext=ErrCode: 200861; ErrPath: ROOT -> body -> [2](tag: note); ErrMsg: unsupported tag'

  test('is followed by a plain one under the same uuid, and says what was wrong with it', async () => {
    const { sender, refusals, sent } = platform()
    refusals.push(answered(230099, { msg: refusal }))
    expect(await sender.send(target, cardWith(), 'u1', guard)).toMatchObject({ outcome: 'done', instead: `230099 ${refusal}` })
    expect(sent).toEqual([expect.stringContaining('我的待办')])
  })

  test('and whose plain one is refused as well is refused', async () => {
    const { sender, refusals } = platform()
    refusals.push(answered(230099, { msg: refusal }), answered(230001))
    expect(await sender.send(target, cardWith(), 'u1', guard)).toEqual({ outcome: 'refused', reason: `230099 ${refusal}` })
  })

  test('and whose reader is gone is not reached', async () => {
    const { sender, refusals } = platform()
    refusals.push(answered(230099), answered(230029))
    expect(await sender.send(target, cardWith(), 'u1', guard)).toEqual({ outcome: 'unreachable', reason: '230029' })
  })
})

describe('a platform that refuses everything', () => {
  test('is not called any more, by any replica, and the operator is told once', async () => {
    const { sender, makeSender, refusals, sent, matters } = fakeApp(database.db, { stepMs: 1 })
    refusals.push(answered(99991403))
    expect(await sender.send(target, cardWith(), 'u1', guard)).toMatchObject({ outcome: 'later', waitMs: 60_000 })
    const waits = await Promise.all([sender, makeSender()].map((one) => one.send(target, cardWith(), 'u2', guard)))
    expect(waits).toMatchObject([
      { outcome: 'later', reason: '99991403 no' },
      { outcome: 'later', reason: '99991403 no' },
    ])
    expect(sent).toEqual([])
    expect(matters.map(({ text }) => text)).toEqual([expect.stringContaining('99991403')])
  })

  test('is tried once a minute by one replica; while it refuses, the pause goes on', async () => {
    const { sender, makeSender, refusals, machine, matters } = fakeApp(database.db, { stepMs: 1 })
    refusals.push(answered(99991673), answered(99991673))
    await sender.send(target, cardWith(), 'u1', guard)
    machine.ms += 60_000
    const tried = await Promise.all([sender, makeSender(), makeSender()].map((one) => one.send(target, cardWith(), 'u2', guard)))
    expect(tried.map(({ outcome }) => outcome)).toEqual(['later', 'later', 'later'])
    expect(refusals).toEqual([])
    expect(matters).toHaveLength(1)
  })

  test('is used again as soon as one call succeeds', async () => {
    const { sender, makeSender, refusals, machine, sent } = fakeApp(database.db, { stepMs: 1 })
    refusals.push(answered(10014))
    await sender.send(target, cardWith(), 'u1', guard)
    machine.ms += 61_000
    expect(await makeSender().send(target, cardWith(), 'u1', guard)).toMatchObject({ outcome: 'done' })
    machine.ms += 2_000
    expect(await sender.send(target, cardWith(), 'u2', guard)).toMatchObject({ outcome: 'done' })
    expect(sent).toHaveLength(2)
  })

  test('in one method leaves the others: a channel that is not granted is skipped, cards go on', async () => {
    const { sender, refusals, rung, matters } = platform()
    refusals.push(answered(99991672))
    expect(await sender.buzz(target, 'om_1', 'buzz-phone', guard)).toEqual({ outcome: 'unreachable', reason: '99991672' })
    expect(await sender.buzz(target, 'om_1', 'buzz-app', guard)).toEqual({ outcome: 'done' })
    expect(await sender.send(target, cardWith(), 'u1', guard)).toMatchObject({ outcome: 'done' })
    expect(rung).toEqual(['app'])
    expect(matters).toHaveLength(1)
  })
})

describe('a limit the platform names', () => {
  test('holds back the method of the app in every replica until its reset', async () => {
    const { sender, makeSender, refusals, machine, sent } = fakeApp(database.db, { stepMs: 1 })
    refusals.push(answered(99991400, { status: 429, headers: { 'x-ogw-ratelimit-limit': '1000', 'x-ogw-ratelimit-reset': '52' } }))
    expect(await sender.send(target, cardWith(), 'u1', guard)).toMatchObject({ outcome: 'later', waitMs: 52_000 })
    const other = { appId: 'cli_1', openId: 'ou_2' }
    const held = await makeSender().send(other, cardWith(), 'u2', guard)
    expect(held).toMatchObject({ outcome: 'later', reason: 'own-limit' })
    expect(held.outcome === 'later' && held.waitMs).toBeGreaterThan(51_000)
    machine.ms += 52_000
    expect(await makeSender().send(other, cardWith(), 'u2', guard)).toMatchObject({ outcome: 'done' })
    expect(sent).toHaveLength(1)
  })

  test('of one person holds back nobody else', async () => {
    const { sender, refusals } = fakeApp(database.db, { stepMs: 1 })
    refusals.push(answered(230020))
    expect(await sender.send(target, cardWith(), 'u1', guard)).toMatchObject({ outcome: 'later' })
    expect(await sender.send({ appId: 'cli_1', openId: 'ou_2' }, cardWith(), 'u2', guard)).toMatchObject({ outcome: 'done' })
  })
})

test('a call whose row another worker has by now is not made', async () => {
  const { sender, sent, rung } = platform()
  const lost = { stillOurs: async () => false, urgency: 'major' } as const
  expect(await sender.send(target, cardWith(), 'u1', lost)).toEqual({ outcome: 'lost' })
  expect(await sender.buzz(target, 'om_1', 'buzz-phone', lost)).toEqual({ outcome: 'lost' })
  expect([...sent, ...rung]).toEqual([])
})
