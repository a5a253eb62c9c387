/** Width and height of the grey thumbnail the hash is taken from: each row gives eight comparisons of neighbours. */
export const thumbnail = { width: 9, height: 8 } as const

/**
 * 64-bit difference hash of a 9×8 grey thumbnail: one bit per pair of neighbours, set when the left one is brighter.
 *
 * Scaling, recompression and a change of brightness leave the order of neighbours as it is, so the same photo sent again
 * through a chat differs in few bits. A hash by cosine transform would survive cropping no better and costs a dependency.
 *
 * @param grey - 72 bytes, row by row.
 * @returns 16 hex digits; null for a picture without any contrast, which would be alike to every other such picture.
 */
export function differenceHash(grey: Uint8Array): string | null {
  let bits = 0n
  for (let row = 0; row < thumbnail.height; row += 1) {
    for (let column = 0; column < thumbnail.width - 1; column += 1) {
      const left = grey[row * thumbnail.width + column] ?? 0
      const right = grey[row * thumbnail.width + column + 1] ?? 0
      bits = (bits << 1n) | (left > right ? 1n : 0n)
    }
  }
  return bits === 0n ? null : bits.toString(16).padStart(16, '0')
}

/** Number of differing bits of two hashes: 0 is the same picture, from about 10 on they are strangers. */
export function hashDistance(a: string, b: string): number {
  let different = BigInt(`0x${a}`) ^ BigInt(`0x${b}`)
  let count = 0
  for (; different > 0n; different >>= 1n) count += Number(different & 1n)
  return count
}
