import { beforeAll, describe, expect, test } from 'vitest'

import type { RoleCode } from '../../../src/modules/directory/index.ts'
import { hazardView, sendReportNow } from '../../../src/modules/hazards/index.ts'
import { useDatabase } from '../../harness/database.ts'
import { tickAt } from '../hazards/b-clock.ts'
import { mine } from '../hazards/hazard-room.ts'
import { type ChatRoom, openChat, wordsOf } from './chat-room.ts'

const database = useDatabase()
let chat: ChatRoom
let hazard = ''
let report = ''

beforeAll(async () => {
  chat = await openChat(database.db, () => Promise.reject(new Error('no picture is sent')))
  const { room } = chat
  hazard = (await room.major()).id
  await tickAt(room, '2026-12-09 00:00')
  report = (await room.db.prisma.overdueReport.findFirstOrThrow({ where: { hazardId: hazard } })).id
})

const mobile = /联系人：[^"]*1\d{10}/
const pressed = async (role: RoleCode, body: string, action: string) => {
  const actor = await chat.room.actor(role, body)
  const view = await hazardView(chat.room.db.prisma, { actor, hazard }, chat.room.deps.clock.now())
  return chat.press(actor, action, { hazard, v: view?.version ?? 1, report })
}

const strangers: readonly (readonly [RoleCode, string])[] = [
  ['qy.safety', mine],
  ['qy.fixer', mine],
  ['fw.expert', 'fw-antan'],
  ['yjp.staff', 'yj-shanxi'],
]
const insurer: readonly (readonly [RoleCode, string])[] = [
  ['bx.manager', 'bx-taihang'],
  ['bx.service', 'bx-taihang'],
]
const receivers: readonly (readonly [RoleCode, string])[] = [
  ['yjx.staff', 'yj-qinshui'],
  ['hy.staff', 'hy-energy-qinshui'],
  // Gets a copy of what concerns coal.
  ['yjc.staff', 'yj-jincheng'],
]

describe('the draft of an overdue report', () => {
  test.each([...strangers, ...receivers])('is not there for %s of %s: no text, no number, no button, no document', async (role, body) => {
    const before = chat.files.length
    expect(wordsOf(await pressed(role, body, 'rp_show'))).not.toMatch(/重大隐患逾期未整改报告/)
    expect(wordsOf(await pressed(role, body, 'hz_show'))).not.toContain('rp_show')
    expect((await pressed(role, body, 'rp_doc')).toast?.type).toBe('error')
    expect(chat.files.length).toBe(before)
  })

  test.each(insurer)('is read, with the numbers to ring, by %s of %s', async (role, body) => {
    const card = wordsOf(await pressed(role, body, 'rp_show'))
    expect(card).toContain('重大隐患逾期未整改报告')
    expect(card).toMatch(mobile)
    expect((await pressed(role, body, 'rp_doc')).toast?.type).toBe('info')
  })

  test('is read without whole numbers by the insurer’s auditor', async () => {
    const card = wordsOf(await pressed('bx.audit', 'bx-taihang', 'rp_show'))
    expect(card).toContain('重大隐患逾期未整改报告')
    expect(card).not.toMatch(mobile)
  })
})

describe('a report that was sent', () => {
  beforeAll(() => sendReportNow(chat.room.deps, chat.room.who.manager, { hazard }))

  test.each(strangers)('is known to %s of %s only by whom it went to', async (role, body) => {
    expect(wordsOf(await pressed(role, body, 'rp_show'))).not.toMatch(/重大隐患逾期未整改报告/)
    const card = wordsOf(await pressed(role, body, 'hz_show'))
    expect(card).toContain('沁水县能源局')
    expect(card).not.toContain('rp_show')
    expect((await pressed(role, body, 'rp_doc')).toast?.type).toBe('error')
  })

  test.each([...insurer, ...receivers])('is read with the numbers to ring by %s of %s', async (role, body) => {
    expect(wordsOf(await pressed(role, body, 'rp_show'))).toMatch(mobile)
    expect((await pressed(role, body, 'rp_doc')).toast?.type).toBe('info')
  })
})

describe('the enterprise’s own report to the authority', () => {
  test.each([['qy.worker', mine], ...strangers.slice(2), ...insurer, ...receivers] as const)(
    'is not opened by %s of %s',
    async (role, body) => {
      expect(wordsOf(await pressed(role, body, 'hz_stat_open'))).not.toContain('职工代表大会')
    },
  )

  test.each(strangers.slice(0, 2))('is opened by %s of %s', async (role, body) => {
    expect(wordsOf(await pressed(role, body, 'hz_stat_open'))).toContain('职工代表大会')
  })
})
