import type { Page } from 'playwright-core'

/** Which of these characters the page's font would draw as an empty box. */
export function missingGlyphs(page: Page, characters: Iterable<string>): Promise<string[]> {
  return page.evaluate(
    (all) => {
      const pen = document.createElement('canvas').getContext('2d', { willReadFrequently: true })
      if (pen === null) return all
      pen.font = getComputedStyle(document.body).font
      const drawn = (character: string): string => {
        pen.clearRect(0, 0, 40, 40)
        pen.fillText(character, 4, 28)
        return pen.getImageData(0, 0, 40, 40).data.join()
      }
      const missing = drawn('\u{10FFFD}')
      return all.filter((character) => drawn(character) === missing)
    },
    [...characters].filter((character) => /[^\p{C}\p{Z}]/u.test(character)),
  )
}
