import { type Card, type CardContext, drawCard } from '../kit/index.ts'

/** Stands in for a card the platform refused: it holds nothing that could be refused, and says where to look. */
export function plainNotice(ctx: CardContext): Card {
  return drawCard(ctx, () => ({
    tone: 'soon',
    title: '有一条通知请查看',
    ask: '您有一条通知，原来的卡片暂时显示不出来。请在这里发“我的待办”，点开查看并办理',
    summary: '有一条通知，请发“我的待办”查看',
    body: [],
  }))
}
