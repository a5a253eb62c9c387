import { pino } from 'pino'

import type { Database, Tx } from '../../../src/db/types.ts'
import type { Subject } from '../../../src/journal/index.ts'
import { bundledCalendar } from '../../../src/lib/bundled-calendar.ts'
import { randomIds } from '../../../src/lib/ids.ts'
import {
  createNoticeKinds,
  createNoticeWorker,
  type Deliverer,
  type DeliveryOutcome,
  type DueNotice,
  digestItems,
  digestKind,
  enqueueNotices,
  type Finding,
  type NoticeEvent,
  type NoticeKind,
  type NoticeRequest,
  type NoticeWorker,
  type OperatorMatter,
  type SendGuard,
  type SendTarget,
  type Sought,
} from '../../../src/notices/index.ts'

/** A clock that stands still until it is turned. */
export class StandingClock {
  #at: Date
  constructor(at: string) {
    this.#at = new Date(at)
  }
  now(): Date {
    return new Date(this.#at)
  }
  forward(ms: number): void {
    this.#at = new Date(this.#at.getTime() + ms)
  }
}

export interface PlatformCall {
  readonly call: 'send' | 'update' | 'buzz'
  /** open_id of a sending, message_id of the others. */
  readonly to: string
  readonly text: string
  readonly uuid?: string
  readonly appId?: string
}

/** A platform that answers as it is told and keeps every call. */
export class FakePlatform implements Deliverer {
  readonly calls: PlatformCall[] = []
  /** Answers of the next calls, in order; afterwards everything succeeds. */
  readonly answers: (DeliveryOutcome | Error)[] = []
  /** What was looked for, and what is found next. */
  readonly sought: Sought[] = []
  readonly findings: Finding[] = []
  /** Awaited before a call looks at its lease: the wait for a limit. */
  before: () => Promise<void> = async () => undefined
  /** Awaited inside each call, before it is answered. */
  during: (call: PlatformCall) => Promise<void> = async () => undefined

  send(target: SendTarget, card: Record<string, unknown>, uuid: string, guard: SendGuard) {
    const call = { call: 'send', appId: target.appId, to: target.openId, text: String(card.text), uuid } as const
    return this.#guarded(guard, () => this.#answer(call, { messageId: `om_${uuid}`, chatId: 'oc_1' }))
  }
  update(_appId: string, messageId: string, card: Record<string, unknown>) {
    return this.#answer({ call: 'update', to: messageId, text: String(card.text) }, {})
  }
  buzz(_target: unknown, messageId: string, channel: string, guard: SendGuard) {
    return this.#guarded(guard, () => this.#answer({ call: 'buzz', to: messageId, text: channel }, {}))
  }
  async find(_appId: string, sought: Sought): Promise<Finding> {
    this.sought.push(sought)
    return this.findings.shift() ?? { found: 'impossible', reason: '230002' }
  }

  get sent(): string[] {
    return this.calls.map(({ call, to, text }) => `${call} ${to.startsWith('om_') ? 'card' : to}: ${text}`)
  }

  async #guarded({ stillOurs }: SendGuard, act: () => Promise<DeliveryOutcome>): Promise<DeliveryOutcome> {
    await this.before()
    return (await stillOurs()) ? act() : { outcome: 'lost' }
  }

  async #answer(call: PlatformCall, done: { messageId?: string; chatId?: string }): Promise<DeliveryOutcome> {
    this.calls.push(call)
    await this.during(call)
    const answer = this.answers.shift() ?? { outcome: 'done', ...done }
    if (answer instanceof Error) throw answer
    return answer
  }
}

export const hazard: Subject = { type: 'hazard', id: 'h1' }

/** Draws what `facts` says of a subject today; the word `over` makes it obsolete, `breaks` breaks the transaction, a missing one a bug. */
function factKind(kind: string, { facts, drawn }: Pick<NoticeRoom, 'facts' | 'drawn'>, rest: Partial<NoticeKind> = {}): NoticeKind {
  return {
    kind,
    urgency: 'ordinary',
    clause: '375 §二(二)四',
    render: async (tx, notice) => {
      drawn.push(notice)
      const fact = facts.get(notice.subject.id)
      if (fact === undefined) throw new TypeError('no such subject')
      if (fact === 'breaks') await tx.$queryRaw`SELECT 1 / 0`
      return fact === 'over' ? { obsolete: '隐患已经销号' } : { card: { text: `${kind} ${fact}` } }
    },
    ...rest,
  }
}

