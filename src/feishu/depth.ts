const quote = 0x22
const backslash = 0x5c

/**
 * How deep a JSON text is nested, without parsing it.
 *
 * @param most - counting ends one level beyond this.
 */
export function depthOf(json: string, most: number): number {
  let level = 0
  let deepest = 0
  for (let place = 0; place < json.length && deepest <= most; place += 1) {
    const sign = json.charCodeAt(place)
    if (sign === quote) place = endOfText(json, place)
    else if (isOpening(sign)) deepest = Math.max(deepest, ++level)
    else if (isClosing(sign)) level -= 1
  }
  return deepest
}

const isOpening = (sign: number): boolean => sign === 0x5b || sign === 0x7b
const isClosing = (sign: number): boolean => sign === 0x5d || sign === 0x7d

/** Place of the quote that ends the text begun at `from`: the first one behind an even number of backslashes. */
function endOfText(json: string, from: number): number {
  for (let end = json.indexOf('"', from + 1); end !== -1; end = json.indexOf('"', end + 1)) {
    let before = end - 1
    while (json.charCodeAt(before) === backslash) before -= 1
    if ((end - 1 - before) % 2 === 0) return end
  }
  return json.length
}
