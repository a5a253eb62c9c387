import type { HazardFacts } from '../facts.ts'

/** Pictures of receipts that were sent and belong to no delivery yet, oldest first: SHA-256. */
export function receiptPhotos({ photos, notification, report }: HazardFacts): readonly string[] {
  const onPaper = notification?.deliveredOnPaper?.photos
  const used = new Set([
    ...(Array.isArray(onPaper) ? onPaper.map(String) : []),
    ...(report?.recipients.flatMap(({ carried }) => carried?.photos ?? []) ?? []),
  ])
  return photos.filter(({ phase, sha256 }) => phase === 'receipt' && !used.has(sha256)).map(({ sha256 }) => sha256)
}
