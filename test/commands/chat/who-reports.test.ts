import { beforeAll, expect, test } from 'vitest'

import type { RoleCode } from '../../../src/modules/directory/index.ts'
import { useDatabase } from '../../harness/database.ts'
import { tickAt } from '../hazards/b-clock.ts'
import { mine } from '../hazards/hazard-room.ts'
import { type ChatRoom, openChat, wordsOf } from './chat-room.ts'

const database = useDatabase()
let chat: ChatRoom

beforeAll(async () => {
  chat = await openChat(database.db, () => Promise.reject(new Error('no picture is sent')))
})

const form = 'hz_draft'

test.each([
  ['bx.audit', 'bx-taihang'],
  ['hy.staff', 'hy-energy-qinshui'],
  ['jg.staff', 'jg-jincheng'],
] as readonly (readonly [RoleCode, string])[])(
  '%s of %s, who may not report, gets help instead of the form: by text, menu and button',
  async (role, body) => {
    const actor = await chat.room.actor(role, body)
    const answers = [await chat.says(actor, '上报隐患'), await chat.menu(actor, 'report_hazard'), await chat.press(actor, 'hazard_report')]
    for (const answer of answers) {
      expect(wordsOf(answer)).not.toContain(form)
      expect(wordsOf(answer)).toContain('my_todo')
    }
  },
)

test('a worker of a mine gets the form by all three', async () => {
  const worker = await chat.room.actor('qy.worker', mine)
  const answers = [await chat.says(worker, '上报隐患'), await chat.menu(worker, 'report_hazard'), await chat.press(worker, 'hazard_report')]
  for (const answer of answers) expect(wordsOf(answer)).toContain(form)
})

test('a draft that the clock will send late says when it is sent, not a time gone by', async () => {
  const { room } = chat
  const { id } = await room.major()
  await tickAt(room, '2026-12-09 00:00')
  const report = await database.db.prisma.overdueReport.findFirstOrThrow({ where: { hazardId: id } })
  await database.db.prisma.deadline.updateMany({ where: { subjectId: report.id }, data: { dueAt: new Date('2026-12-11T01:30:00Z') } })
  expect(wordsOf(await chat.press(room.who.manager, 'rp_show', { hazard: id, v: 1, report: report.id }))).toContain('12月11日 09:30前报送')
})

test('a call that was answered keeps with whom of the signers', async () => {
  const { room } = chat
  room.at('2026-11-23 09:00')
  const { id, version } = await room.registered('expert', { imminent: true })
  const press = (person: string) => chat.press(room.who.service, 'hz_spoke', { hazard: id, v: version, person })
  expect((await press('bx-taihang.manager')).toast?.type).toBe('error')
  expect((await press('qy-qinhe.principal')).toast?.type).toBe('success')
  const row = await database.db.prisma.journalRow.findFirstOrThrow({ where: { subjectId: id, action: 'hazard.spoken' } })
  expect(row.reason).toBe('秦示川')
})
