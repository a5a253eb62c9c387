import { button, buttonRow, type Card, type CardContext, drawCard, lines, markdown, md } from '../kit/index.ts'

export interface DocumentReadyView {
  /** What it is: 「重大隐患告知书和送达回证」. */
  readonly title: string
  readonly fileName: string
  readonly sizeBytes: number
  /** Hash of the text in it, to compare with what was signed. */
  readonly textHash: string
  /** The hazard it belongs to, to go back to; null for others. */
  readonly hazard: string | null
}

/** A file was made; it follows as a message of its own. */
export function documentReady(view: DocumentReadyView, ctx: CardContext): Card {
  const size = `${Math.max(1, Math.round(view.sizeBytes / 1024))} KB`
  return drawCard(ctx, () => ({
    tone: 'done',
    title: '文件已生成',
    ask: '文件在下一条消息里，请打开核对后打印',
    summary: '您要的文件已生成',
    body: [
      markdown(lines(md`**${view.title}**`, md`${view.fileName}（${size}）`, md`**校验码**　${view.textHash.slice(0, 12)}`)),
      ...(view.hazard === null ? [] : buttonRow(button('hz_show', '查看隐患', { value: { hazard: view.hazard } }))),
    ],
  }))
}