/** Says what it holds. */
function digestOfFacts(facts: ReadonlyMap<string, string>): NoticeKind {
  const render: NoticeKind['render'] = async (tx, { subject }) => {
    const held = (await digestItems(tx, subject.id)).filter(({ isSettled }) => !isSettled).map((item) => facts.get(item.subject.id))
    return held.length === 0 ? { obsolete: 'all settled' } : { card: { text: `digest: ${held.join(', ')}` } }
  }
  return { kind: digestKind, urgency: 'ordinary', evening: 'at-once', clause: '375 §二(二)四', render }
}

export function requestTo(personId: string, rest: Partial<NoticeRequest> = {}): NoticeRequest {
  const subject = rest.subject ?? hazard
  return {
    kind: 'asked',
    subject,
    to: { personId, organisationId: 'mine', role: 'qy.principal' },
    dedupeKey: `${rest.kind ?? 'asked'}:${subject.id}:${personId}`,
    ...rest,
  }
}

/** People named `far…` are reached through an app of their own. */
const appOf = (person: string): string => (person.startsWith('far') ? 'cli_2' : 'cli_1')

export interface NoticeRoom {
  readonly db: Database
  readonly clock: StandingClock
  readonly machine: StandingClock
  readonly platform: FakePlatform
  readonly facts: Map<string, string>
  readonly events: NoticeEvent[]
  /** Every notice that was drawn, in order. */
  readonly drawn: DueNotice[]
  /** What operators were told. */
  readonly matters: OperatorMatter[]
  readonly deps: { clock: StandingClock; ids: typeof randomIds }
  readonly kinds: ReturnType<typeof createNoticeKinds>
  /** @param machine - clock of the machine it runs on; default the room's. */
  worker(machine?: StandingClock): NoticeWorker
  enqueue(...requests: NoticeRequest[]): Promise<string[]>
  states(): Promise<string[]>
}

/** A database without notices, a platform and a worker; people whose id begins with `lost` have no account. */
export async function noticeRoom(db: Database): Promise<NoticeRoom> {
  await db.prisma.$executeRaw`TRUNCATE notice, journal, deadline, deadline_rung, calendar_day`
  const clock = new StandingClock('2026-11-23T01:00:00Z')
  const machine = new StandingClock('2026-05-01T00:00:00Z')
  const facts = new Map([[hazard.id, 'open']])
  const platform = new FakePlatform()
  const events: NoticeEvent[] = []
  const drawn: DueNotice[] = []
  const kinds = createNoticeKinds([
    factKind('asked', { facts, drawn }, { asks: true }),
    factKind('told', { facts, drawn }),
    factKind('danger', { facts, drawn }, { urgency: 'major' }),
    digestOfFacts(facts),
  ])
  const deps = { clock, ids: randomIds }
  const matters: OperatorMatter[] = []
  const accountsOf = async (_tx: Tx, people: readonly string[]) =>
    new Map(
      people.filter((person) => !person.startsWith('lost')).map((person) => [person, { appId: appOf(person), openId: `ou_${person}` }]),
    )
  return {
    db,
    clock,
    machine,
    platform,
    facts,
    events,
    drawn,
    matters,
    deps,
    kinds,
    worker: (itsMachine = machine) =>
      createNoticeWorker({
        db,
        clock,
        machine: itsMachine,
        kinds,
        workCalendar: async () => bundledCalendar(),
        deliverer: platform,
        accountsOf,
        ids: randomIds,
        tellOperator: async (_tx, matter) => void matters.push(matter),
        logger: pino({ level: 'silent' }),
        onEvent: (event) => events.push(event),
      }),
    enqueue: (...requests) => db.prisma.$transaction((tx) => enqueueNotices(tx, deps, requests)),
    states: async () => {
      const rows = await db.prisma.notice.findMany({ orderBy: { id: 'asc' } })
      return rows.map(({ personId, channel, state, reason }) => [personId, channel, state, reason].filter(Boolean).join(' '))
    },
  }
}
