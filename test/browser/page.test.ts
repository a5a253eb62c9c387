import { describe, expect, test } from 'vitest'

import { keepScreenshot, openPage } from './support/browser.ts'
import { contrastsOf } from './support/contrast.ts'
import { contentCard, layoutCard } from './support/gallery.ts'
import { chen, picture, stranger, zhou } from './support/practice-page.ts'
import { practiceSession } from './support/session.ts'

/** Everything with words of its own that must be readable. */
const WORDS = '.card-header, .card-plain, .card-markdown p, .card-tag, .avatar, .message-meta span, .person-org, .role, .bubble, .badge'

const session = practiceSession()

describe('a newcomer', () => {
  test('sees an insurer and a principal side by side and how to begin', async () => {
    expect(await session.page.locator('.column').evaluateAll((all) => all.map((one) => one.getAttribute('data-open-id')))).toEqual([
      chen,
      zhou,
    ])
    expect(await session.column(zhou).innerText()).toContain('向安责通发送“帮助”开始')
    expect(await session.column(chen).locator('header').innerText()).toContain('风控专员')
    await keepScreenshot(session.page, 'first-sight')
  })

  test('reads Chinese characters, not boxes', async () => {
    const [first, second, missing] = await session.page.evaluate(() =>
      ['隐', '患', '\u{10FFFD}'].map((character) => {
        const canvas = document.createElement('canvas')
        const pen = canvas.getContext('2d')
        if (pen === null) return ''
        pen.font = getComputedStyle(document.body).font
        pen.fillText(character, 0, 40)
        return canvas.toDataURL()
      }),
    )
    expect(first).not.toBe(second)
    expect(first).not.toBe(missing)
    expect(second).not.toBe(missing)
  })

  test('finds people by name, body and role, and reads what to do when nobody is found', async () => {
    const search = session.page.getByLabel('搜索人员')
    await search.fill('主要负责人')
    expect(await session.page.locator('[data-person]').evaluateAll((all) => all.map((one) => one.getAttribute('data-person')))).toEqual([
      zhou,
    ])
    await search.fill('没有这个人')
    expect(await session.page.locator('.people-list').innerText()).toContain('请换个词再搜')
    await search.fill('')
  })
})

describe('a person on screen', () => {
  test('sends text with Enter, a picture, a file and a place', async () => {
    const mine = session.column(chen)
    await mine.getByLabel('消息内容').fill('帮助\n谢谢 <b>不是粗体</b>')
    await mine.getByLabel('消息内容').press('Enter')
    await mine.locator('[data-msg-type="text"]').waitFor()
    expect(await mine.locator('.is-own .bubble').innerText()).toContain('<b>不是粗体</b>')
    await mine.getByLabel('发送图片').setInputFiles({ name: '现场.jpg', mimeType: 'image/jpeg', buffer: await picture() })
    await mine.locator('[data-msg-type="image"] img').waitFor()
    await mine.getByLabel('发送文件').setInputFiles({ name: '预案.txt', mimeType: 'text/plain', buffer: Buffer.from('预案') })
    await mine.locator('.message-file').getByText('预案.txt').waitFor()
    await mine.getByText('位置', { exact: true }).click()
    await mine.getByRole('button', { name: '发送位置' }).click()
    await mine.locator('.message-location').waitFor()
  })

  test('pastes a picture into the composer', async () => {
    const before = await session.column(chen).locator('[data-msg-type="image"]').count()
    const base64 = (await picture()).toString('base64')
    await session
      .column(chen)
      .getByLabel('消息内容')
      .evaluate((area, data) => {
        const bytes = Uint8Array.from(atob(data), (character) => character.charCodeAt(0))
        const clipboard = new DataTransfer()
        clipboard.items.add(new File([bytes], '粘贴.jpg', { type: 'image/jpeg' }))
        area.dispatchEvent(new ClipboardEvent('paste', { clipboardData: clipboard, cancelable: true, bubbles: true }))
      }, base64)
    await session.column(chen).locator('[data-msg-type="image"]').nth(before).waitFor()
  })

  test('presses the menu, and the bot hears which entry', async () => {
    await session.column(chen).getByRole('button', { name: '我的待办' }).click()
    const heard = (): unknown[] => session.practice.sandbox.world.traffic.list(0).filter(({ path }) => path === 'application.bot.menu_v6')
    await expect.poll(() => heard().length).toBe(1)
    expect(JSON.stringify(heard())).toContain('my_todo')
  })

  test('takes a message back', async () => {
    const said = session.column(chen).locator('.is-own[data-msg-type="text"]').first()
    await said.hover()
    await said.getByRole('button', { name: '撤回' }).click()
    await session.column(chen).getByText('你撤回了一条消息').waitFor()
  })
})

