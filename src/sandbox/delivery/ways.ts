import type { Envelope, PushOptions, PushOutcome, Transport } from './transport.ts'
import type { Webhooks } from './webhook.ts'

/** The one way each app has chosen: its request address when it has one, else the long connection. */
export class Ways implements Transport {
  readonly #webhooks: Webhooks
  readonly #connections: Transport

  constructor(ways: { webhooks: Webhooks; connections: Transport }) {
    this.#webhooks = ways.webhooks
    this.#connections = ways.connections
  }

  /** True when pushes to the app carry a proof of where they come from. */
  isSigned(appId: string): boolean {
    return this.#webhooks.urlOf(appId) !== undefined
  }

  push(appId: string, envelope: Envelope, options?: PushOptions): Promise<PushOutcome> {
    const way = this.#webhooks.urlOf(appId) === undefined ? this.#connections : this.#webhooks
    return way.push(appId, envelope, options)
  }
}
