import { createHash, randomBytes } from 'node:crypto'
import { deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { hashDistance, inspectPicture } from '../../../src/modules/evidence/index.ts'
import { aJpeg, aPicture } from './pictures.ts'

/** A PNG of a few kilobytes that claims a size: what a decompression bomb looks like. */
function bombPng(width: number, height: number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
    const frame = Buffer.alloc(8)
    frame.writeUInt32BE(data.length, 0)
    frame.writeUInt32BE(crc32(body), 4)
    return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)])
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 0, 0, 0, 0], 8)
  const data = deflateSync(Buffer.alloc(4096))
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', data),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function crc32(bytes: Buffer): number {
  let crc = 0xffffffff
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
  }
  return (crc ^ 0xffffffff) >>> 0
}

const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>')
const heic = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic'), Buffer.alloc(40)])

describe('a picture is refused in words for the sender', () => {
  it.each([
    ['nothing at all', Buffer.alloc(0), '图片是空的'],
    ['a text file', Buffer.from('这不是图片'), '不是能识别的照片'],
    ['an SVG, which is a program', svg, '不是能识别的照片'],
    ['a PDF', Buffer.from('%PDF-1.7\n'), '不是能识别的照片'],
    ['a HEIC', heic, 'HEIC'],
    ['random bytes behind a JPEG signature', Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), randomBytes(2000)]), '打不开'],
    ['a file over 10 MB', Buffer.alloc(10 * 1024 * 1024 + 1, 0xff), '超过 10 MB'],
    ['a bomb of 4,000 million pixels', bombPng(65_000, 65_000), '5000 万像素'],
    ['a size one row over 50 million pixels', bombPng(10_000, 5_001), '5000 万像素'],
  ])('%s', async (_what, bytes, words) => {
    await expect(inspectPicture(bytes)).rejects.toMatchObject({ code: 'invalid-input', message: expect.stringContaining(words) })
  })

  it('when the end is missing', async () => {
    const whole = await aJpeg()
    await expect(inspectPicture(whole.subarray(0, whole.length / 2))).rejects.toMatchObject({ code: 'invalid-input' })
  })
})

describe('a picture is known by its bytes', () => {
  it('is named by the SHA-256 of the original', async () => {
    const bytes = await aJpeg()
    const picture = await inspectPicture(bytes)
    expect(picture.sha256).toBe(createHash('sha256').update(bytes).digest('hex'))
    expect(Buffer.from(picture.bytes).equals(bytes)).toBe(true)
    expect(picture).toMatchObject({ mediaType: 'image/jpeg', width: 640, height: 480, capturedAt: null })
  })

  it.each(['png', 'webp'] as const)('is taken as %s too', async (format) => {
    const bytes = await aPicture()[format]().toBuffer()
    expect(await inspectPicture(bytes)).toMatchObject({ mediaType: `image/${format}` })
  })

  it('of one pixel is kept but is alike to nothing', async () => {
    const bytes = await aPicture({ width: 1, height: 1 }).png().toBuffer()
    expect(await inspectPicture(bytes)).toMatchObject({ width: 1, height: 1, perceptualHash: null })
  })

  it('leaves the event loop free while a large one is unpacked', async () => {
    const bytes = await sharp({ create: { width: 6000, height: 5000, channels: 3, background: '#456' } })
      .png()
      .toBuffer()
    let turns = 0
    const timer = setInterval(() => {
      turns += 1
    }, 1)
    await inspectPicture(bytes)
    clearInterval(timer)
    // Unpacked on this thread there would be no turn at all.
    expect(turns).toBeGreaterThan(0)
  })
})

describe('the capture time', () => {
  const withExif = (tags: Record<string, string>) => aPicture().withExif({ IFD2: tags }).jpeg().toBuffer()

  it.each([
    [
      'with the offset of the camera',
      { DateTimeOriginal: '2026:11:20 10:20:30', OffsetTimeOriginal: '+09:00' },
      '2026-11-20T01:20:30.000Z',
    ],
    ['in Shanghai time where the camera wrote no offset', { DateTimeOriginal: '2026:11:20 10:20:30' }, '2026-11-20T02:20:30.000Z'],
  ])('is read %s', async (_case, tags, instant) => {
    expect((await inspectPicture(await withExif(tags))).capturedAt).toEqual(new Date(instant))
  })

  it('is unknown, and no fault, where the tag says nothing', async () => {
    expect((await inspectPicture(await withExif({ DateTimeOriginal: '0000:00:00 00:00:00' }))).capturedAt).toBeNull()
  })
})

describe('alike pictures', () => {
  it.each([
    ['sent again smaller', (picture: ReturnType<typeof aPicture>) => picture.resize(320).jpeg({ quality: 60 })],
    ['made brighter', (picture: ReturnType<typeof aPicture>) => picture.modulate({ brightness: 1.15 }).jpeg()],
    ['saved in another format', (picture: ReturnType<typeof aPicture>) => picture.webp({ quality: 70 })],
  ])('differ in at most six bits when %s', async (_case, change) => {
    const first = await inspectPicture(await aJpeg({ seed: 4 }))
    const second = await inspectPicture(await change(aPicture({ seed: 4 })).toBuffer())
    expect(second.sha256).not.toBe(first.sha256)
    expect(hashDistance(first.perceptualHash ?? '', second.perceptualHash ?? '')).toBeLessThanOrEqual(6)
  })

  it('differ in more when they are strangers', async () => {
    const hashes = await Promise.all(
      [1, 2, 4, 5, 7].map(async (seed) => (await inspectPicture(await aJpeg({ seed }))).perceptualHash ?? ''),
    )
    for (const [index, hash] of hashes.entries()) {
      for (const other of hashes.slice(index + 1)) expect(hashDistance(hash, other)).toBeGreaterThan(6)
    }
  })
})
