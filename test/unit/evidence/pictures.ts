import sharp, { type Sharp } from 'sharp'

/** A picture with structure: diagonal bands whose direction depends on `seed`, so that two seeds are strangers. */
export function aPicture(options: { seed?: number; width?: number; height?: number } = {}): Sharp {
  const { seed = 1, width = 640, height = 480 } = options
  const pixels = Buffer.alloc(width * height * 3)
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const u = x / width
      const v = y / height
      const value = 128 + 90 * Math.sin(seed * 3.7 * u + 9 * v * (seed % 3)) * Math.cos(seed * 5.3 * u - 4 * v)
      pixels.fill(Math.round(value), (y * width + x) * 3, (y * width + x) * 3 + 3)
    }
  }
  return sharp(pixels, { raw: { width, height, channels: 3 } })
}

/** A JPEG as a phone makes it. */
export const aJpeg = (options: { seed?: number; width?: number; height?: number } = {}): Promise<Buffer> =>
  aPicture(options).jpeg({ quality: 90 }).toBuffer()
