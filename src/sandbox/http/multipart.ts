/** One part of a multipart/form-data body. */
export type Part = { readonly name: string; readonly fileName: string | null; readonly bytes: Buffer }

/**
 * Splits a multipart/form-data body.
 *
 * Written by hand because a Buffer uploaded through the SDK carries no file name, and the platform's own `fetch` parser
 * then takes the bytes for text and ruins them.
 *
 * @returns null when the body is not multipart.
 */
export function parseMultipart(raw: Buffer, contentType: string): Part[] | null {
  const boundary = /^multipart\/form-data;.*boundary="?([^";]+)"?/i.exec(contentType)?.[1]
  if (boundary === undefined) return null
  const mark = Buffer.from(`--${boundary}`)
  const parts: Part[] = []
  let from = raw.indexOf(mark)
  while (from >= 0) {
    const start = from + mark.length
    const end = raw.indexOf(mark, start)
    if (end < 0) break
    // Behind the mark stands a line end, before the next one too.
    const part = readPart(raw.subarray(start + 2, end - 2))
    if (part) parts.push(part)
    from = end
  }
  return parts
}

function readPart(bytes: Buffer): Part | null {
  const split = bytes.indexOf('\r\n\r\n')
  if (split < 0) return null
  const head = bytes.subarray(0, split).toString()
  const name = /content-disposition:[^\r\n]*?\bname="([^"]*)"/i.exec(head)?.[1]
  const fileName = /content-disposition:[^\r\n]*?\bfilename="([^"]*)"/i.exec(head)?.[1]
  return name === undefined ? null : { name, fileName: fileName ?? null, bytes: bytes.subarray(split + 4) }
}
