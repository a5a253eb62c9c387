import { createCipheriv, createHash, randomBytes } from 'node:crypto'

import type { Json } from '../room/types.ts'

/** What an app's console holds for its request address; both are optional there. */
export type Secrets = { readonly encryptKey: string | undefined; readonly verificationToken: string }

/**
 * The body of a push: compact JSON, encrypted when the app has an Encrypt Key.
 *
 * AES-256-CBC with key SHA-256(Encrypt Key), 16 random bytes first, base64 of both (encrypt-key-encryption-configuration-case).
 */
export function seal(content: Json, encryptKey: string | undefined): string {
  const plain = JSON.stringify(content)
  if (encryptKey === undefined) return plain
  const iv = randomBytes(16)
  const cipher = createCipheriv('aes-256-cbc', createHash('sha256').update(encryptKey).digest(), iv)
  return JSON.stringify({ encrypt: Buffer.concat([iv, cipher.update(plain), cipher.final()]).toString('base64') })
}

/**
 * Headers that prove where a push comes from; there are none without an Encrypt Key (receive-and-handle-callbacks).
 *
 * @param at - machine time: the bot compares the timestamp with its own machine's.
 */
export function sign(body: string, encryptKey: string | undefined, at: Date): Record<string, string> {
  if (encryptKey === undefined) return {}
  const timestamp = String(Math.floor(at.getTime() / 1000))
  const nonce = randomBytes(8).toString('hex')
  const signature = createHash('sha256').update(`${timestamp}${nonce}${encryptKey}${body}`).digest('hex')
  return { 'x-lark-request-timestamp': timestamp, 'x-lark-request-nonce': nonce, 'x-lark-signature': signature }
}