describe('people', () => {
  test('send a message on to a group, where the others see it', async () => {
    const mine = session.column(chen).locator('[data-msg-type="image"]').first()
    await mine.hover()
    await mine.getByRole('button', { name: '转发' }).click()
    await session.page.locator('dialog select').selectOption('oc_site')
    await session.page.locator('dialog').getByRole('button', { name: '转发' }).click()
    await session.column(zhou).getByRole('button', { name: '安责通（2）' }).click()
    await session.column(zhou).locator('[data-chat-id="oc_site"]').click()
    await session.column(zhou).locator('[data-msg-type="image"] img').waitFor()
    await session.column(zhou).getByRole('button', { name: '云岭铸造隐患群' }).click()
    await session.column(zhou).locator('.chat-row').first().click()
  })

  test('join as strangers to the bot and resign', async () => {
    await session.page.getByText('新成员').click()
    await session.page.getByLabel('姓名').fill('新来的')
    await session.page.getByRole('button', { name: '加入' }).click()
    const joined = session.page.locator('.column').filter({ has: session.page.getByRole('heading', { name: '新来的' }) })
    await joined.getByText('安责通还不认识').waitFor()
    await joined.getByLabel('让新来的离职').click()
    await session.page.locator('[data-confirm="yes"]').click()
    await joined.waitFor({ state: 'detached' })
  })
})

describe('a buzz', () => {
  test('covers the chat until it is acknowledged, and only then counts as read', async () => {
    const messageId = await session.practice.send(zhou, 'text', { text: '请立即停产撤人' })
    await session.practice.buzz(zhou, messageId, 'phone')
    const sheet = session.column(zhou).locator('.buzz-sheet')
    await sheet.waitFor()
    expect(await sheet.innerText()).toContain('电话加急')
    expect(await sheet.innerText()).toContain('请立即停产撤人')
    await keepScreenshot(session.page, 'buzz')
    await sheet.getByRole('button').click()
    await sheet.waitFor({ state: 'detached' })
    await session.message(messageId).getByText('已读').waitFor()
  })

  test('of somebody off screen leads to him', async () => {
    const messageId = await session.practice.send(stranger, 'text', { text: '请回电' })
    await session.practice.buzz(stranger, messageId, 'app')
    await session.page.locator('.buzz-strip').getByText('请回电').click()
    await session.column(stranger).locator('.buzz-sheet').waitFor()
    await session.column(stranger).getByRole('button', { name: '知道了，去查看' }).click()
    await session.column(stranger).getByLabel('关闭路过的飞书').click()
  })
})

describe('unread messages', () => {
  test('of somebody off screen are counted at his name', async () => {
    await session.practice.send(stranger, 'text', { text: '第二条' })
    await session.page.locator(`[data-person="${stranger}"] .badge`).getByText('1', { exact: true }).waitFor()
  })
})

describe('the clock', () => {
  test('turns by a day and says what time it is', async () => {
    await session.page.locator('[data-clock-act="day"]').click()
    await session.page.locator('.clock-now').getByText('2026-11-24').waitFor()
  })

  test('refuses to turn back', async () => {
    await session.page.getByText('转到…').click()
    await session.page.getByLabel('转到（只能向后）').evaluate((input: HTMLInputElement) => {
      input.removeAttribute('min')
      input.value = '2026-11-01T09:00'
      input.dispatchEvent(new InputEvent('input', { bubbles: true }))
    })
    await session.page.getByRole('button', { name: '转动' }).click()
    await session.page.getByText('时间只能向后转').waitFor()
  })
})

describe('other screens', () => {
  test('a phone shows one person at a time without scrolling sideways', async () => {
    const phone = await openPage(session.browser, session.practice.url, { width: 375, height: 812 })
    await phone.page.locator(`chat-column.is-active [data-open-id="${chen}"]`).waitFor()
    expect(
      await phone.page.locator('chat-column').evaluateAll((all) => all.filter((one) => getComputedStyle(one).display !== 'none').length),
    ).toBe(1)
    await keepScreenshot(phone.page, 'phone')
    await phone.page.locator('.tabs button').nth(1).click()
    await phone.page.locator(`chat-column.is-active [data-open-id="${zhou}"]`).waitFor()
    expect(await phone.page.evaluate(() => document.documentElement.scrollWidth)).toBe(375)
    await keepScreenshot(phone.page, 'phone-second')
    expect(phone.complaints).toEqual([])
    await phone.page.context().close()
  })

  test('a light screen keeps its words readable', async () => {
    const contrasts = await session.page.locator(WORDS).evaluateAll(contrastsOf)
    expect(Math.min(...contrasts)).toBeGreaterThanOrEqual(4.5)
  })

  test('a dark screen keeps its words readable', async () => {
    await session.show(zhou, contentCard(session.image, zhou))
    await session.show(zhou, layoutCard())
    const dark = await openPage(session.browser, session.practice.url, { width: 1440, height: 900 }, true)
    await dark.page.locator('.card').first().waitFor()
    const contrasts = await dark.page.locator(WORDS).evaluateAll(contrastsOf)
    expect(Math.min(...contrasts)).toBeGreaterThanOrEqual(4.5)
    await keepScreenshot(dark.page, 'dark')
    expect(dark.complaints).toEqual([])
    await dark.page.context().close()
  })
})

describe('at the end', () => {
  test('nothing was complained about on the console', () => {
    expect(session.complaints).toEqual([])
  })

  test('a reset room is empty again', async () => {
    await session.page.locator('[data-clock-act="reset"]').click()
    await session.page.locator('[data-confirm="yes"]').click()
    await session.column(zhou).getByText('向安责通发送“帮助”开始').waitFor()
    await session.page.locator('.clock-now').getByText('2026-11-23').waitFor()
  })
})
