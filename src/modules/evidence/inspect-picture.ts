import { webcrypto } from 'node:crypto'
import sharp, { type Metadata } from 'sharp'
import { AppError } from '../../lib/errors.ts'
import { captureTime } from './capture-time.ts'
import { differenceHash, thumbnail } from './difference-hash.ts'
import { mediaTypes, type PictureFormat, pictureFormat } from './picture-format.ts'

/** Largest original, in bytes: what the platform itself takes as an image message (`im-v1/image/create`). */
export const maxPictureBytes = 10 * 1024 * 1024
/** Largest picture in pixels; a small file can claim any size and fill the memory when it is unpacked. */
export const maxPicturePixels = 50_000_000
/** Longest a picture may take to unpack, in seconds of machine time. */
const maxSeconds = 10

/** Everything known about a picture from its bytes alone. */
export interface InspectedPicture {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly sha256: string
  readonly mediaType: string
  readonly width: number
  readonly height: number
  /** 16 hex digits; null when the picture has no contrast to compare. */
  readonly perceptualHash: string | null
  readonly capturedAt: Date | null
}

/**
 * Proves that bytes are a picture by unpacking it, and tells what can be known from it.
 *
 * Unpacking and hashing run on the thread pool, not on the event loop. Call it before the
 * transaction begins, then keep the result with `keepPicture`.
 *
 * @throws AppError `invalid-input`, in words for the sender: not a picture, broken, over 10 MB, over 50 million pixels.
 */
export async function inspectPicture(bytes: Uint8Array): Promise<InspectedPicture> {
  if (bytes.byteLength === 0) throw new AppError('invalid-input', '图片是空的，请重新发送。')
  if (bytes.byteLength > maxPictureBytes)
    throw new AppError('invalid-input', '照片超过 10 MB。请发送普通图片（不要选“原图”），或裁剪后再发。')
  const format = pictureFormat(bytes)
  const own = new Uint8Array(bytes)
  const facts = await header(own, format)
  const [grey, digest] = await Promise.all([unpack(own), webcrypto.subtle.digest('SHA-256', own)])
  return {
    bytes: own,
    sha256: Buffer.from(digest).toString('hex'),
    mediaType: mediaTypes[format],
    width: facts.autoOrient.width,
    height: facts.autoOrient.height,
    perceptualHash: differenceHash(grey),
    capturedAt: captureTime(facts.exif),
  }
}

async function header(bytes: Uint8Array, format: PictureFormat): Promise<Metadata> {
  const facts = await sharp(bytes, { limitInputPixels: false })
    .metadata()
    .catch((cause: unknown) => broken(cause))
  if (facts.format !== format) throw new AppError('invalid-input', '图片格式不对，请重新拍照或截屏后再发。')
  if (facts.width * facts.height > maxPicturePixels) {
    throw new AppError('invalid-input', '照片超过 5000 万像素。请裁剪或缩小后再发。')
  }
  return facts
}

/** The 9×8 grey thumbnail, turned the way the camera was held; an animation is judged by its first frame. */
async function unpack(bytes: Uint8Array): Promise<Uint8Array> {
  return await sharp(bytes, { limitInputPixels: maxPicturePixels, failOn: 'error', pages: 1 })
    .timeout({ seconds: maxSeconds })
    .autoOrient()
    .flatten({ background: '#ffffff' })
    .greyscale()
    .resize(thumbnail.width, thumbnail.height, { fit: 'fill', kernel: 'lanczos3' })
    .raw()
    .toBuffer()
    .catch((cause: unknown) => broken(cause))
}

function broken(cause: unknown): never {
  throw new AppError('invalid-input', '图片不完整或已损坏，打不开。请重新发送。', { cause })
}
