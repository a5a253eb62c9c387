import {
  button,
  buttonRow,
  type Card,
  type CardContext,
  type CardElement,
  type Cut,
  columnSet,
  drawCard,
  markdown,
  md,
} from '../kit/index.ts'

export interface DigestRow {
  /** Number, enterprise and place; empty where the title says all. */
  readonly text: string
  /** The hazard behind it; null where the to-do list is the way to it. */
  readonly hazard: string | null
}

export interface DigestView {
  /** What waits, by what is to be done. */
  readonly groups: readonly { readonly title: string; readonly rows: readonly DigestRow[] }[]
  /** Further ones that are not listed. */
  readonly more: number
  /** Were settled in the meantime: nothing is left to be done about them. */
  readonly settled: number
}

interface Numbered extends DigestRow {
  readonly row: number
}

/** Rows count through all groups: their number names the button. */
function numberedGroups(groups: DigestView['groups']): { title: string; rows: Numbered[] }[] {
  let row = 0
  return groups.map(({ title, rows }) => ({
    title,
    rows: rows.map((one) => {
      row += 1
      return { ...one, row }
    }),
  }))
}

function line({ text, hazard, row }: Numbered, cut: Cut): CardElement {
  const said = [markdown(md`${row}. ${text === '' ? '请在“我的待办”里查看' : cut(text)}`)]
  return hazard === null ? columnSet([said]) : columnSet([said, [button('hz_show', '查看', { value: { hazard }, row })]])
}

/** Everything ordinary one person was not told by a card of its own: how many there are, by what is to be done. */
export function digest({ groups, more, settled }: DigestView, ctx: CardContext): Card {
  const listed = groups.reduce((sum, { rows }) => sum + rows.length, 0)
  const open = listed + more
  const parts = [
    ...(open > 0 ? [`列出${listed}条`] : []),
    ...(more > 0 ? [`还有${more}条`] : []),
    ...(settled > 0 ? [`${settled}条已办结`] : []),
  ]
  const numbered = numberedGroups(groups)
  return drawCard(
    ctx,
    (cut) => ({
      tone: open > 0 ? 'normal' : 'done',
      title: '今日汇总',
      ask: open > 0 ? `有${open}件事请今天看一遍，按期限先后办` : '汇总的事都已办结，不用再办',
      summary: open > 0 ? `今日汇总：有${open}件事请看一遍` : '今日汇总：都已办结',
      body: [
        markdown(md`<font color='grey'>为少打扰，汇总了${open + settled}条消息：${parts.join('，')}。</font>`, 'notation'),
        ...numbered.flatMap(({ title, rows }) => [markdown(md`**${title}**（${rows.length}条）`), ...rows.map((one) => line(one, cut))]),
        ...(more > 0 ? [markdown(md`还有${more}条，点“我的待办”查看。`)] : []),
        ...buttonRow(button('my_todo', '我的待办', { value: {}, type: 'primary' })),
      ],
    }),
    '点“查看”看全文',
  )
}
