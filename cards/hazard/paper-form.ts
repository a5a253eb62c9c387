import type { SignerReach, SignerView } from '../../src/modules/hazards/types.ts'
import { type BaseContext, button, buttonRow, type Card, datePicker, input, markdown, md } from '../kit/index.ts'
import { askForm } from './decision-card.ts'
import type { HazardFormView } from './grade-approval.ts'
import { answerBy, refOf, subject } from './parts.ts'
import { reachOf, signerLines } from './signers.ts'
import { notReached } from './speak-task.ts'

export interface PaperFormView extends HazardFormView {
  /** How far the card came with each who may sign. */
  readonly signers?: readonly SignerView[] | undefined
  /** Pictures of the receipt that have come in so far. */
  readonly photos?: number | undefined
}

/** Read and not signed, never opened, never reached: each needs another next step. */
const openings: Readonly<Record<SignerReach, string>> = {
  read: '主要负责人看过告知、没有签收（看过不等于签收）',
  unopened: '告知送到了、一直没有人打开，请先打电话',
  'not-reached': '告知的卡片送不到企业负责人',
  unknown: '主要负责人还没签收',
}

/** The notification was handed over on paper, with two witnesses; it proves the telling, it does not sign. */
export function paperForm(view: PaperFormView, ctx: BaseContext): Card {
  const { hazard } = view
  const value = refOf(hazard)
  return askForm(
    {
      ...view,
      form: 'form_hz_paper',
      title: '书面送达告知书',
      ask: `${openings[reachOf(view.signers) ?? 'unknown']}，请${answerBy(view.answerBy, ctx)}打印告知书当面送达，再登记`,
      summary: `请${answerBy(view.answerBy, ctx)}书面送达一份重大隐患告知书`,
      fields: [
        ...datePicker({ name: 'delivered_on', label: '送达日期', required: true }, view),
        ...input({ name: 'received_by', label: '收件人', required: true, max: 30, placeholder: '姓名；拒收也写姓名' }, view),
        ...input({ name: 'witnesses', label: '见证人（两名）', required: true, max: 60, placeholder: '两个人的姓名' }, view),
        ...input(
          { name: 'how', label: '送达经过', required: true, max: 200, rows: 2, placeholder: '在哪里、怎么送达；拒收的写明情况' },
          view,
        ),
        ...input({ name: 'photo_waiver', label: '没有回证照片的原因', max: 200 }, view),
      ],
      send: {
        action: 'hz_paper',
        text: '提交书面送达',
        value,
        confirm: '书面送达不等于签收，系统会如实显示。',
      },
      body: (cut) => [
        subject(hazard, cut),
        ...signerLines(view.signers, ctx),
        markdown(md`**送达回证照片**　已收到${String(view.photos ?? 0)}张。请先把照片发到这个聊天里，再提交。`),
        ...buttonRow(button('hz_doc', '告知书（可打印）', { value }), hazard.may.includes('spoke') ? notReached(value) : null),
      ],
    },
    ctx,
  )
}
