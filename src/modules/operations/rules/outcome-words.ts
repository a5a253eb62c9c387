import { formatInstant } from '../../../lib/calendar-words.ts'
import { reasonWords } from '../../../notices/reasons.ts'
import type { Channel } from '../../../notices/types.ts'

/** What became of one notice, as a person reads it. */
export interface OutcomeWords {
  /** arrived: the person has it. waits: it will go by itself. lost: it did not arrive and will not by itself. dropped: it is not needed. */
  readonly mark: 'arrived' | 'waits' | 'lost' | 'dropped'
  readonly text: string
}

/** One notice as its row stands. */
export interface Told {
  readonly channel: Channel
  readonly state: 'queued' | 'sending' | 'delivered' | 'read' | 'dropped' | 'failed' | 'unknown'
  /** A code of the notices' own reasons, or of the platform. */
  readonly reason: string | undefined
  readonly nextAt: Date | undefined
  readonly digestId: string | undefined
  readonly sentAt: Date | undefined
  readonly deliveredAt: Date | undefined
  readonly readAt: Date | undefined
}

/** In plain Chinese, with the instant, Shanghai time. */
export function outcomeWords(told: Told, now: Date): OutcomeWords {
  const at = (instant: Date | undefined): string => (instant === undefined ? '' : formatInstant(instant, now))
  switch (told.state) {
    case 'read':
      return { mark: 'arrived', text: `${at(told.readAt)}已读` }
    case 'delivered': {
      if (told.channel !== 'card') return { mark: 'arrived', text: `${at(told.deliveredAt)}已加急` }
      return { mark: 'arrived', text: `${at(told.deliveredAt)}${told.digestId === undefined ? '已送达' : '已随每日汇总送达'}，还没有读` }
    }
    case 'queued':
      return { mark: 'waits', text: waiting(told, now) }
    case 'sending':
      return { mark: 'waits', text: '正在发送' }
    case 'unknown':
      return told.nextAt === undefined
        ? { mark: 'lost', text: `${at(told.sentAt)}发出，${reasonWords(told.reason ?? 'unknown-outcome')}` }
        : { mark: 'waits', text: '平台没有答复，正在核实' }
    case 'dropped':
      return { mark: 'dropped', text: `没有发：${reasonWords(told.reason ?? 'obsolete')}` }
    case 'failed':
      return { mark: 'lost', text: `没有送达：${reasonWords(told.reason ?? 'refused')}` }
  }
}

function waiting({ channel, reason, nextAt }: Told, now: Date): string {
  if (reason === 'in-digest') return reasonWords(reason)
  if (nextAt === undefined) return channel === 'card' ? '等着发送' : '等卡片送达后再加急'
  if (nextAt <= now) return '正在排队发送'
  const until = `${formatInstant(nextAt, now)}再发`
  return reason === undefined ? `等到${until}` : `${reasonWords(reason)}，${until}`
}
