import { pino } from 'pino'

import type { Database, Tx } from '../../../src/db/types.ts'
import type { Subject } from '../../../src/journal/index.ts'
import { randomIds } from '../../../src/lib/ids.ts'
import {
  createNoticeKinds,
  createNoticeWorker,
  type Deliverer,
  type DeliveryOutcome,
  type DueNotice,
  enqueueNotices,
  type NoticeEvent,
  type NoticeKind,
  type NoticeRequest,
  type NoticeWorker,
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
}

/** A platform that answers as it is told and keeps every call. */
export class FakePlatform implements Deliverer {
  readonly calls: PlatformCall[] = []
  /** Answers of the next calls, in order; afterwards everything succeeds. */
  readonly answers: (DeliveryOutcome | Error)[] = []
  /** Awaited inside each call, before it is answered. */
  during: (call: PlatformCall) => Promise<void> = async () => undefined

  send(target: { openId: string }, card: Record<string, unknown>, uuid: string) {
    return this.#answer({ call: 'send', to: target.openId, text: String(card.text), uuid }, { messageId: `om_${uuid}`, chatId: 'oc_1' })
  }
  update(_appId: string, messageId: string, card: Record<string, unknown>) {
    return this.#answer({ call: 'update', to: messageId, text: String(card.text) }, {})
  }
  buzz(_target: unknown, messageId: string, channel: string) {
    return this.#answer({ call: 'buzz', to: messageId, text: channel }, {})
  }

  get sent(): string[] {
    return this.calls.map(({ call, to, text }) => `${call} ${to.startsWith('om_') ? 'card' : to}: ${text}`)
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

/** Draws what `facts` says of a subject today; the word `over` makes it obsolete, a missing one a bug. */
function factKind(kind: string, { facts, drawn }: Pick<NoticeRoom, 'facts' | 'drawn'>, rest: Partial<NoticeKind> = {}): NoticeKind {
  return {
    kind,
    urgency: 'ordinary',
    clause: '375 §二(二)四',
    render: async (_tx, notice) => {
      drawn.push(notice)
      const fact = facts.get(notice.subject.id)
      if (fact === undefined) throw new TypeError('no such subject')
      return fact === 'over' ? { obsolete: '隐患已经销号' } : { card: { text: `${kind} ${fact}` } }
    },
    ...rest,
  }
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

export interface NoticeRoom {
  readonly db: Database
  readonly clock: StandingClock
  readonly machine: StandingClock
  readonly platform: FakePlatform
  readonly facts: Map<string, string>
  readonly events: NoticeEvent[]
  /** Every notice that was drawn, in order. */
  readonly drawn: DueNotice[]
  readonly deps: { clock: StandingClock; ids: typeof randomIds }
  readonly kinds: ReturnType<typeof createNoticeKinds>
  worker(): NoticeWorker
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
  ])
  const deps = { clock, ids: randomIds }
  const accountsOf = async (_tx: Tx, person: string) => (person.startsWith('lost') ? null : { appId: 'cli_1', openId: `ou_${person}` })
  return {
    db,
    clock,
    machine,
    platform,
    facts,
    events,
    drawn,
    deps,
    kinds,
    worker: () =>
      createNoticeWorker({
        db,
        clock,
        machine,
        kinds,
        deliverer: platform,
        accountsOf,
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
