import sharp from 'sharp'

import { type Scene, sceneSvg } from './scenes.ts'

/** A drawn scene in place of a photo, as a JPEG of some kilobytes; about 10 ms on the thread pool. */
export function drawnPhoto(scene: Scene): Promise<Buffer> {
  return sharp(Buffer.from(sceneSvg(scene)))
    .jpeg({ quality: 72 })
    .toBuffer()
}
