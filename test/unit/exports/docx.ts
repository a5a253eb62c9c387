import { inflateRawSync } from 'node:zlib'

/** A part of a .docx by its name, read from the zip's central directory. */
export function partOf(file: Buffer, name: string): string {
  const end = file.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'))
  let at = file.readUInt32LE(end + 16)
  while (file.readUInt32LE(at) === 0x02014b50) {
    const nameLength = file.readUInt16LE(at + 28)
    const here = file.toString('utf8', at + 46, at + 46 + nameLength)
    if (here === name) {
      const local = file.readUInt32LE(at + 42)
      const begin = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28)
      return inflateRawSync(file.subarray(begin, begin + file.readUInt32LE(at + 20))).toString('utf8')
    }
    at += 46 + nameLength + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32)
  }
  throw new Error(`no ${name} in the document`)
}

/** Every run of text in a part, in order. */
export const wordsOf = (xml: string) =>
  [...xml.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map(([, words = '']) =>
    words.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&'),
  )
