import { beforeAll, expect, test } from 'vitest'

import type { Actor } from '../../../src/modules/directory/index.ts'
import { useDatabase } from '../../harness/database.ts'
import { aPhoto } from '../../harness/photos.ts'
import { mine } from '../hazards/hazard-room.ts'
import { type ChatRoom, openChat, wordsOf } from './chat-room.ts'

const database = useDatabase()
let chat: ChatRoom
let officer: Actor

beforeAll(async () => {
  chat = await openChat(database.db, async ({ key }) => {
    const bytes = Buffer.from((await aPhoto(Number(key))).image.base64, 'base64')
    return { bytes, mediaType: 'image/jpeg' }
  })
  officer = chat.room.who.service
})

const photo = (imageKey: string) => ({ type: 'image', imageKey }) as const

test('a picture that was sent hours ago asks where it belongs; one sent just now goes to the open form', async () => {
  const now = chat.room.deps.clock.now()
  await chat.press(officer, 'hz_draft', {}, { enterprise: mine, place: '主井口', description: '护栏松动', found_on: '2026-11-23' })
  expect(wordsOf(await chat.says(officer, photo('1')))).toContain('照片已收到')
  const late = wordsOf(await chat.says(officer, photo('2'), new Date(now.getTime() - 3_600_001)))
  expect(late).toContain('请选这些照片放到哪一条')
  expect(late).toContain('隐患草稿：主井口')
})
