import type { Browser, Locator, Page } from 'playwright-core'

import type { SeenPerson } from '../../harness/control-api.ts'
import { keepScreenshot, openPage } from './browser.ts'

/** What a person fills into a form: a text by the field's name; a tick by `true`. */
export type Filled = Readonly<Record<string, string | true>>

/** The practice page with people side by side, worked with the mouse as they would; it counts what they press. */
export class Desk {
  readonly page: Page
  readonly complaints: string[]
  readonly #people: readonly SeenPerson[]
  #presses = 0
  #pictures = 0
  /** Every character that stood on screen when a picture was kept. */
  readonly charactersSeen = new Set<string>()

  private constructor({ page, complaints }: { page: Page; complaints: string[] }, people: readonly SeenPerson[]) {
    this.page = page
    this.complaints = complaints
    this.#people = people
  }

  static async open(browser: Browser, room: { url: string; people: readonly SeenPerson[] }): Promise<Desk> {
    return new Desk(await openPage(browser, room.url, { width: 1440, height: 1000 }), room.people)
  }

  /** Presses so far: buttons and menus of cards and chats, questions answered, pictures sent, buzzes acknowledged. */
  get presses(): number {
    return this.#presses
  }

  /** Puts exactly these people on screen, in this order. */
  async seat(...names: string[]): Promise<void> {
    const columns = this.page.locator('.column')
    while ((await columns.count()) > 0) await columns.first().locator('.column-header [aria-label^="关闭"]').click()
    for (const name of names) {
      await this.page.getByLabel('搜索人员').fill(name)
      await this.page.locator(`[data-person="${this.#openId(name)}"]`).click()
      await this.column(name).waitFor()
    }
    await this.page.getByLabel('搜索人员').fill('')
  }

  column(name: string): Locator {
    return this.page.locator(`.column[data-open-id="${this.#openId(name)}"]`)
  }

  /** The newest card of this person that has the component. */
  card(name: string, component: string): Locator {
    return this.column(name)
      .locator('article')
      .filter({ has: this.page.locator(`[data-name="${component}"]`) })
      .last()
  }

  async menu(name: string, entry: string): Promise<void> {
    await this.column(name).getByRole('button', { name: entry, exact: true }).click()
    this.#presses += 1
  }

  /** Fills the fields of the form a button sends, then presses the button and answers what it asks. */
  async press(name: string, button: string, filled: Filled = {}): Promise<void> {
    const card = this.card(name, button)
    for (const [field, value] of Object.entries(filled)) await fill(card.locator(`[data-name="${field}"]`), value)
    await card.locator(`[data-name="${button}"]`).click()
    this.#presses += 1
  }

  /** The same, with a question that is answered yes. */
  async pressAndConfirm(name: string, button: string, filled: Filled = {}): Promise<void> {
    await this.press(name, button, filled)
    await this.page.locator('[data-confirm="yes"]').click()
    this.#presses += 1
  }

  async sendPicture(name: string, picture: { name: string; buffer: Buffer }): Promise<void> {
    await this.column(name)
      .getByLabel('发送图片')
      .setInputFiles({ ...picture, mimeType: 'image/jpeg' })
    this.#presses += 1
  }

  async acknowledge(name: string): Promise<void> {
    const sheet = this.column(name).locator('.buzz-sheet')
    await sheet.locator('[data-buzz-act="acknowledge"]').click()
    await sheet.waitFor({ state: 'detached' })
    this.#presses += 1
  }

  /** Waits for words in this person's chat. */
  async reads(name: string, words: string): Promise<void> {
    await this.column(name).getByText(words).last().waitFor()
  }

  /** Keeps a picture of the screen, numbered in the order of the steps. */
  async keep(step: string): Promise<void> {
    this.#pictures += 1
    for (const character of await this.page.locator('body').innerText()) this.charactersSeen.add(character)
    await keepScreenshot(this.page, `major-loop-${String(this.#pictures).padStart(2, '0')}-${step}`)
  }

  #openId(name: string): string {
    const person = this.#people.find((each) => each.name === name)
    if (!person) throw new Error(`nobody is called ${name}`)
    return person.openId
  }
}

async function fill(field: Locator, value: string | true): Promise<void> {
  if (value === true) return field.check()
  const tag = await field.evaluate((element) => element.tagName)
  if (tag === 'SELECT') await field.selectOption(value)
  else await field.fill(value)
}
