import { formatInstant } from '../lib/calendar-words.ts'
import type { StoryEntry } from '../modules/hazards/index.ts'
import { reasonWords } from '../notices/reasons.ts'
import { noticeTitle } from './notices/titles.ts'

/** One line of the story on a card; a fault stands out. */
export interface StoryLine {
  readonly at: Date
  readonly text: string
  readonly isFault: boolean
}

type Delivery = Extract<StoryEntry, { type: 'delivery' }>

const buzzes = { 'buzz-app': '应用内加急', 'buzz-sms': '短信加急', 'buzz-phone': '电话加急' } as const

/** What happened, in words: 已送达, 已读, 没有送达 and why. @param now - instants of another year than its name theirs. */
export function storyLine(entry: StoryEntry, now: Date): StoryLine {
  switch (entry.type) {
    case 'act':
      return { at: entry.at, text: entry.text, isFault: false }
    case 'nobody':
      return { at: entry.at, text: '系统按时限通知，但没有可以通知的人', isFault: true }
    case 'moved':
      return { at: entry.at, text: movedWords(entry, now), isFault: false }
    case 'delivery':
      return { at: entry.at, text: deliveryWords(entry), isFault: entry.outcome === 'failed' || entry.outcome === 'unknown' }
  }
}

function movedWords({ from, to }: Extract<StoryEntry, { type: 'moved' }>, now: Date): string {
  const words = (at: Date | null) => (at === null ? '不再提醒' : formatInstant(at, now))
  return `放假安排有变，系统把下一次提醒由${words(from)}改为${words(to)}`
}

function deliveryWords({ notice, channel, to, outcome, reason }: Delivery): string {
  const title = `「${noticeTitle(notice)}」`
  if (channel !== 'card') return buzzWords({ way: buzzes[channel], title, to, outcome, reason })
  switch (outcome) {
    case 'delivered':
      return reason === 'in-digest' ? `${title}已随每日汇总送达${to}` : `${title}已送达${to}`
    case 'read':
      return `${to}已读${title}`
    case 'failed':
      return `${title}没有送达${to}：${reasonWords(reason ?? 'refused')}`
    case 'unknown':
      return `${title}不知道是否送达${to}：${reasonWords(reason ?? 'unknown-outcome')}`
  }
}

/** A buzz rings what was sent; nobody reads it. */
function buzzWords({
  way,
  title,
  to,
  outcome,
  reason,
}: Omit<Delivery, 'at' | 'type' | 'notice' | 'channel'> & { way: string; title: string }) {
  if (outcome === 'failed') return `${way}没有送到${to}：${reasonWords(reason ?? 'refused')}`
  if (outcome === 'unknown') return `${way}不知道是否送到${to}：${reasonWords(reason ?? 'unknown-outcome')}`
  return `${way}已送到${to}，催看${title}`
}
