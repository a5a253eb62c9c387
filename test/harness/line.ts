import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net'

/** A line to a server that can be cut: whoever uses it sees what he sees when the server has gone. */
export interface Line {
  /** The address of the server, by way of this line. */
  readonly url: string
  /** Breaks every connection; new ones are refused. */
  cut(): Promise<void>
  /** Lets nothing through any more, and breaks nothing: the worse way of being away. */
  silence(): void
  /** What was held back by a silence goes through now. */
  restore(): Promise<void>
  close(): Promise<void>
}

interface Joined {
  readonly near: Socket
  readonly far: Socket
}

/** Opens a line to the host and port of `url`; the rest of the address stays as it is. */
export async function openLine(url: string): Promise<Line> {
  const target = new URL(url)
  const joined = new Set<Joined>()
  let isSilent = false
  const join = (near: Socket): void => {
    const far = connect(Number(target.port), target.hostname)
    const pair = { near, far }
    joined.add(pair)
    const part = () => {
      joined.delete(pair)
      near.destroy()
      far.destroy()
    }
    for (const socket of [near, far]) socket.on('error', part).on('close', part)
    near.pipe(far)
    far.pipe(near)
    if (isSilent) hold(pair)
  }
  let server: Server | undefined = await listening(join, 0)
  const { port } = server.address() as AddressInfo
  const cut = async () => {
    const closing = server
    server = undefined
    const closed = new Promise((resolve) => (closing ? closing.close(resolve) : resolve(undefined)))
    for (const { near } of joined) near.destroy()
    await closed
  }
  const here = new URL(url)
  here.host = `127.0.0.1:${port}`
  return {
    url: here.href.replace(/\/$/, ''),
    cut,
    silence() {
      isSilent = true
      for (const pair of joined) hold(pair)
    },
    async restore() {
      isSilent = false
      for (const { near, far } of joined) {
        near.pipe(far)
        far.pipe(near)
      }
      server ??= await listening(join, port)
    },
    close: cut,
  }
}

function hold({ near, far }: Joined): void {
  near.unpipe(far).pause()
  far.unpipe(near).pause()
}

function listening(join: (near: Socket) => void, port: number): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer(join)
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => resolve(server))
  })
}
