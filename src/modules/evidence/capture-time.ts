import exifReader from 'exif-reader'

const defaultOffsetMinutes = 8 * 60
/** EXIF was published in 1995: an earlier time is a camera whose clock was never set (`0000:00:00` becomes 1899). */
const earliest = Date.UTC(1995, 0, 1)

/** Minutes east of Greenwich in an EXIF offset such as `+08:00`; Shanghai where the camera wrote none. */
function offsetMinutes(offset: unknown): number {
  const parts = typeof offset === 'string' ? /^([+-])(\d{2}):(\d{2})/.exec(offset) : null
  if (parts === null) return defaultOffsetMinutes
  const minutes = Number(parts[2]) * 60 + Number(parts[3])
  return parts[1] === '-' ? -minutes : minutes
}

/**
 * Instant at which the camera says the picture was taken.
 *
 * EXIF keeps wall-clock digits, which the reader hands over as if they were UTC; the offset of the camera, or Shanghai,
 * is taken off. Only a hint: cameras are set wrongly and tags can be written by hand.
 *
 * @returns null when there is no such tag, or the block cannot be read; a missing time is never held against a photo.
 */
export function captureTime(exif: Buffer | undefined): Date | null {
  if (exif === undefined) return null
  try {
    const photo = exifReader(exif).Photo
    const taken: unknown = photo?.DateTimeOriginal ?? photo?.DateTimeDigitized
    if (!(taken instanceof Date) || !(taken.getTime() >= earliest)) return null
    return new Date(taken.getTime() - offsetMinutes(photo?.OffsetTimeOriginal) * 60_000)
  } catch {
    // A camera may write what it likes: a block that cannot be read says as much as none.
    return null
  }
}
