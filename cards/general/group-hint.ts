import { type Card, type CardContext, drawCard } from '../kit/index.ts'

/** In a group nobody's rows are shown: the answer goes to the person alone. */
export function groupHint(_view: Record<string, never>, ctx: Omit<CardContext, 'as' | 'help'>): Card {
  return drawCard({ ...ctx, as: null, help: null }, () => ({
    tone: 'normal',
    title: '请看私聊',
    ask: '为保护信息，结果已经发到您和机器人的私聊里',
    summary: '结果已发到私聊',
    body: [],
  }))
}
