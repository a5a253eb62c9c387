/** A chosen, dropped or pasted file as the control API takes it. */
export async function fileAsBase64(file: File): Promise<{ base64: string; name: string }> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  const parts: string[] = []
  // In pieces: one call with millions of arguments overflows the stack.
  for (let at = 0; at < bytes.length; at += 0x8000) parts.push(String.fromCharCode(...bytes.subarray(at, at + 0x8000)))
  return { base64: btoa(parts.join('')), name: file.name || '粘贴的图片.png' }
}
