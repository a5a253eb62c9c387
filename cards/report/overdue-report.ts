import type { HazardCommand, ReceiverView } from '../../src/modules/hazards/types.ts'
import { answerBy, hazardContext, photosBefore, refOf, subject, tagsOf } from '../hazard/parts.ts'
import { type BaseContext, button, buttonRow, type Card, type CardElement, divText, drawCard } from '../kit/index.ts'
import { type ReportCardView, receivers, reportHead, reportRef, timeliness } from './parts.ts'

export interface OverdueReportView extends ReportCardView {
  /** By when receipt or opinion is expected; the end of the running clock, exclusive. */
  readonly answerBy?: Date | undefined
  /** The part of the reader's own body; null for the insurer that sent it. */
  readonly mine?: ReceiverView | null | undefined
  /** The reader may open the province's watch list, on which the hazard stands. */
  readonly isWatched?: boolean | undefined
}

/** What this reader may do with the report, the step that is waited for first. */
const steps = [
  { may: 'receive_report', action: 'rp_receive', text: '接收' },
  { may: 'answer_report', action: 'rp_answer_open', text: '填写处置意见' },
  { may: 'finish_report', action: 'rp_done_open', text: '办结' },
  { may: 'carry_report', action: 'rp_carry_open', text: '登记当面送达' },
  { may: 'handle_report', action: 'rp_handle', text: '转为处置中' },
  { may: 'list_hazard', action: 'rp_list_open', text: '挂牌督办' },
  { may: 'transfer_report', action: 'rp_transfer_open', text: '移送' },
  { may: 'withdraw_report', action: 'rp_withdraw_open', text: '撤回报告' },
] as const satisfies readonly { may: HazardCommand; action: string; text: string }[]

/** Only these are waited for; the others may be done. */
const waitedFor: readonly HazardCommand[] = ['receive_report', 'answer_report', 'finish_report', 'carry_report']

const confirms: Partial<Record<(typeof steps)[number]['action'], { title: string; text: string }>> = {
  rp_receive: { title: '接收这份报告？', text: '接收后生成回执号，告诉报送单位。接收不代表处置完毕。' },
  rp_handle: { title: '转为处置中？', text: '告诉报送单位正在处置。处置意见仍要在 3 个工作日内填写。' },
}

function buttons(view: OverdueReportView): CardElement[] {
  const value = reportRef(view)
  const open = steps.filter(({ may }) => view.hazard.may.includes(may))
  const first = open.find(({ may }) => waitedFor.includes(may))
  return buttonRow(
    ...open.map((step) => {
      const confirm = confirms[step.action]
      const options = { value, ...(step === first && { type: 'primary' as const }), ...(confirm && { confirm }) }
      return button(step.action, step.text, options)
    }),
    button('rp_doc', '报告（可打印）', { value }),
    button('hz_show', '查看隐患', { value: refOf(view.hazard) }),
    view.isWatched ? button('hz_list', '关注名单', { value: { filter: 'watched' } }) : null,
  )
}

/** Why the reader's body has it, in front of what is asked. */
const because: Partial<Record<ReceiverView['basis'], string>> = {
  'passed-up': '下级单位联系不上，直接报到您单位。',
  climbed: '下级单位没有按时办理，升级到您单位。',
  transferred: '其他单位移送到您单位。',
}

function askOf({ hazard, mine, ...view }: OverdueReportView, ctx: BaseContext): { ask: string; summary: string } {
  const by = answerBy(view.answerBy, ctx)
  const may = new Set(hazard.may)
  const why = mine ? (because[mine.basis] ?? '') : ''
  if (may.has('receive_report'))
    return { ask: `${why}请${by}接收并依法处置：重大隐患到期没有整改`, summary: `请${by}接收一份重大隐患逾期报告` }
  if (may.has('answer_report')) return { ask: `已接收。请${by}填写处置意见`, summary: `请${by}填写一份逾期报告的处置意见` }
  if (may.has('finish_report')) return { ask: '已反馈意见。处置有结果后请办结', summary: '一份逾期报告处置后请办结' }
  if (may.has('carry_report')) return { ask: '有单位收不到报告，请打印后当面送达并登记', summary: '请当面送达一份逾期报告' }
  if (mine?.state === 'copied') return { ask: '抄送您单位：重大隐患到期没有整改，由县级单位接收处置', summary: '抄送一份重大隐患逾期报告' }
  return { ask: '重大隐患逾期报告，现在不用您办理', summary: '重大隐患逾期报告的最新情况' }
}

/** The report of an overdue major hazard, to the emergency bureau and the industry department. @see 375 §二(二)四 */
export function overdueReport(view: OverdueReportView, ctx: BaseContext): Card {
  const { hazard, report } = view
  return drawCard(
    hazardContext(hazard, ctx),
    (cut) => ({
      tone: 'overdue',
      title: '重大隐患逾期报告',
      tags: tagsOf(hazard),
      ...askOf(view, ctx),
      body: [
        subject(hazard, cut),
        reportHead(view, ctx),
        ...receivers(view),
        ...timeliness(view, ctx),
        divText(cut(report.text)),
        ...photosBefore(hazard),
        ...buttons(view),
      ],
    }),
    '点“报告（可打印）”看全文',
  )
}
