/**
 * Contrast of each element's text with the ground it stands on (WCAG 2.2, 1.4.3: at least 4.5 for text of this size).
 *
 * Runs inside the page: it may use nothing from outside itself.
 */
export function contrastsOf(elements: Element[]): number[] {
  const pen = document.createElement('canvas').getContext('2d', { willReadFrequently: true })
  if (pen === null) return [0]
  const over = (colours: string[]): number[] => {
    pen.clearRect(0, 0, 1, 1)
    for (const colour of colours) {
      pen.fillStyle = colour
      pen.fillRect(0, 0, 1, 1)
    }
    return [...pen.getImageData(0, 0, 1, 1).data]
  }
  const light = (rgb: number[]): number => {
    const [red = 0, green = 0, blue = 0] = rgb.map((value) => {
      const share = value / 255
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
    })
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
  }
  return elements.map((element) => {
    const grounds: string[] = []
    for (let at: Element | null = element; at !== null; at = at.parentElement) grounds.unshift(getComputedStyle(at).backgroundColor)
    const ground = light(over(grounds))
    const ink = light(over([...grounds, getComputedStyle(element).color]))
    return (Math.max(ground, ink) + 0.05) / (Math.min(ground, ink) + 0.05)
  })
}
