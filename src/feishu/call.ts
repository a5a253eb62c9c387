import { isAxiosError } from 'axios'
import type { FeishuClient } from './client.ts'
import { PlatformRefusal, readFailure } from './errors.ts'

interface Envelope {
  code?: number | undefined
  msg?: string | undefined
}

/**
 * Calls the platform once, and once more with a new token when the token was refused.
 *
 * The SDK keeps a refused token until it expires by itself, so it is dropped here.
 *
 * @throws PlatformRefusal for HTTP 200 with a code, AxiosError for the rest; read both with `readFailure`.
 */
export async function callPlatform<T>(client: FeishuClient, call: () => Promise<T>): Promise<T> {
  try {
    return checked(await call())
  } catch (error) {
    if (readFailure(error).verdict !== 'token') throw error
    // Only the token this call was made with: of many refused together the first drops it, and all share the next.
    client.forgetToken(tokenOf(error))
    return checked(await call())
  }
}

function checked<T>(answer: T): T {
  const { code, msg } = (answer ?? {}) as Envelope
  if (typeof code === 'number' && code !== 0) throw new PlatformRefusal(code, msg ?? '')
  return answer
}

const tokenOf = (error: unknown): string | undefined =>
  isAxiosError(error) ? /^Bearer (.+)$/.exec(String(error.config?.headers.Authorization ?? ''))?.[1] : undefined
