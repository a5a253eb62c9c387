const kinds: readonly { readonly mime: string; readonly at: number; readonly bytes: readonly number[] }[] = [
  { mime: 'image/jpeg', at: 0, bytes: [0xff, 0xd8, 0xff] },
  { mime: 'image/png', at: 0, bytes: [0x89, 0x50, 0x4e, 0x47] },
  { mime: 'image/gif', at: 0, bytes: [0x47, 0x49, 0x46, 0x38] },
  { mime: 'image/webp', at: 8, bytes: [0x57, 0x45, 0x42, 0x50] },
  { mime: 'image/bmp', at: 0, bytes: [0x42, 0x4d] },
  { mime: 'image/tiff', at: 0, bytes: [0x49, 0x49, 0x2a, 0x00] },
  { mime: 'image/tiff', at: 0, bytes: [0x4d, 0x4d, 0x00, 0x2a] },
  { mime: 'image/heic', at: 4, bytes: [0x66, 0x74, 0x79, 0x70, 0x68, 0x65, 0x69] },
  { mime: 'image/x-icon', at: 0, bytes: [0x00, 0x00, 0x01, 0x00] },
]

/** The kind of a picture by its first bytes, among those the platform takes (im-v1/image/create); null for anything else. */
export function sniffImage(bytes: Buffer): string | null {
  return kinds.find((kind) => kind.bytes.every((byte, index) => bytes[kind.at + index] === byte))?.mime ?? null
}
