import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { drawnPhoto } from '../../src/app/practice/photos/drawn-photo.ts'
import { openRoom } from '../harness/room.ts'
import { keepReadmePicture, launchBrowser } from './support/browser.ts'
import { Desk } from './support/desk.ts'
import { missingGlyphs } from './support/glyphs.ts'

let browser: Browser

beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser?.close())

const [service, manager, principal, fixer] = ['韩练行', '梁示衡', '秦示川', '闫练修']

const photo = async (isFixed: boolean) => ({
  name: isFixed ? '整改后.jpg' : '现场.jpg',
  buffer: await drawnPhoto({ kind: 'tunnel', seed: isFixed ? 2 : 1, isFixed }),
})

/** The insurer's officer finds it, photographs it and proposes the grade with its clause. */
async function isReported(desk: Desk): Promise<void> {
  await desk.seat(service, manager)
  await desk.menu(service, '上报隐患')
  await desk.card(service, 'hz_draft').waitFor()
  await desk.keep('report-form')
  await desk.press(service, 'hz_draft', {
    enterprise: 'qy-qinhe',
    place: '3号煤层二采区回风巷',
    description: '回风巷甲烷传感器被塑料袋包住，显示0.02%，便携仪测得1.3%，仍在割煤',
    grade: 'major',
  })
  await desk.reads(service, '还差1项')
  await desk.keep('draft')
  await desk.sendPicture(service, await photo(false))
  await desk.reads(service, '照片已收到')
  await desk.keep('photo-received')
  await desk.press(service, 'hz_show')
  await desk.card(service, 'hz_register').waitFor()
  await desk.keep('draft-with-photo')
  await desk.pressAndConfirm(service, 'hz_register')
  await desk.card(service, 'hz_grade_open').waitFor()
  await desk.keep('registered')
  await desk.press(service, 'hz_grade_open')
  await desk.card(service, 'hz_grade').waitFor()
  await desk.keep('grade-form')
  await desk.pressAndConfirm(service, 'hz_grade', {
    grade: 'major',
    clause: 'COAL-2026|5(一)',
    fact: '二采区回风流甲烷浓度1.3%，传感器被包住，没有停工撤人',
    harm: '瓦斯超限不能报警断电，可能造成瓦斯爆炸',
    advice: '立即停止作业、撤出人员，拆除包裹物并重新标校传感器，全矿排查',
    due_on: '2026-12-07',
  })
  await desk.card(manager, 'hz_grade_ok').waitFor()
  await desk.keep('grade-approval')
}

/** A second person agrees; the principal is buzzed, signs and plans. */
async function isToldAndSigned(desk: Desk): Promise<void> {
  await desk.pressAndConfirm(manager, 'hz_grade_ok')
  await desk.reads(manager, '已确认为重大隐患')
  await desk.keep('grade-agreed')
  await desk.seat(service, principal)
  await desk.column(principal).locator('.buzz-sheet').waitFor()
  await desk.keep('buzz')
  await desk.acknowledge(principal)
  await desk.column(principal).getByText('请您本人现在签收').waitFor()
  await desk.keep('major-notice')
  if (process.env.README_PICTURE === '1') await keepReadmePicture(desk.page)
  await desk.seat(principal, fixer)
  await desk.pressAndConfirm(principal, 'hz_sign')
  await desk.card(principal, 'hz_plan_open').waitFor()
  await desk.keep('signed')
  await desk.press(principal, 'hz_plan_open')
  await desk.card(principal, 'hz_plan').waitFor()
  await desk.keep('plan-form')
  await desk.pressAndConfirm(principal, 'hz_plan', {
    responsible: fixer,
    measures: '停止二采区作业并撤人；拆除包裹物，三台传感器送检标校后复装；全矿逐台排查',
    funds: '12,000',
    due_on: '2026-12-01',
    emergency_plan: '按瓦斯事故专项预案，超限立即断电撤人',
    interim_control: '二采区停止割煤，专人值守，每班两次人工测瓦斯',
  })
  await desk.reads(principal, '整改方案已提交')
  await desk.keep('planned')
}

/** The fixer hands in with a photo; somebody else has been on site. */
async function isFixedAndVerified(desk: Desk): Promise<void> {
  await desk.press(fixer, 'hz_submit_open')
  await desk.card(fixer, 'hz_submit').waitFor()
  await desk.keep('fix-form')
  await desk.sendPicture(fixer, await photo(true))
  await desk.reads(fixer, '照片已收到')
  await desk.keep('after-photo')
  await desk.pressAndConfirm(fixer, 'hz_submit', { measures: '拆除包裹物，三台传感器标校合格，回风流甲烷0.3%', cost: '9800' })
  await desk.reads(fixer, '整改已提交')
  await desk.keep('submitted')
  await desk.seat(service, manager)
  await desk.card(service, 'hz_verify_ok').waitFor()
  await desk.keep('verify-form')
  await desk.pressAndConfirm(service, 'hz_verify_ok', { on_site: true, reason: '现场复测0.3%，传感器工作正常' })
  await desk.card(manager, 'hz_close').waitFor()
  await desk.keep('close-approval')
}

/** Two people sign that it is over. */
async function isClosed(desk: Desk): Promise<void> {
  await desk.pressAndConfirm(manager, 'hz_close')
  await desk.reads(manager, '等下一位审批')
  await desk.seat(manager, principal)
  await desk.card(principal, 'hz_close').waitFor()
  await desk.keep('co-sign')
  await desk.pressAndConfirm(principal, 'hz_close')
  await desk.reads(principal, '已同意，隐患销号')
  await desk.keep('closed')
}

test('a major hazard goes from the report with a photo to closing in at most 30 presses on the page', async () => {
  const room = await openRoom({ strict: false })
  const desk = await Desk.open(browser, { url: room.url, people: await room.api.people() })
  await isReported(desk)
  await isToldAndSigned(desk)
  await isFixedAndVerified(desk)
  await isClosed(desk)
  const [hazard] = await room.database.db.prisma.hazard.findMany()
  expect(hazard).toMatchObject({ state: 'closed', grade: 'major', enterpriseId: 'qy-qinhe' })
  expect(desk.presses).toBeLessThanOrEqual(30)
  expect(desk.complaints).toEqual([])
  expect(await missingGlyphs(desk.page, desk.charactersSeen)).toEqual([])
}, 180_000)
