import type { HazardView } from '../../src/modules/hazards/types.ts'
import { answerBy, fact, hazardContext, refOf, subject, tagsOf } from '../hazard/parts.ts'
import {
  type BaseContext,
  button,
  buttonRow,
  type Card,
  type CardElement,
  datePicker,
  divText,
  drawCard,
  type Filled,
  form,
  formatInstant,
  input,
  lines,
  markdown,
  md,
  refusal,
  submit,
} from '../kit/index.ts'

export interface StatutoryView extends Filled {
  readonly hazard: HazardView
  readonly statutory: {
    readonly text: string
    /** 「2026年第四季度」, or empty for a single report. */
    readonly period: string
    readonly signedBy: string | null
    readonly signedAt: Date | null
    readonly receiptNumber: string | null
    readonly receiptOn: string | null
  }
  readonly answerBy?: Date | undefined
}

function signing({ hazard }: StatutoryView): CardElement[] {
  if (!hazard.may.includes('sign_statutory')) return []
  return buttonRow(
    button('hz_stat_sign', '负责人签字', {
      value: refOf(hazard),
      type: 'primary',
      confirm: {
        title: '负责人签字？',
        text: '签字表示内容属实。系统不会替您报送，请自行报给负有安全监管职责的部门和职工大会或职工代表大会。',
      },
    }),
  )
}

function receipt(view: StatutoryView): CardElement[] {
  const { hazard, statutory } = view
  if (!hazard.may.includes('record_statutory_receipt') || statutory.receiptNumber !== null) return []
  const isFirst = !hazard.may.includes('sign_statutory')
  return [
    ...refusal(view),
    form('form_stat_receipt', [
      ...input({ name: 'receipt_number', label: '主管部门的回执号', required: true, max: 60 }, view),
      ...datePicker({ name: 'receipt_on', label: '回执日期', required: true }, view),
      submit('hz_stat_receipt', '登记回执号', { value: refOf(hazard), ...(isFirst && { type: 'primary' as const }) }),
    ]),
  ]
}

function askOf({ statutory, ...view }: StatutoryView, ctx: BaseContext): string {
  if (statutory.receiptNumber !== null) return '已报告，回执号已登记，不用再办理'
  const by = answerBy(view.answerBy, ctx)
  return statutory.signedAt === null ? `请${by}核对并签字，再自行报给主管部门` : `请${by}报给主管部门，并登记回执号`
}

/** The enterprise's own statutory report as a draft; the bot never sends it. @see 安全生产法41 */
export function statutoryReport(view: StatutoryView, ctx: BaseContext): Card {
  const { hazard, statutory } = view
  const ask = askOf(view, ctx)
  return drawCard(
    hazardContext(hazard, ctx),
    (cut) => ({
      tone: statutory.receiptNumber === null ? 'soon' : 'done',
      title: '重大隐患排查治理情况报告（草稿）',
      tags: tagsOf(hazard),
      ask,
      summary: statutory.receiptNumber === null ? `请${answerBy(view.answerBy, ctx)}办理一份法定报告` : '法定报告的回执号已登记',
      body: [
        subject(hazard, cut),
        markdown(
          lines(
            fact('报告期', statutory.period),
            fact(
              '签字',
              statutory.signedAt === null ? '还没有' : `${formatInstant(statutory.signedAt, ctx.now)}，${statutory.signedBy ?? '本人'}`,
            ),
            fact('回执号', statutory.receiptNumber === null ? null : `${statutory.receiptNumber}（${statutory.receiptOn ?? '日期未填'}）`),
            md`<font color='red'>这是草稿，系统不会替企业报送。</font>`,
          ),
        ),
        divText(cut(statutory.text)),
        ...signing(view),
        ...receipt(view),
        ...buttonRow(button('hz_show', '查看隐患', { value: refOf(hazard) })),
      ],
    }),
    '点“查看隐患”看隐患全文',
  )
}
