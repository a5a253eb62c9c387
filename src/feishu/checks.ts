import axios from 'axios'
import type { AppCredentials } from './client.ts'

/** What the platform answered to one question; nothing of it changes anything there. */
export interface PlatformAnswer {
  /** The platform's code: 0 is yes; null when nothing that it could have said came back. */
  readonly code: number | null
  readonly message: string
  /** The platform's own time, to the second; null without a Date header. */
  readonly serverTime: Date | null
  readonly body: Readonly<Record<string, unknown>>
}

/** A call that the platform refuses for its arguments when the scope is there, and for the scope when it is not. */
export interface HarmlessCall {
  readonly method: 'GET' | 'POST' | 'PATCH'
  readonly path: string
  readonly body?: unknown
}

/** The code for a missing scope. @see api-call-guide/ugjM14COyUjL4ITN */
const scopeMissing = 99991672
/** Codes that say something is wrong with the app as a whole, so nothing about a scope: token, app not installed, address not allowed. */
const wholeApp = new Set([99991661, 99991663, 99991664, 99991673, 99991401, 10014])

const patienceMs = 8_000

/** Asks about one app; use it after {@link FeishuChecks.token} has answered 0. */
export interface FeishuChecks {
  /** Whether app id and secret belong together. @see authentication-management/access-token/tenant_access_token_internal */
  token(): Promise<PlatformAnswer>
  /** The bot itself. @see bot-v3/uAjMxEjLwITMx4CMyETM */
  bot(): Promise<PlatformAnswer>
  /** Names of the granted scopes; null when the platform does not say. @see application-v6/scope/list */
  grantedScopes(): Promise<ReadonlySet<string> | null>
  /** Whether a call is let through as far as its arguments; null when the answer says nothing about it. */
  isAllowed(call: HarmlessCall): Promise<boolean | null>
  /**
   * Asks for the address of a long connection without opening it: an open one would take events away from the running
   * program.
   */
  longConnection(): Promise<PlatformAnswer>
}

/** Questions to the platform about one app. Each gives up after 8 s. */
export function feishuChecks({ appId, appSecret }: AppCredentials, { domain }: { domain: string }): FeishuChecks {
  let token = ''
  const ask = async (call: HarmlessCall): Promise<PlatformAnswer> => {
    const headers = token === '' ? {} : { authorization: `Bearer ${token}` }
    const { method, path: url, body: data } = call
    try {
      const answer = await axios.request({
        ...{ baseURL: domain, url, method, data, headers },
        timeout: patienceMs,
        validateStatus: () => true,
      })
      return read(answer.data, answer.status, answer.headers.date)
    } catch (error) {
      return { code: null, message: axios.isAxiosError(error) ? (error.code ?? 'no answer') : String(error), serverTime: null, body: {} }
    }
  }
  return {
    async token() {
      const body = { app_id: appId, app_secret: appSecret }
      const answer = await ask({ method: 'POST', path: '/open-apis/auth/v3/tenant_access_token/internal', body })
      token = String(answer.body.tenant_access_token ?? '')
      return answer
    },
    bot: () => ask({ method: 'GET', path: '/open-apis/bot/v3/info' }),
    async grantedScopes() {
      const { code, body } = await ask({ method: 'GET', path: '/open-apis/application/v6/scopes' })
      const { scopes } = (body.data ?? {}) as { scopes?: { scope_name: string; grant_status: number }[] }
      if (code !== 0 || scopes === undefined) return null
      return new Set(scopes.filter((scope) => scope.grant_status === 1).map((scope) => scope.scope_name))
    },
    async isAllowed(call) {
      const { code } = await ask(call)
      if (code === null || wholeApp.has(code)) return null
      return code !== scopeMissing
    },
    longConnection: () =>
      ask({ method: 'POST', path: '/callback/ws/endpoint', body: { AppID: appId, AppSecret: appSecret } }).then((answer) =>
        answer.code === 0 && !hasUrl(answer.body) ? { ...answer, code: null, message: 'no address' } : answer,
      ),
  }
}

const hasUrl = (body: Readonly<Record<string, unknown>>): boolean => Boolean((body.data as { URL?: string } | undefined)?.URL)

function read(data: unknown, status: number, date: unknown): PlatformAnswer {
  const serverTime = typeof date === 'string' && !Number.isNaN(Date.parse(date)) ? new Date(date) : null
  if (typeof data !== 'object' || data === null) return { code: null, message: `HTTP ${status}`, serverTime, body: {} }
  const body = data as Readonly<Record<string, unknown>>
  return {
    code: typeof body.code === 'number' ? body.code : null,
    message: typeof body.msg === 'string' ? body.msg.slice(0, 160) : `HTTP ${status}`,
    serverTime,
    body,
  }
}
