import { AppError } from '../../lib/errors.ts'

/** Formats an original is kept in. */
export type PictureFormat = 'jpeg' | 'png' | 'webp'

/** What the first bytes say, whatever the sender called the file. */
const signatures: readonly { readonly is: PictureFormat | 'heic'; readonly at: number; readonly bytes: string }[] = [
  { is: 'jpeg', at: 0, bytes: '\xff\xd8\xff' },
  { is: 'png', at: 0, bytes: '\x89PNG\r\n\x1a\n' },
  { is: 'webp', at: 8, bytes: 'WEBP' },
  { is: 'heic', at: 4, bytes: 'ftyp' },
]

export const mediaTypes: Readonly<Record<PictureFormat, string>> = {
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
}

/**
 * Names the format by the first bytes, so that only three decoders ever see what strangers send.
 *
 * HEIC is told apart to be refused with advice: its decoder is not part of the image library.
 *
 * @throws AppError `invalid-input` for everything that is not JPEG, PNG or WebP.
 */
export function pictureFormat(bytes: Uint8Array): PictureFormat {
  const head = Buffer.from(bytes.subarray(0, 16)).toString('latin1')
  const found = signatures.find(({ at, bytes: mark }) => head.startsWith(mark, at))
  if (found?.is === 'heic') {
    throw new AppError('invalid-input', '这张照片是 HEIC 格式，暂时打不开。请截屏或在相册里转成 JPG 后再发。')
  }
  if (found === undefined) throw new AppError('invalid-input', '这不是能识别的照片。请发送 JPG、PNG 或 WebP 格式的图片。')
  return found.is
}
