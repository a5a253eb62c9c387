import { digest } from '../../../cards/index.ts'
import type { Tx } from '../../db/types.ts'
import {
  type DigestItem,
  type DueNotice,
  digestItems,
  digestKind,
  mostLookedAt,
  type NoticeKind,
  type Rendered,
} from '../../notices/index.ts'
import { noticeTitle } from './titles.ts'

/** Lines one digest lists; the rest is a number. */
const mostListed = 15

interface Held {
  readonly title: string
  readonly text: string
  readonly hazard: string | null
}

/** The kind of the digest itself; it is drawn from the kinds it may hold. */
export function digestNoticeKind(kinds: ReadonlyMap<string, NoticeKind>, practice: boolean): NoticeKind {
  return {
    kind: digestKind,
    urgency: 'ordinary',
    // Goes out at its own hour of a working day.
    evening: 'at-once',
    clause: '375 §二(二)四',
    title: noticeTitle(digestKind),
    render: (tx, notice, now) => drawDigest({ tx, now, practice, kinds, notice }),
  }
}

interface Drawing {
  readonly tx: Tx
  readonly now: Date
  readonly practice: boolean
  readonly kinds: ReadonlyMap<string, NoticeKind>
  readonly notice: DueNotice
}

/** Listed + not listed + settled is what the digest holds; a digest that holds nothing any more is not sent. */
async function drawDigest({ tx, now, practice, kinds, notice }: Drawing): Promise<Rendered> {
  const items = await digestItems(tx, notice.subject.id)
  const waiting = items.filter(({ isSettled }) => !isSettled)
  const listed: Held[] = []
  let open = Math.max(0, waiting.length - mostLookedAt)
  let settled = items.length - waiting.length
  for (const item of waiting.slice(0, mostLookedAt)) {
    const kind = kinds.get(item.kind)
    if (kind === undefined || 'obsolete' in (await kind.render(tx, item, now))) {
      settled += 1
      continue
    }
    open += 1
    if (listed.length < mostListed) listed.push(await heldOf({ tx, now, kind }, item))
  }
  if (open === 0 && !notice.isSent) return { obsolete: 'everything it holds is settled' }
  const byTitle = Map.groupBy(listed, ({ title }) => title)
  const groups = [...byTitle].map(([title, rows]) => ({ title, rows: rows.map(({ text, hazard }) => ({ text, hazard })) }))
  return { card: digest({ groups, more: open - listed.length, settled }, { practice, now, as: '本人', help: null }) }
}

async function heldOf({ tx, now, kind }: { tx: Tx; now: Date; kind: NoticeKind }, item: DigestItem): Promise<Held> {
  const line = await kind.line?.(tx, item, now)
  return { title: kind.title ?? kind.kind, text: line?.text ?? '', hazard: line?.hazard ?? null }
}
