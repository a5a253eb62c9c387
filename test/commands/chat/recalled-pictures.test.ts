import { beforeEach, expect, test } from 'vitest'

import { keepPicture, loosePictures, pictureKey, withdrawPictures } from '../../../src/chat/store.ts'
import type { Tx } from '../../../src/db/types.ts'
import { randomIds } from '../../../src/lib/ids.ts'
import { useDatabase } from '../../harness/database.ts'
import { standingClock } from '../../harness/world.ts'

const database = useDatabase()
const deps = { clock: standingClock(), ids: randomIds }
const at = deps.clock.now()
const wang = { personId: 'wang', chatId: 'oc_1' }

beforeEach(async () => {
  await database.db.prisma.$executeRaw`TRUNCATE loose_picture`
})

const inTx = <T>(act: (tx: Tx) => Promise<T>) => database.db.prisma.$transaction(act)
const keep = (messageId: string, key: string) =>
  inTx((tx) => keepPicture(tx, deps, { ...wang, messageId: pictureKey(messageId, key), sha256: key }))
const recall = (messageId: string) => inTx((tx) => withdrawPictures(tx, deps, { messageId, at }))
const loose = async () => (await loosePictures(database.db.prisma, wang, at)).map(({ sha256 }) => sha256)
const takenBack = expect.objectContaining({ code: 'not-found', message: expect.stringContaining('已经撤回') })

test('a picture whose message was taken back while it was fetched is not kept', async () => {
  expect(await recall('om_1')).toBeNull()
  await expect(keep('om_1', 'a')).rejects.toEqual(takenBack)
  await keep('om_12', 'b')
  expect(await loose()).toEqual(['b'])
})

test('of a message with two pictures, the later one is refused and the earlier one withdrawn', async () => {
  await keep('om_1', 'a')
  expect(await recall('om_1')).toEqual({ result: 'withdrawn', personId: 'wang' })
  await expect(keep('om_1', 'b')).rejects.toEqual(takenBack)
  expect(await loose()).toEqual([])
})

test('a recall that comes twice has the same answer', async () => {
  await keep('om_1', 'a')
  const first = await recall('om_1')
  expect(await recall('om_1')).toEqual(first)
})

test('whichever is first, a picture taken back is never left loose', async () => {
  const both = Array.from({ length: 8 }, (_, n) => [keep(`om_${n}`, 'a').catch(() => undefined), recall(`om_${n}`)]).flat()
  await Promise.all(both)
  expect(await loose()).toEqual([])
})
