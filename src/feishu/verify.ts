import { createDecipheriv, createHash, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import { depthOf } from './depth.ts'

/** What the developer console shows under 事件与回调 → 加密策略. */
export interface WebhookSecrets {
  /** With it every call is encrypted and signed; without it the token alone tells who calls. */
  readonly encryptKey?: string | undefined
  readonly verificationToken: string
}

/** One call as it came: headers by lower-case name, the body byte for byte. */
export interface WebhookCall {
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>
  readonly body: Buffer
}

/**
 * Why a call is not taken. All but `malformed` mean that it is not the platform's; what is `malformed` is no JSON or nested too
 * deep, and is looked at only after the signature where there is one.
 */
export type Refusal = 'unsigned' | 'wrong-signature' | 'out-of-time' | 'not-decryptable' | 'wrong-token' | 'foreign-app' | 'malformed'

/** An event comes out flat, header and event in one object, as the SDK's dispatcher hands it over. */
export type Verdict =
  | { readonly is: 'event'; readonly event: Readonly<Record<string, unknown>> }
  | { readonly is: 'challenge'; readonly challenge: string }
  /** From the platform, but of a form nobody here has subscribed to. */
  | { readonly is: 'unused' }
  | { readonly is: 'refused'; readonly why: Refusal; readonly ageMs?: number }

/** @param now - machine time: the timestamp is the platform's machine's. */
export type Verify = (call: WebhookCall, now: Date) => Verdict

/** Levels of nesting an event may have; the deepest documented one has nine. Deeper ones would cost stack further in. */
const mostLevels = 32
/** Larger than any challenge. What is not signed is not read beyond this. Bytes. */
const largestUnsigned = 4_096

const sealed = z.object({ encrypt: z.string() })
const challenge = z.object({ type: z.literal('url_verification'), challenge: z.string().max(1_000) })
const envelope = z.object({
  schema: z.literal('2.0'),
  header: z.object({ token: z.string(), app_id: z.string() }).loose(),
  event: z.object({}).loose(),
})

const refused = (why: Refusal, ageMs?: number): Verdict => ({ is: 'refused', why, ...(ageMs === undefined ? {} : { ageMs }) })

/**
 * Tells calls of the platform from all others, for one app.
 *
 * With an Encrypt Key the signature is looked at before anything of the body is read, over the bytes as they came. The one call
 * that the platform does not sign is the challenge of a new request address: what is short, decrypts and holds the token.
 *
 * @param maxAgeMs - largest distance of the signed timestamp from our own clock. The platform names none, and does not say
 * whether a repeat after six hours is signed anew.
 * @see event-subscription-configure-/encrypt-key-encryption-configuration-case, callback-subscription/receive-and-handle-callbacks
 */
export function createVerifier(appId: string, secrets: WebhookSecrets, { maxAgeMs }: { maxAgeMs: number }): Verify {
  const { encryptKey } = secrets
  const token = fingerprint(secrets.verificationToken)
  const judge = (text: string): Verdict => judged(text, { appId, token })
  if (encryptKey === undefined) return ({ body }) => judge(body.toString())
  const open = opener(encryptKey)
  return ({ headers, body }, now) => {
    const signature = headers['x-lark-signature']
    if (typeof signature !== 'string') return unsigned(body, { open, judge })
    const timestamp = String(headers['x-lark-request-timestamp'])
    if (!isSigned(body, { signature, salt: `${timestamp}${headers['x-lark-request-nonce']}${encryptKey}` }))
      return refused('wrong-signature')
    const ageMs = now.getTime() - Number(timestamp) * 1_000
    if (!(Math.abs(ageMs) <= maxAgeMs)) return refused('out-of-time', ageMs)
    const text = open(body)
    return text === null ? refused('not-decryptable') : judge(text)
  }
}

/** Before the console knows the Encrypt Key its challenge is not encrypted either. */
function unsigned(body: Buffer, { open, judge }: { open: (body: Buffer) => string | null; judge: (text: string) => Verdict }): Verdict {
  if (body.length > largestUnsigned) return refused('unsigned')
  const verdict = judge(open(body) ?? body.toString())
  return verdict.is === 'challenge' ? verdict : refused('unsigned')
}

/** `hex(sha256(timestamp + nonce + Encrypt Key + body))`, compared in constant time. */
function isSigned(body: Buffer, { signature, salt }: { signature: string; salt: string }): boolean {
  const given = Buffer.from(signature, 'hex')
  const due = createHash('sha256').update(salt).update(body).digest()
  return given.length === due.length && timingSafeEqual(given, due)
}

/** Bytes of an AES block; the first one of a sealed body is the IV. */
const block = 16

/**
 * AES-256-CBC, key SHA-256 of the Encrypt Key, base64 of 16 bytes IV and the cipher text. Null when it is not that.
 *
 * One cipher opens all bodies: making one takes seven times as long as opening a press. In CBC each block is opened with the one
 * before it and nothing else, so what was opened earlier reaches only the first block, and that is the IV.
 */
function opener(encryptKey: string): (body: Buffer) => string | null {
  const key = createHash('sha256').update(encryptKey).digest()
  const cipher = createDecipheriv('aes-256-cbc', key, Buffer.alloc(block)).setAutoPadding(false)
  return (body) => {
    const parsed = sealed.safeParse(readJson(body.toString()))
    if (!parsed.success) return null
    const bytes = Buffer.from(parsed.data.encrypt, 'base64')
    if (bytes.length < 2 * block || bytes.length % block !== 0) return null
    return withoutPadding(cipher.update(bytes).subarray(block))
  }
}

/** PKCS#7: the last byte says how many there are, and all of them say it. */
function withoutPadding(plain: Buffer): string | null {
  const padding = plain.at(-1) ?? 0
  const end = plain.length - padding
  const isRight = padding >= 1 && padding <= block && plain.subarray(end).every((byte) => byte === padding)
  return isRight ? plain.toString('utf8', 0, end) : null
}

function judged(text: string, { appId, token }: { appId: string; token: Buffer }): Verdict {
  const content = readJson(text)
  if (content === undefined) return refused('malformed')
  const parsed = envelope.safeParse(content)
  if (!parsed.success) return judgedOtherwise(content, token)
  const { header, event } = parsed.data
  if (!isSame(header.token, token)) return refused('wrong-token')
  if (header.app_id !== appId) return refused('foreign-app')
  return { is: 'event', event: { ...event, ...header } }
}

/** The challenge has the form of the first version of events; the rest of that version nobody has subscribed to. */
function judgedOtherwise(content: unknown, token: Buffer): Verdict {
  if (!isSame(tokenOf(content), token)) return refused('wrong-token')
  const asked = challenge.safeParse(content)
  return asked.success ? { is: 'challenge', challenge: asked.data.challenge } : { is: 'unused' }
}

/** Events of the first version carry the token beside the event. */
const tokenOf = (content: unknown): string => {
  const { token, header } = (content ?? {}) as { token?: unknown; header?: { token?: unknown } }
  return String(header?.token ?? token ?? '')
}

/** Of equal length whatever was given, so that a comparison tells nothing about it. */
const fingerprint = (text: string): Buffer => createHash('sha256').update(text).digest()
const isSame = (given: string, due: Buffer): boolean => timingSafeEqual(fingerprint(given), due)

/** Undefined for what is no JSON or nested too deep. */
function readJson(text: string): unknown {
  if (depthOf(text, mostLevels) > mostLevels) return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
