import { randomBytes } from 'node:crypto'

import { z } from 'zod'

import type { Clock } from '../../lib/clock.ts'
import { isOnThisMachine } from '../http/this-machine.ts'
import { type Letter, post, type Reply } from './post.ts'
import { type Secrets, seal, sign } from './sealed.ts'
import type { Envelope, PushOptions, PushOutcome, Transport } from './transport.ts'

/** Events and callbacks must be answered within 3 s in all (event-subscriptions/uUTNz4SN1MjL1UzM); machine time, it guards a real socket. */
const answerWithinMs = 3000
/** A new request address must answer its challenge within 1 s (send-notifications-to-developers-server). */
const challengeWithinMs = 1000

const challengeAnswer = z.object({ challenge: z.string() })

/** A request address cannot be saved; the message says what the bot did wrong. */
export class AddressRefused extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'AddressRefused'
  }
}

type Parts = { readonly machine: Clock; readonly secretsOf: (appId: string) => Secrets | undefined }

/** The request addresses of apps that take events and callbacks over HTTP. */
export class Webhooks implements Transport {
  readonly #urls = new Map<string, string>()
  readonly #parts: Parts
  #watch: (appId: string, url: string | null) => void = () => undefined

  constructor(parts: Parts) {
    this.#parts = parts
  }

  /** App and address of each. */
  all(): [appId: string, url: string][] {
    return [...this.#urls]
  }

  urlOf(appId: string): string | undefined {
    return this.#urls.get(appId)
  }

  /**
   * Saves an app's request address as the console does, after its challenge was answered; null takes it away.
   *
   * @throws AddressRefused when the address is not on this machine or the challenge is not answered rightly within 1 s.
   */
  async save(appId: string, url: string | null): Promise<void> {
    if (url !== null) await this.#challenge(url, this.#secrets(appId))
    this.put(appId, url)
    this.#watch(appId, url)
  }

  /** Takes an address as saved earlier. @throws AddressRefused when it is not on this machine. */
  put(appId: string, url: string | null): void {
    if (url === null) this.#urls.delete(appId)
    else {
      this.#secrets(appId)
      this.#urls.set(appId, onThisMachine(url))
    }
  }

  /** Calls `listener` for each address saved from now on. */
  watch(listener: (appId: string, url: string | null) => void): void {
    this.#watch = listener
  }

  async push(appId: string, envelope: Envelope, options: PushOptions = {}): Promise<PushOutcome> {
    const url = this.#urls.get(appId)
    if (url === undefined) return { kind: 'nobody' }
    const secrets = this.#secrets(appId)
    const isForged = options.badSignature === true
    // Without an Encrypt Key nothing is signed, and the token alone tells a forgery.
    const token = isForged && secrets.encryptKey === undefined ? 'forged' : secrets.verificationToken
    const body = seal({ ...envelope, header: { ...envelope.header, token } }, secrets.encryptKey)
    const proof = sign(isForged ? `${body} forged` : body, secrets.encryptKey, this.#parts.machine.now())
    const letter = { url, headers: named(proof), body, withinMs: answerWithinMs, truncate: options.truncate }
    const reply = await post(letter)
    return options.deaf ? { kind: 'broken' } : judge(reply)
  }

  /** The challenge is the same flat object for both versions of events, and it is never signed. */
  async #challenge(url: string, secrets: Secrets): Promise<void> {
    const challenge = randomBytes(16).toString('hex')
    const content = { challenge, token: secrets.verificationToken, type: 'url_verification' }
    const body = seal(content, secrets.encryptKey)
    const letter: Letter = { url: onThisMachine(url), headers: named({}), body, withinMs: challengeWithinMs }
    const reply = await post(letter)
    if (reply.kind === 'timeout') throw new AddressRefused(`${url} did not answer the challenge within 1 s`)
    if (reply.kind === 'broken') throw new AddressRefused(`${url} cannot be reached`)
    if (reply.status !== 200) throw new AddressRefused(`${url} answered the challenge with HTTP ${reply.status} instead of 200`)
    const answer = challengeAnswer.safeParse(readJson(reply.text))
    if (!answer.success || answer.data.challenge !== challenge) {
      throw new AddressRefused(`${url} answered the challenge with something else than {"challenge":"…"}`)
    }
  }

  #secrets(appId: string): Secrets {
    const secrets = this.#parts.secretsOf(appId)
    if (!secrets) throw new AddressRefused(`no app ${appId}`)
    return secrets
  }
}

/** Every push has an id of its own, repeats included. */
function named(headers: Record<string, string>): Record<string, string> {
  return { 'x-request-id': randomBytes(16).toString('hex'), ...headers }
}

/** Success is exactly HTTP 200; what an answer means is for whoever pushed to judge. */
function judge(reply: Reply): PushOutcome {
  if (reply.kind !== 'answer') return reply
  if (reply.status !== 200) return { kind: 'refused', status: reply.status }
  return { kind: 'acknowledged', answer: readJson(reply.text) }
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** The platform wants a public address; a practice room must never reach beyond its machine. */
function onThisMachine(url: string): string {
  if (!isOnThisMachine(url)) throw new AddressRefused(`${url} is no http address on this machine: use http://127.0.0.1:<port>/…`)
  return url
}
