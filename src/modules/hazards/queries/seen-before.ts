import type { Tx } from '../../../db/types.ts'
import { AppError } from '../../../lib/errors.ts'
import { alike } from '../../evidence/index.ts'

/** What stands in place of a number whose hazard the reader may not know. */
export const elsewhere = '其他单位的隐患'

/**
 * Where a picture was seen before: numbers of hazards of the same enterprise; of others only that there is one.
 *
 * The same bytes, or a picture that differs in few bits of its perceptual hash (taken again from a screen, compressed).
 *
 * @throws AppError `not-found` for a picture nobody sent.
 */
export async function seenBefore(
  tx: Tx,
  photo: { readonly sha256: string; readonly hazardId: string; readonly enterpriseId: string | null },
): Promise<readonly string[]> {
  const file = await tx.storedFile.findUnique({ where: { sha256: photo.sha256 }, select: { perceptualHash: true } })
  if (file === null) throw new AppError('not-found', '没有找到这张照片，请重新发送。')
  const hits = file.perceptualHash === null ? await sameBytes(tx, photo.sha256) : await alike(tx, file.perceptualHash)
  const others = hits.filter(({ hazardId, hazardNumber }) => hazardId !== photo.hazardId && hazardNumber !== null)
  return [
    ...new Set(others.map(({ hazardNumber, enterpriseId }) => (enterpriseId === photo.enterpriseId ? (hazardNumber ?? '') : elsewhere))),
  ]
}

interface Hit {
  readonly hazardId: string
  readonly hazardNumber: string | null
  readonly enterpriseId: string | null
}

/** A picture too plain to have a perceptual hash is compared by its bytes. */
async function sameBytes(tx: Tx, sha256: string): Promise<readonly Hit[]> {
  const photos = await tx.hazardPhoto.findMany({ where: { sha256 }, select: { hazardId: true }, take: 20 })
  const hazards = await tx.hazard.findMany({
    where: { id: { in: photos.map(({ hazardId }) => hazardId) } },
    select: { id: true, number: true, enterpriseId: true },
  })
  return hazards.map(({ id, number, enterpriseId }) => ({ hazardId: id, hazardNumber: number, enterpriseId }))
}
