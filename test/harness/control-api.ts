/** One message as the control API gives it. */
export interface SeenMessage {
  readonly messageId: string
  readonly chatId: string
  readonly chatType: 'p2p' | 'group'
  readonly sender: { readonly type: 'user' | 'app'; readonly id: string; readonly name: string }
  readonly msgType: string
  readonly content: Record<string, unknown>
  readonly createdAt: string
  readonly updatedAt: string
  readonly recalled: boolean
  readonly urgent: readonly string[]
  readonly read: boolean
}

export interface SeenPerson {
  readonly openId: string
  readonly name: string
  readonly mobile: string
  readonly tenantKey: string
  readonly appId: string
  readonly contexts: readonly {
    readonly orgId: string
    readonly org: { readonly name: string; readonly kind: string }
    readonly roles: readonly string[]
  }[]
}

export interface PressResult {
  readonly status: 'ok' | 'error'
  readonly code?: string | number
  readonly toast?: { readonly type: string; readonly content: string }
  readonly card?: Record<string, unknown>
  readonly elapsedMs: number
}

/** The emulator's control API, as any outside tool would call it. */
export class ControlApi {
  readonly #base: string

  constructor(url: string) {
    this.#base = `${url}/sandbox/api`
  }

  async call<T>(method: string, path: string, body?: unknown): Promise<T> {
    const answer = await fetch(`${this.#base}${path}`, {
      method,
      ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    })
    const json = (await answer.json().catch(() => ({}))) as { error?: { code: string; message: string } }
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${json.error?.code} ${json.error?.message}`)
    return json as T
  }

  people = (): Promise<SeenPerson[]> => this.call('GET', '/people')
  messages = (openId: string, after?: string): Promise<SeenMessage[]> =>
    this.call('GET', `/people/${openId}/messages${after === undefined ? '' : `?after=${after}`}`)
  send = (openId: string, message: Record<string, unknown>): Promise<{ messageId: string }> =>
    this.call('POST', `/people/${openId}/messages`, message)
  press = (openId: string, press: Record<string, unknown>): Promise<PressResult> => this.call('POST', `/people/${openId}/press`, press)
  menu = (openId: string, eventKey: string): Promise<unknown> => this.call('POST', `/people/${openId}/menu`, { eventKey })
  read = (openId: string, messageId: string): Promise<unknown> => this.call('POST', `/people/${openId}/read`, { messageId })
  recall = (openId: string, messageId: string): Promise<unknown> => this.call('POST', `/people/${openId}/recall`, { messageId })
  forward = (openId: string, messageId: string, to: string): Promise<{ messageId: string }> =>
    this.call('POST', `/people/${openId}/forward`, { messageId, to })
  resign = (openId: string): Promise<unknown> => this.call('DELETE', `/people/${openId}`)
  settle = (): Promise<unknown> => this.call('POST', '/settle')
  advance = (by: string): Promise<unknown> => this.call('POST', '/clock/advance', { by })
  turnTo = (now: string): Promise<unknown> => this.call('PUT', '/clock', { now })
  now = async (): Promise<Date> => new Date((await this.call<{ now: string }>('GET', '/clock')).now)
  faults = (faults: unknown[]): Promise<unknown> => this.call('PUT', '/faults', faults)
}
