import { isRecord, textOf } from '../lib/plain.ts'

const PREFIX = '/sandbox/api'

/** Said when the server's own words are missing or are not for people. */
const SAID: Record<string, string> = {
  not_found: '没有找到，可能已被移走，请刷新页面',
  conflict: '与现在的情形不符，请刷新后再试',
  too_large: '内容太大，请换小一点的',
}

/** A call of the control API that did not succeed; the message is for the person at the page. */
export class CallFailed extends Error {
  readonly code: string

  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'CallFailed'
    this.code = code
  }
}

/**
 * Calls the control API.
 *
 * @throws CallFailed when nobody answers or the answer is an error; its message tells in Chinese what to do.
 */
export async function call(method: string, path: string, body?: unknown): Promise<unknown> {
  const init: RequestInit = { method }
  if (body !== undefined) {
    init.body = JSON.stringify(body)
    init.headers = { 'content-type': 'application/json' }
  }
  const response = await fetch(PREFIX + path, init).catch((cause: unknown) => {
    throw new CallFailed('offline', '连不上练习室：请看运行 npm start 的窗口是否还开着，再刷新页面', { cause })
  })
  const answer: unknown = await response.json().catch(() => undefined)
  if (!response.ok) throw failure(response.status, answer)
  return answer
}

/** The address of an image's or file's bytes. */
export function resourceUrl(key: string): string {
  return `${PREFIX}/resources/${encodeURIComponent(key)}`
}

/** The address of the stream of events. */
export function feedUrl(): string {
  return `${PREFIX}/feed`
}

/** What a person is told about any failure. */
export function sayFailure(error: unknown): string {
  return error instanceof CallFailed ? error.message : '页面出了差错，请刷新后再试'
}

function failure(status: number, answer: unknown): CallFailed {
  const error = isRecord(answer) && isRecord(answer.error) ? answer.error : {}
  const code = textOf(error.code) || String(status)
  const message = textOf(error.message)
  if (/\p{Script=Han}/u.test(message)) return new CallFailed(code, message)
  return new CallFailed(code, SAID[code] ?? `没有成功（${code}${message === '' ? '' : `：${message}`}），请稍后再试`)
}
