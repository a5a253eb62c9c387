import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** One public address before several replicas, as a deployment has it. */
export interface Balancer {
  readonly url: string
  /** The ports behind it from now on, in turn; none while the bot is down. */
  behind(ports: readonly number[]): void
  close(): Promise<void>
}

/** Hands every request to the next replica as it is, byte for byte: signatures are over the raw body. */
export async function startBalancer(): Promise<Balancer> {
  let ports: readonly number[] = []
  let turn = 0
  const server = createServer((incoming, answer) => {
    turn += 1
    const port = ports[turn % ports.length]
    if (port === undefined) answer.writeHead(502).end()
    else pass(port, incoming, answer)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    behind: (next) => {
      ports = next
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function pass(port: number, incoming: IncomingMessage, answer: ServerResponse): void {
  const { url, method, headers } = incoming
  const passed = request({ host: '127.0.0.1', port, path: url, method, headers, agent: false }, (reply) => {
    answer.writeHead(reply.statusCode ?? 502, reply.headers)
    reply.pipe(answer)
    reply.once('error', () => answer.destroy())
  })
  // The replica has gone: the platform hears that nobody took it.
  passed.once('error', () => (answer.headersSent ? answer.destroy() : answer.writeHead(502).end()))
  incoming.pipe(passed)
}
