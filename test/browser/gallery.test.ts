import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { allSamples } from '../../cards/samples/index.ts'
import { keepScreenshot, launchBrowser, watchPage } from './support/browser.ts'
import { contrastsOf } from './support/contrast.ts'
import { servePage } from './support/serve-page.ts'

const samples = allSamples().map(({ card, sample, draw }) => ({ card, sample, json: draw() }))

let browser: Browser
let served: Awaited<ReturnType<typeof servePage>>
let page: Page
let complaints: string[]

beforeAll(async () => {
  served = await servePage({ gallery: () => samples })
  browser = await launchBrowser()
  const watched = await watchPage(browser, { width: 1680, height: 1000 })
  page = watched.page
  // Hundreds of cards on one page take their time on a busy machine.
  page.setDefaultTimeout(30_000)
  complaints = watched.complaints
  await page.goto(`${served.url}/gallery`)
  await page
    .locator('section .card')
    .nth(samples.length - 1)
    .waitFor()
})

afterAll(async () => {
  await browser?.close()
  served?.close()
})

test('every card the bot can send is drawn, with every component of it', async () => {
  expect(await page.locator('section').count()).toBe(samples.length)
  expect(await page.locator('.card-unknown').allInnerTexts()).toEqual([])
  expect(complaints).toEqual([])
})

test('no card has an interactive element without a name to find it by', async () => {
  const nameless = await page
    .locator('.card-button, .card-field [data-name], .card-multi, .card-pressable')
    .evaluateAll((all) => all.filter((one) => one.getAttribute('data-name') === '').map((one) => one.outerHTML.slice(0, 200)))
  expect(nameless).toEqual([])
})

test('no card is wider than its place', async () => {
  const wide = await page
    .locator('section')
    .evaluateAll((all) => all.filter((one) => one.scrollWidth > one.clientWidth + 1).map((one) => one.getAttribute('data-sample')))
  expect(wide).toEqual([])
})

test('words on every card can be read', async () => {
  const contrasts = await page
    .locator('.card-header, .card-plain, .card-markdown p, .card-markdown span, .card-tag')
    .evaluateAll(contrastsOf)
  expect(Math.min(...contrasts)).toBeGreaterThanOrEqual(4.5)
})

test('a picture of all cards of an ordinary day is kept', async () => {
  await page.getByLabel('按卡片名筛选').fill('ordinary')
  await expect.poll(() => page.locator('section').count()).toBe(samples.filter(({ sample }) => sample.endsWith('ordinary')).length)
  await keepScreenshot(page, 'gallery', true)
})
