import { mkdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

import { type Browser, chromium, type Page } from 'playwright-core'
import sharp from 'sharp'

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--lang=zh-CN',
]

const SCREENSHOTS = fileURLToPath(new URL('../screenshots/', import.meta.url))

/** Starts Debian's chromium. @throws Error when it is not installed: a browser test without a browser has failed. */
export async function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: '/usr/bin/chromium', args: FLAGS, env: { ...process.env, LANGUAGE: 'zh_CN' } })
}

/** A page, and everything it complained about: console errors, failed scripts, refused loads. */
export type WatchedPage = { readonly page: Page; readonly complaints: string[] }

/** A page in a context of its own, so that nothing is remembered from before. */
export async function watchPage(browser: Browser, viewport: { width: number; height: number }, dark = false): Promise<WatchedPage> {
  const context = await browser.newContext({ viewport, locale: 'zh-CN', colorScheme: dark ? 'dark' : 'light', reducedMotion: 'reduce' })
  const page = await context.newPage()
  page.setDefaultTimeout(8000)
  const complaints: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(String(error)))
  page.on('requestfailed', (request) => complaints.push(`${request.url()}: ${request.failure()?.errorText}`))
  return { page, complaints }
}

/** Opens the practice page and waits until it is there. */
export async function openPage(browser: Browser, url: string, viewport = { width: 1440, height: 900 }, dark = false): Promise<WatchedPage> {
  const watched = await watchPage(browser, viewport, dark)
  await watched.page.goto(url)
  await watched.page.locator('.columns').waitFor()
  return watched
}

/** Keeps a picture of the screen, or of the whole page, for people to look at. */
export async function keepScreenshot(page: Page, name: string, fullPage = false): Promise<void> {
  await mkdir(SCREENSHOTS, { recursive: true })
  await page.screenshot({ path: `${SCREENSHOTS}${name}.png`, fullPage, timeout: 40_000 })
}

/** Replaces the picture the README shows, in few colours so that a clone stays small: `README_PICTURE=1 npm run test:browser`. */
export async function keepReadmePicture(page: Page): Promise<void> {
  for (const close of await page.getByLabel('关闭提示').all()) await close.click()
  const drawn = await page.screenshot()
  const path = fileURLToPath(new URL('../pictures/practice-page.png', import.meta.url))
  await sharp(drawn).png({ palette: true, colours: 128, compressionLevel: 9 }).toFile(path)
}
