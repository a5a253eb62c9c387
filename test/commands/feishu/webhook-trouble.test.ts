import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Database } from '../../../src/db/types.ts'
import { useDatabase } from '../../harness/database.ts'
import { appId, envelope, message, openWebhook, sealed, signed } from './webhook-room.ts'

const database = useDatabase()
beforeEach(async () => {
  await database.db.prisma.$executeRaw`TRUNCATE inbox_item`
})

const rows = () => database.db.prisma.inboxItem.findMany()

/** Sends these bytes and nothing more; what comes back until the connection ends. */
async function raw(port: number, bytes: string): Promise<{ socket: Socket; heard: Promise<string> }> {
  const socket = connect(port, '127.0.0.1')
  const chunks: Buffer[] = []
  socket.on('data', (chunk) => chunks.push(chunk)).on('error', () => undefined)
  const heard = once(socket, 'close').then(() => Buffer.concat(chunks).toString())
  await once(socket, 'connect')
  socket.write(bytes)
  return { socket, heard }
}

const head = (length: number | null): string =>
  `POST /feishu/${appId} HTTP/1.1\r\nHost: a\r\n${length === null ? 'Transfer-Encoding: chunked' : `Content-Length: ${length}`}\r\n\r\n`

describe('a body that does not come as it should', () => {
  it('too long by its own account is refused before it is read', async () => {
    const { http } = await openWebhook(database.db)
    const { heard } = await raw(http.port, head(1024 * 1024 + 1))
    expect(await heard).toMatch(/^HTTP\/1.1 413 /)
  })

  it('too long without saying so is refused as soon as it is', async () => {
    const { http } = await openWebhook(database.db, { most: { bytes: 100, ms: 3_000 } })
    const { heard } = await raw(http.port, `${head(null)}65\r\n${'x'.repeat(101)}\r\n`)
    expect(await heard).toMatch(/^HTTP\/1.1 413 /)
  })

  it('at the limit is read', async () => {
    const { post } = await openWebhook(database.db, { most: { bytes: 100, ms: 3_000 } })
    expect((await post('x'.repeat(100))).status).toBe(401)
  })

  it('too slow is given up, and its connection is closed', async () => {
    const { http } = await openWebhook(database.db, { most: { bytes: 1_000, ms: 20 } })
    const { heard } = await raw(http.port, `${head(500)}{`)
    expect(await heard).toMatch(/^HTTP\/1.1 408 /)
  })

  it('cut off leaves no trace, and the next call is answered', async () => {
    const { http, push, conversation } = await openWebhook(database.db)
    const body = sealed(envelope())
    const proof = Object.entries(signed(body))
      .map(([name, value]) => `${name}: ${value}\r\n`)
      .join('')
    const { socket, heard } = await raw(http.port, `${head(body.length).slice(0, -2)}${proof}\r\n${body.slice(0, 99)}`)
    socket.destroy()
    await heard
    expect((await push(envelope())).body).toContain('好了')
    expect(conversation.press).toHaveBeenCalledTimes(1)
    expect(await rows()).toHaveLength(1)
  })
})

/** A database whose every statement fails at once, or hangs until `answer` is called. */
function away(): Database {
  return { prisma: { $executeRaw: () => Promise.reject(new Error('away')), $queryRaw: () => Promise.reject(new Error('away')) } } as never
}

function hanging(): { db: Database; answer: () => void } {
  const gate = Promise.withResolvers<void>()
  const late =
    (name: '$executeRaw' | '$queryRaw') =>
    (...query: never[]) =>
      gate.promise.then(() => (database.db.prisma[name] as (...args: never[]) => unknown)(...query))
  return { db: { prisma: { $executeRaw: late('$executeRaw'), $queryRaw: late('$queryRaw') } } as never, answer: () => gate.resolve() }
}

describe('while the database is away', () => {
  it('a press is answered with what to do', async () => {
    const { push, conversation } = await openWebhook(away())
    const answer = await push(envelope())
    expect(answer.status).toBe(200)
    expect(answer.body).toContain('什么都没有改动，请再按一次')
    expect(conversation.press).not.toHaveBeenCalled()
  })

  it('an event is given back, so that the platform sends it again', async () => {
    const { push } = await openWebhook(away())
    expect((await push(message('om_1'))).status).toBe(503)
  })

  it('a press that is not stored in time is not carried out later either: its person was told so', async () => {
    const { db, answer } = hanging()
    const { push, gateway, conversation } = await openWebhook(db, { storeBudgetMs: 1 })
    expect((await push(envelope({ event_id: 'h1' }))).body).toContain('请再按一次')
    expect(await gateway.idle()).toBe(false)
    answer()
    await expect
      .poll(async () => (await rows()).map(({ key, state, nextAt }) => ({ key, state, nextAt })))
      .toEqual([{ key: 'event:h1', state: 'failed', nextAt: null }])
    expect(conversation.press).not.toHaveBeenCalled()
  })

  it('an event that is not stored in time is given back, and its repeat is one with it', async () => {
    const { db, answer } = hanging()
    const { push, conversation } = await openWebhook(db, { storeWithinMs: 1 })
    expect((await push(message('om_2'))).status).toBe(503)
    answer()
    await expect.poll(async () => (await rows()).length).toBe(1)
    const other = await openWebhook(database.db)
    expect((await other.push(message('om_2'))).status).toBe(200)
    expect(await rows()).toHaveLength(1)
    await expect.poll(() => conversation.handle.mock.calls.length).toBe(1)
    expect(other.conversation.handle).not.toHaveBeenCalled()
  })
})

describe('what is from the platform and not of the documented form', () => {
  it('a press is answered all the same', async () => {
    const { push } = await openWebhook(database.db)
    const answer = await push(envelope({}, { operator: {} }))
    expect(answer.status).toBe(200)
    expect(answer.body).toContain('请再按一次')
  })

  it('an event is given back: a later version may read it', async () => {
    const { push } = await openWebhook(database.db)
    expect((await push(envelope({ event_type: 'im.message.receive_v1' }))).status).toBe(503)
  })
})

describe('the end of the program', () => {
  it('lets what is being answered be answered, and takes no more', async () => {
    const { http, push, conversation } = await openWebhook(database.db)
    const gate = Promise.withResolvers<{ toast: { type: 'success'; content: string } }>()
    conversation.press.mockReturnValueOnce(gate.promise)
    const answered = push(envelope())
    await expect.poll(() => conversation.press.mock.calls.length).toBe(1)
    const closed = http.close()
    await expect(push(envelope())).rejects.toThrow('ECONNREFUSED')
    gate.resolve({ toast: { type: 'success', content: '办好了' } })
    expect((await answered).body).toContain('办好了')
    await closed
  })
})
