import { hashWords } from '../../src/lib/hash-words.ts'
import { type Card, type CardContext, drawCard, lines, markdown, md } from '../kit/index.ts'

export interface JournalRootView {
  /** 'YYYY-MM-DD', Shanghai. */
  readonly day: string
  /** SHA-256, hexadecimal. */
  readonly hash: string
  /** Rows it stands for, from the first on. */
  readonly rows: number
}

/** The root of a day, to be kept outside: it shows later whether a row was changed or taken away. */
export function journalRoot({ day, hash, rows }: JournalRootView, ctx: CardContext): Card {
  return drawCard(ctx, () => ({
    tone: 'normal',
    title: '日志指纹',
    ask: '请把这条消息留着，不用回复',
    summary: '日志指纹：请留着这条消息，不用回复',
    body: [
      markdown(
        lines(md`**日期**　${day}（到这一天结束）`, md`**指纹**　${hashWords(hash)}`, md`**包含**　从第一条起共${rows}条操作和送达记录`),
      ),
      markdown(
        md`<font color='grey'>以后怀疑记录被改动、删除时，请运维用这一天的日期和指纹核对日志：对得上，这一天及以前的记录就没有动过。</font>`,
        'notation',
      ),
    ],
  }))
}
