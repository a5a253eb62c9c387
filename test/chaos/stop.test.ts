import { describe, expect, test } from 'vitest'

import { freePort } from '../../src/db/embedded/free-port.ts'
import { inTransaction } from '../../src/db/transaction.ts'
import { inChaosFolder } from '../harness/chaos/chaos-folder.ts'
import { ChaosDatabase } from '../harness/chaos/open-database.ts'
import { type ReplicaProcess, startReplica } from '../harness/chaos/replica-process.ts'
import { leaseOverMs, settled } from '../harness/chaos/settle.ts'
import { openStage, type Stage } from '../harness/chaos/stage.ts'
import { ControlApi } from '../harness/control-api.ts'
import { type FreshDatabase, freshDatabase } from '../harness/database.ts'
import { openLine } from '../harness/line.ts'
import { Person, type SeenCard } from '../harness/person.ts'
import { methane } from '../harness/steps.ts'

type Transport = 'long-connection' | 'webhook'

interface Scene {
  readonly stage: Stage
  readonly fresh: FreshDatabase
  readonly database: ChaosDatabase
  readonly api: ControlApi
  /** @param own - what it finds in its environment instead of the usual. */
  start(own?: Record<string, string>): Promise<ReplicaProcess>
}

/** The program in a process of its own, on a database of the test. */
async function inScene(transport: Transport, play: (scene: Scene) => Promise<void>): Promise<void> {
  await inChaosFolder(async (folder) => {
    const fresh = await freshDatabase()
    const stage = await openStage(folder)
    const database = new ChaosDatabase(async () => fresh.url)
    await stage.lay(fresh.db)
    const port = await freePort()
    const start = async (own: Record<string, string> = {}) => {
      const replica = await startReplica(
        stage.clockFile,
        stage.environment({ DATABASE_URL: fresh.url, FEISHU_EVENTS: transport, PORT: String(port), ...own }),
      )
      if (transport === 'webhook')
        for (const { appId } of stage.sandbox.world.config.apps)
          await stage.sandbox.setWebhook(appId, `http://127.0.0.1:${port}/feishu/${appId}`)
      return replica
    }
    try {
      await play({ stage, fresh, database, api: new ControlApi(stage.sandbox.url), start })
    } finally {
      await database.close()
      await stage.close()
      await fresh.drop()
    }
  })
}

/** Finders with the form of a report before them. */
async function withForms({ api, stage, database }: Scene, names: readonly string[]): Promise<{ person: Person; form: SeenCard }[]> {
  const everybody = await api.people()
  const people = names.map((name) => {
    const who = everybody.find((person) => person.name === name)
    if (!who) throw new Error(`nobody is called ${name}`)
    return new Person(api, who)
  })
  await Promise.all(people.map((person) => person.says('上报隐患')))
  await settled(stage, database)
  return Promise.all(people.map(async (person) => ({ person, form: await person.sees('请填写隐患') })))
}

const finders = ['裴练察', '韩练行', '梁示衡'] as const
const transports: readonly Transport[] = ['long-connection', 'webhook']
const pressed = ({ api }: Scene, { person, form }: { person: Person; form: SeenCard }) =>
  api.press(person.openId, { messageId: form.messageId, target: 'hz_draft', formValue: methane })
const storedPresses = ({ fresh: { db } }: Scene) => db.prisma.inboxItem.count({ where: { kind: 'press' } })

/** Holds every write of a hazard while `meanwhile` happens: a press is carried out that long. */
async function whileHazardsAreHeld({ fresh: { db } }: Scene, meanwhile: () => Promise<void>): Promise<void> {
  await inTransaction(db, async (tx) => {
    await tx.$executeRaw`LOCK TABLE hazard IN ACCESS EXCLUSIVE MODE`
    await tx.$executeRaw`SET LOCAL idle_in_transaction_session_timeout = 0`
    await meanwhile()
  })
}

describe.each(transports)('ended while presses are under way, over the %s', (transport) => {
  test('each is answered with what came of it, and the program ends in order', async () => {
    await inScene(transport, async (scene) => {
      const replica = await scene.start()
      const forms = await withForms(scene, finders)
      let ending: Promise<unknown> = Promise.resolve()
      let answers: ReturnType<typeof pressed>[] = []
      await whileHazardsAreHeld(scene, async () => {
        answers = forms.map((form) => pressed(scene, form))
        await expect.poll(() => storedPresses(scene)).toBe(forms.length)
        ending = replica.end('SIGTERM')
      })
      for (const answer of await Promise.all(answers)) expect(answer).toMatchObject({ status: 'ok' })
      // 0: everything was closed in order, within the five seconds after which it would have been cut short.
      expect(await ending, replica.output).toBe(0)
      expect(await scene.fresh.db.prisma.hazard.count()).toBe(forms.length)
    })
  }, 60_000)

  test('what could not be done before the end is done by the next one, and its person is told', async () => {
    await inScene(transport, async (scene) => {
      const replica = await scene.start()
      const forms = await withForms(scene, finders)
      await whileHazardsAreHeld(scene, async () => {
        const answers = forms.map((form) => pressed(scene, form))
        await expect.poll(() => storedPresses(scene)).toBe(forms.length)
        await replica.end('SIGTERM')
        await Promise.all(answers)
      })
      scene.stage.clocks.leap(leaseOverMs)
      const next = await scene.start()
      await settled(scene.stage, scene.database)
      expect(await scene.fresh.db.prisma.hazard.count()).toBe(forms.length)
      for (const { person } of forms) expect((await person.unseen()).length, person.who.name).toBe(1)
      expect(await next.end('SIGTERM'), next.output).toBe(0)
    })
  }, 60_000)
})

test.each(['database', 'platform'] as const)(
  'ended while the %s is away, the program waits for nothing',
  async (missing) => {
    await inScene('long-connection', async (scene) => {
      const lines = { database: await openLine(scene.fresh.url), platform: await openLine(scene.stage.sandbox.url) }
      const replica = await scene.start({ DATABASE_URL: lines.database.url, FEISHU_DOMAIN: lines.platform.url })
      await lines[missing].cut()
      expect(await replica.end('SIGTERM'), replica.output).toBe(0)
      for (const line of Object.values(lines)) await line.close()
    })
  },
  60_000,
)
