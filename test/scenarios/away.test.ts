import { expect, it } from 'vitest'

import { inTransaction } from '../../src/db/transaction.ts'
import { randomIds } from '../../src/lib/ids.ts'
import { enqueueNotices } from '../../src/notices/index.ts'
import { castOf } from '../harness/major-steps.ts'
import { openRoom, type Room } from '../harness/room.ts'
import { methane } from '../harness/steps.ts'

/** Something the finder is told at once; the test writes it past the lines of the bot. */
async function tellService({ database: { db }, clock }: Room, name: string): Promise<void> {
  const to = { personId: 'bx-taihang.service', organisationId: 'bx-taihang', role: 'bx.service' }
  const request = { kind: 'registration-decided', subject: { type: 'registration', id: name }, to, dedupeKey: name }
  await inTransaction(db, (tx) => enqueueNotices(tx, { clock, ids: randomIds }, [request]))
}

const stateOf = async ({ database: { db } }: Room, name: string) =>
  (await db.prisma.notice.findUnique({ where: { dedupeKey: name } }))?.state
/** Longer than the bot takes to come back, under load too. */
const patiently = { timeout: 20_000 }

it('the database is away: a press is answered with what to do, a text is answered later, and notices go out by themselves', async () => {
  const room = await openRoom({ withLines: true })
  const { service } = await castOf(room)
  await service.says('上报隐患')
  const form = await service.sees('请填写隐患')
  await tellService(room, 'before')
  await service.sees('登记通过')

  await room.lines.database.cut()
  const refused = await room.api.press(service.openId, { messageId: form.messageId, target: 'hz_draft', formValue: methane })
  expect(refused).toMatchObject({ status: 'ok', toast: { type: 'error', content: expect.stringContaining('请再按一次') } })
  await room.api.send(service.openId, { text: '我的待办' })
  await tellService(room, 'meanwhile')
  expect(await stateOf(room, 'meanwhile')).toBe('queued')

  await room.lines.database.restore()
  // Nobody asks the bot to look: what it listens with has to come back by itself.
  await expect.poll(() => stateOf(room, 'meanwhile'), patiently).toBe('delivered')
  await service.sees('登记通过')
  await room.advance('PT15S')
  await service.sees('我的待办')
  await form.press('hz_draft', { form: methane })
  expect((await form.again()).text).toContain('照片')
})

it('the database says nothing: a press is answered within the three seconds all the same, and counts once when pressed again', async () => {
  const room = await openRoom({ withLines: true })
  const { service } = await castOf(room)
  await service.says('上报隐患')
  const form = await service.sees('请填写隐患')

  room.lines.database.silence()
  const press = { messageId: form.messageId, target: 'hz_draft', formValue: methane }
  expect(await room.api.press(service.openId, press)).toMatchObject({
    status: 'ok',
    toast: { content: expect.stringContaining('请再按一次') },
  })
  await room.lines.database.restore()
  await form.press('hz_draft', { form: methane })
  expect((await form.again()).text).toContain('照片')
  expect(await room.database.db.prisma.hazard.count()).toBe(1)
})

it('the platform is away: nothing is lost or sent twice, and the bot comes back by itself', async () => {
  const room = await openRoom({ withLines: true })
  const { service } = await castOf(room)
  await room.lines.platform.cut()
  await tellService(room, 'meanwhile')
  // It has been tried, and what came of it is on record.
  await expect
    .poll(async () => (await room.database.db.prisma.notice.findUnique({ where: { dedupeKey: 'meanwhile' } }))?.error, patiently)
    .not.toBeNull()
  await room.api.send(service.openId, { text: '我的待办' })

  await room.lines.platform.restore()
  await room.advance('PT1M')
  await service.sees('登记通过')
  // Over the long connection the text waited for it; over webhooks its answer waited.
  await expect
    .poll(async () => {
      await room.advance('PT15S')
      return (await service.unseen()).length
    }, patiently)
    .toBeGreaterThan(0)
  await service.sees('我的待办')
  await service.seesNothing()
})
