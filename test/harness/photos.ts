import sharp from 'sharp'

/**
 * A message with a photo; two seeds give two pictures nobody would take for the same.
 *
 * @param seed - the same seed gives the same bytes.
 */
export async function aPhoto(seed: number): Promise<{ image: { base64: string; name: string } }> {
  const [width, height] = [160, 120]
  const pixels = Buffer.alloc(width * height * 3)
  for (let at = 0; at < width * height; at += 1) {
    const [x, y] = [(at % width) / width, Math.floor(at / width) / height]
    const light = 128 + 90 * Math.sin(seed * 3.7 * x + 9 * y * (seed % 3)) * Math.cos(seed * 5.3 * x - 4 * y)
    pixels.fill(Math.round(light), at * 3, at * 3 + 3)
  }
  const jpeg = await sharp(pixels, { raw: { width, height, channels: 3 } })
    .jpeg()
    .toBuffer()
  return { image: { base64: jpeg.toString('base64'), name: `照片${seed}.jpg` } }
}
