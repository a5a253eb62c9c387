import type { HazardView } from '../../src/modules/hazards/types.ts'
import {
  type BaseContext,
  button,
  buttonRow,
  type Card,
  type CardElement,
  drawCard,
  formatDay,
  lines,
  markdown,
  md,
  untilText,
} from '../kit/index.ts'
import { proposalLabels } from '../labels.ts'
import { fact, hazardContext, origin, photosBefore, refOf, subject } from './parts.ts'

export interface DraftView {
  readonly hazard: HazardView
  /** Last day the draft is kept, `YYYY-MM-DD`. */
  readonly keptUntil: string
  /** What is still missing before it can be registered, in Chinese; empty when nothing is. */
  readonly missing: readonly string[]
}

function buttons({ hazard, missing }: DraftView): CardElement[] {
  const value = refOf(hazard)
  const may = new Set(hazard.may)
  const imminent = hazard.isImminent ? '您勾选了情况紧急：登记后马上通知企业主要负责人停产撤人。' : ''
  return buttonRow(
    may.has('register') && missing.length === 0
      ? button('hz_register', '登记', {
          value,
          type: 'primary',
          confirm: { title: '登记这条隐患？', text: `${imminent}登记后编号，进入定级，不能再当草稿修改。` },
        })
      : null,
    may.has('draft') ? button('hz_edit', '修改', { value }) : null,
    may.has('draft') ? button('hz_add', '同一次检查再报一条', { value }) : null,
    may.has('discard')
      ? button('hz_discard', '放弃', {
          value,
          type: 'danger',
          confirm: { title: '放弃这份草稿？', text: '草稿收起来，90天内可以从待办里取回。' },
        })
      : null,
  )
}

/** The parsed draft for its finder to check before anything is written. */
export function hazardDraft(view: DraftView, ctx: BaseContext): Card {
  const { hazard, missing, keptUntil } = view
  const isReady = missing.length === 0
  const photos = hazard.photosBefore.length === 0 ? md`**照片**　还没有。直接在这个聊天里发照片，会归到这一条` : null
  return drawCard(
    hazardContext(hazard, ctx),
    (cut) => ({
      tone: hazard.isImminent ? 'major' : isReady ? 'normal' : 'soon',
      title: '隐患草稿，请核对',
      tags: [{ text: '草稿', color: 'neutral' }],
      ask: isReady
        ? `请核对，没错就点“登记”。草稿保留到${formatDay(keptUntil, ctx.now)}`
        : `还差${missing.length}项：${missing.join('、')}。请补上再登记`,
      summary: isReady ? '请核对隐患草稿并登记' : '隐患草稿还差几项，请补上',
      body: [
        subject(hazard, cut),
        markdown(
          lines(
            fact('您认为是', proposalLabels[hazard.proposedGrade ?? 'unsure']),
            fact('建议整改期限', hazard.dueOn === null ? null : untilText(hazard.dueOn, ctx.now)),
            fact('整改责任人', hazard.fixer?.name ?? null),
            hazard.isImminent ? md`<font color='red'>**情况紧急**　登记后马上通知停产撤人</font>` : null,
            origin(hazard, ctx),
            photos,
          ),
        ),
        ...photosBefore(hazard),
        ...buttons(view),
      ],
    }),
    '点“修改”看全文',
  )
}
