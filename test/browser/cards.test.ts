import type { Locator } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'

import { keepScreenshot } from './support/browser.ts'
import { contentCard, formCard, hostileCard, layoutCard } from './support/gallery.ts'
import { chen, zhou } from './support/practice-page.ts'
import { field, practiceSession } from './support/session.ts'

const session = practiceSession()

describe('a card', () => {
  test('is drawn with text, tags, pictures and people', async () => {
    const card = await session.show(zhou, contentCard(session.image, zhou))
    const words = await card.innerText()
    for (const expected of ['重大隐患告知书', '请在 11 月 25 日前签收', '标签', '@周立山', '2026-11-25', '*不是强调*', '引用的一句话']) {
      expect(words).toContain(expected)
    }
    expect(await card.locator('.card-unknown').count()).toBe(0)
    const red = await card.getByText('逾期将上报').evaluate((node) => getComputedStyle(node).color)
    expect(red).toBe('rgb(192, 42, 38)')
    expect(await card.getByRole('link', { name: '打开法规' }).getAttribute('rel')).toBe('noopener noreferrer')
    expect(await card.getByRole('link', { name: '拨打电话' }).getAttribute('href')).toBe('tel://13800000001')
    await card.scrollIntoViewIfNeeded()
    await keepScreenshot(session.page, 'content-card')
  })

  test('shows a picture large and puts it away again', async () => {
    await session.column(zhou).getByLabel('放大图片：配电箱').click()
    await session.page.locator('dialog.preview img').waitFor()
    await session.page.keyboard.press('Escape')
    await session.page.locator('dialog.preview').waitFor({ state: 'detached' })
  })

  test('lays out columns, panels, tables and figures', async () => {
    const card = await session.show(zhou, layoutCard())
    expect(await card.locator('.card-unknown').count()).toBe(0)
    expect(await card.locator('.card-column').count()).toBe(3)
    expect(await card.getByText('1,234').count()).toBe(1)
    await card.getByLabel('下一页').click()
    await card.getByText('丙站').waitFor()
    await card.getByText('判定依据').click()
    await card.getByText('《安全生产法》第四十一条').waitFor()
    expect(await card.locator('.card-chart').innerText()).toContain('10 月')
    await keepScreenshot(session.page, 'layout-card')
  })

  test('that is disabled says why and sends nothing', async () => {
    const before = session.practice.presses.length
    // What is marked as disabled is not clicked by the driver, but people do.
    await field(session.column(zhou), 'off').click({ force: true })
    await session.column(zhou).getByText('只有主要负责人可以签收').last().waitFor()
    expect(session.practice.presses.length).toBe(before)
  })

  test('that asks for confirmation sends nothing on No and one press on Yes', async () => {
    const before = session.practice.presses.length
    session.practice.answer({ toast: { type: 'success', content: '隐患已关闭' } })
    await field(session.column(zhou), 'hz_close').click()
    await session.page.locator('[data-confirm="no"]').click()
    expect(session.practice.presses.length).toBe(before)
    await field(session.column(zhou), 'hz_close').click()
    await session.page.locator('[data-confirm="yes"]').click()
    await session.column(zhou).locator('[data-toast="success"]').getByText('隐患已关闭').waitFor()
    expect(session.practice.presses.slice(before).map((press) => [press.operator.open_id, press.action.value])).toEqual([[zhou, { id: 7 }]])
  })

  test('sends the choice of a select, an overflow, a tick box and a pressed container', async () => {
    session.practice.answer({})
    const before = session.practice.presses.length
    const heard = async (count: number): Promise<void> => {
      await expect.poll(() => session.practice.presses.length).toBe(before + count)
      await session.column(zhou).locator('[aria-busy="true"]').waitFor({ state: 'detached' })
    }
    await field(session.column(zhou), 'pick').selectOption('b')
    await heard(1)
    await field(session.column(zhou), 'more').locator('summary').click()
    await session.page.locator('[role="menuitem"][data-value="print"]').click()
    await heard(2)
    await field(session.column(zhou), 'done').check()
    await heard(3)
    await field(session.column(zhou), 'hz_open').press('Enter')
    await heard(4)
    expect(
      session.practice.presses.slice(before).map(({ action }) => [action.tag, action.option ?? action.checked ?? action.value]),
    ).toEqual([
      ['select_static', 'b'],
      ['overflow', 'print'],
      ['checker', true],
      ['interactive_container', { id: 7 }],
    ])
  })

  test('that fails says so in Chinese', async () => {
    session.practice.answer({ card: { type: 'raw', data: { schema: '2.0', body: { elements: [{ tag: 'no_such_thing' }] } } } })
    await field(session.column(zhou), 'hz_open').click()
    await session.column(zhou).locator('[data-toast="error"]').waitFor()
    expect(await session.column(zhou).locator('[data-toast="error"]').innerText()).toMatch(/\p{Script=Han}/u)
    session.practice.answer({})
  })
})

