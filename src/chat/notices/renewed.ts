import { withRemark } from '../../../cards/kit/index.ts'
import { formatInstant } from '../../lib/calendar-words.ts'
import { type NoticeKind, renewedParam } from '../../notices/index.ts'

/** A card that follows one too old to be redrawn says so, because both stand in the chat and the old one no longer shows the truth. */
export function sayingRenewal(render: NoticeKind['render']): NoticeKind['render'] {
  return async (tx, notice, now) => {
    const drawn = await render(tx, notice, now)
    const since = notice.params[renewedParam]
    if (!('card' in drawn) || typeof since !== 'string') return drawn
    return { card: withRemark(drawn.card, `${formatInstant(new Date(since), now)}的旧卡片已不能更新，请以这张为准。`) }
  }
}
