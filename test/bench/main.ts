/** `npm run bench -- <name> [options]`: one bench a file, each of which exports `run`. Without a name: the room. */

interface Bench {
  run(args: readonly string[]): Promise<void>
}

/** A bench's file is loaded only when it is asked for: another may need packages that are not installed. */
const benches: Readonly<Record<string, { readonly says: string; readonly load: () => Promise<Bench> }>> = {
  room: { says: '500 presses of 20 people on the whole product, beside a bot that does nothing', load: () => import('./room.ts') },
  ingest: {
    says: 'signed and encrypted presses verified, decrypted and routed, beside other frameworks',
    load: () => import('./ingest.ts'),
  },
  sweep: {
    says: 'a million open deadlines, ten thousand due: the tick beside SQL by hand and the ORM; then the idle tick',
    load: () => import('./sweep.ts'),
  },
  delivery: { says: 'cards sent with limits by one and three replicas; without, beside job queues', load: () => import('./delivery.ts') },
  press: { says: 'a press whole, beside its SQL statements on the raw driver and ORM calls', load: () => import('./press.ts') },
}

const [name = 'room', ...args] = process.argv.slice(2)
const bench = benches[name]
if (bench === undefined) {
  const lines = Object.entries(benches).map(([known, { says }]) => `  ${known.padEnd(10)}${says}`)
  process.stderr.write(`There is no bench “${name}”. npm run bench -- NAME, where NAME is one of\n${lines.join('\n')}\n`)
  process.exitCode = 1
} else {
  await (await bench.load()).run(args)
}
