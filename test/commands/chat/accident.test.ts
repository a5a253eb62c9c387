import { beforeAll, describe, expect, test } from 'vitest'

import { useDatabase } from '../../harness/database.ts'
import { aPhoto } from '../../harness/photos.ts'
import { type ChatRoom, openChat, wordsOf } from './chat-room.ts'

const database = useDatabase()
let chat: ChatRoom
let fetched: string[] = []

beforeAll(async () => {
  chat = await openChat(database.db, async ({ key }) => {
    fetched.push(key)
    const bytes = key.startsWith('bad') ? Buffer.from('no picture') : Buffer.from((await aPhoto(Number(key))).image.base64, 'base64')
    return { bytes, mediaType: 'image/jpeg' }
  })
})

const post = (text: string, imageKeys: readonly string[]) => ({ type: 'post', text, imageKeys }) as const
const accident = '刚才井下冒顶埋了两个人'

describe('words of an accident beside pictures', () => {
  test('are answered though the picture is none, and before it is fetched', async () => {
    fetched = []
    const cards = await chat.says(chat.room.who.safety, post(accident, ['bad']))
    expect(wordsOf(cards[0])).toContain('120')
    expect(wordsOf(cards)).toContain('照片没有收下')
    expect(fetched).toEqual(['bad'])
    expect(await database.db.prisma.accidentAlert.count()).toBe(1)
  })

  test('come first where the picture is kept', async () => {
    const cards = await chat.says(chat.room.who.safety, post(accident, ['1']))
    expect(wordsOf(cards[0])).toContain('120')
    expect(await database.db.prisma.accidentAlert.count()).toBe(2)
  })
})

describe('other words beside pictures', () => {
  test('are answered though the picture is none', async () => {
    const cards = await chat.says(chat.room.who.safety, post('概况', ['bad']))
    expect(wordsOf(cards)).toContain('照片没有收下')
    expect(wordsOf(cards)).toContain('未销号的隐患')
  })
})

describe('more pictures than one message may carry', () => {
  test('are told: nine are kept, the others are to be sent again', async () => {
    const keys = ['11', '12', '13', '14', '15', '16', '17', '18', '19', '20', '21']
    const before = await database.db.prisma.loosePicture.count()
    const cards = await chat.says(chat.room.who.service, post('', keys))
    expect(await database.db.prisma.loosePicture.count()).toBe(before + 9)
    expect(wordsOf(cards)).toContain('还有2张没有收下')
  })

  test('nine say nothing of it', async () => {
    const keys = ['31', '32', '33', '34', '35', '36', '37', '38', '39']
    expect(wordsOf(await chat.says(chat.room.who.service, post('', keys)))).not.toContain('没有收下')
  })
})

const told = async (): Promise<string[]> => {
  const rows = await database.db.prisma.notice.findMany({
    where: { kind: 'accident-alert', channel: 'card' },
    orderBy: { createdAt: 'asc' },
  })
  const last = rows.at(-1)?.subjectId
  return rows
    .filter(({ subjectId }) => subjectId === last)
    .map(({ personId }) => personId)
    .sort()
}

describe('whoever holds several contexts', () => {
  test('alerts the insurer of every enterprise of his', async () => {
    await database.db.prisma.policy.updateMany({ where: { enterpriseId: 'qy-danfeng' }, data: { insurerId: 'bx-fenhe' } })
    await chat.says(chat.room.who.principal, accident)
    expect(await told()).toEqual(['bx-fenhe.claim', 'bx-fenhe.manager', 'bx-taihang.claim', 'bx-taihang.manager'])
    const alerts = await database.db.prisma.accidentAlert.findMany({ where: { personId: 'qy-qinhe.principal' } })
    expect(alerts).toHaveLength(1)
  })
})

describe('an enterprise nobody insures', () => {
  test('alerts the duty list of the bureau that answers for it', async () => {
    await chat.says(await chat.room.actor('qy.principal', 'qy-zhuyun'), accident)
    expect((await told()).every((person) => person.startsWith('yj-zezhou'))).toBe(true)
    expect((await told()).length).toBeGreaterThan(0)
  })
})