describe('a form', () => {
  let form: Locator
  beforeAll(async () => {
    form = await session.show(chen, formCard(session.image, zhou))
  })

  test('with a required field left empty marks it and sends nothing', async () => {
    const before = session.practice.presses.length
    await field(form, 'hazard_report').click()
    await session.column(chen).locator('[data-toast="warning"]').getByText('有必填项未填写').waitFor()
    expect(await form.locator('[role="alert"]').count()).toBe(3)
    expect(session.practice.presses.length).toBe(before)
    await keepScreenshot(session.page, 'form-missing')
  })

  test('sends every field in the form the platform gives it', async () => {
    await field(form, 'enterprise').fill('晋城云岭铸造厂')
    await field(form, 'grade').selectOption('electric')
    await field(form, 'fixer').selectOption(zhou)
    await field(form, 'cause').locator('summary').click()
    await field(form, 'cause').getByLabel('电气').check()
    await field(form, 'at_time').fill('09:30')
    await field(form, 'due_at').fill('2026-12-01T18:00')
    await field(form, 'photo').locator('[data-value="two"]').click()
    await field(form, 'stop').check()
    await keepScreenshot(session.page, 'form-filled')
    session.practice.answer({ toast: { type: 'success', content: '已登记' } })
    await field(form, 'hazard_report').click()
    await session.column(chen).locator('[data-toast="success"]').getByText('已登记').waitFor()
    expect(session.practice.presses.at(-1)?.action).toMatchObject({
      name: 'hazard_report',
      form_value: {
        enterprise: '晋城云岭铸造厂',
        description: '配电箱门未关',
        grade: 'electric',
        fixer: zhou,
        cause: ['electric'],
        found_on: '2026-11-23 +0800',
        at_time: '09:30 +0800',
        due_at: '2026-12-01 18:00 +0800',
        photo: 'two',
        stop: true,
      },
    })
  })

  test('keeps what was entered until it is put back', async () => {
    expect(await field(form, 'enterprise').inputValue()).toBe('晋城云岭铸造厂')
    await field(form, 'again').click()
    expect(await field(form, 'enterprise').inputValue()).toBe('')
    expect(await field(form, 'description').inputValue()).toBe('配电箱门未关')
  })

  test('is replaced by the card of the answer', async () => {
    await field(form, 'enterprise').fill('甲厂')
    await field(form, 'grade').selectOption('machine')
    await field(form, 'cause').getByLabel('机械').check()
    session.practice.answer({ card: { type: 'raw', data: layoutCard() } })
    await field(form, 'hazard_report').click()
    await form.getByText('本周概况').waitFor()
  })
})

describe('words of people', () => {
  test('never run, load or lead anywhere', async () => {
    const foreign: string[] = []
    session.page.on('request', (request) => {
      if (!request.url().startsWith(session.practice.url) && !request.url().startsWith('blob:')) foreign.push(request.url())
    })
    const card = await session.show(zhou, hostileCard())
    expect(await card.locator('script, iframe, svg[onload], b, [onclick], [onerror], img').count()).toBe(0)
    expect(await card.locator('a').evaluateAll((all) => all.map((link) => link.getAttribute('href')))).toEqual(
      expect.not.arrayContaining([expect.stringMatching(/^(javascript|data):/i)]),
    )
    expect(await session.page.evaluate(() => Reflect.get(window, 'wasRun'))).toBeUndefined()
    expect(foreign).toEqual([])
    await keepScreenshot(session.page, 'hostile-card')
  })
})

describe('at the end', () => {
  test('nothing was complained about on the console', () => {
    expect(session.complaints).toEqual([])
  })
})
