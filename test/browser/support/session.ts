import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'

import { launchBrowser, openPage } from './browser.ts'
import { openPracticePage, type PracticePage } from './practice-page.ts'

/** A room with its page open in a browser, for all tests of a file. */
export type Session = {
  browser: Browser
  practice: PracticePage
  page: Page
  /** What the page complained about on the console. */
  complaints: string[]
  /** Key of a picture the bot has uploaded. */
  image: string
  column(openId: string): Locator
  message(messageId: string): Locator
  /** Sends a card to a person on screen and waits until it is drawn. */
  show(openId: string, card: unknown): Promise<Locator>
}

/** Opens room and browser before the tests of a file and closes them afterwards; read its fields inside tests only. */
export function practiceSession(): Session {
  const session = {} as Session
  beforeAll(async () => {
    const browser = await launchBrowser()
    const practice = await openPracticePage()
    const { page, complaints } = await openPage(browser, practice.url)
    const message = (messageId: string): Locator => page.locator(`article[data-message-id="${messageId}"]`)
    Object.assign(session, {
      browser,
      practice,
      page,
      complaints,
      image: await practice.uploadPicture(),
      column: (openId: string): Locator => page.locator(`[data-open-id="${openId}"]`),
      message,
      show: async (openId: string, card: unknown): Promise<Locator> => {
        const drawn = message(await practice.send(openId, 'interactive', card))
        await drawn.locator('.card').waitFor()
        return drawn
      },
    } satisfies Session)
  })
  afterAll(async () => {
    await session.browser?.close()
    await session.practice?.close()
  })
  return session
}

/** An interactive element of a card by the hook of its name. */
export function field(within: Locator, name: string): Locator {
  return within.locator(`[data-name="${name}"]`)
}
