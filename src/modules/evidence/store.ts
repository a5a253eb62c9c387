import type { Tx } from '../../db/types.ts'
import type { Clock } from '../../lib/clock.ts'
import { type InspectedPicture, inspectPicture } from './inspect-picture.ts'

/**
 * Keeps an original byte for byte under its SHA-256.
 *
 * The same bytes sent twice are kept once; the first receipt's time stays.
 */
export async function keepPicture(tx: Tx, deps: { readonly clock: Clock }, picture: InspectedPicture): Promise<void> {
  const { bytes, sha256, ...facts } = picture
  await tx.storedFile.createMany({
    data: [{ sha256, byteSize: bytes.byteLength, createdAt: deps.clock.now(), ...facts }],
    skipDuplicates: true,
  })
  await tx.storedFileContent.createMany({ data: [{ sha256, bytes }], skipDuplicates: true })
}

/**
 * Inspects and keeps a picture in one go.
 *
 * @remarks Unpacking a large picture takes up to a second while the transaction stays open: where that matters, call
 * `inspectPicture` before the transaction and `keepPicture` inside.
 * @throws AppError `invalid-input` as `inspectPicture`.
 */
export async function storePicture(tx: Tx, deps: { readonly clock: Clock }, bytes: Uint8Array): Promise<InspectedPicture> {
  const picture = await inspectPicture(bytes)
  await keepPicture(tx, deps, picture)
  return picture
}
