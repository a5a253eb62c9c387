import { fact, hazardContext, refOf, subject, tagsOf } from '../hazard/parts.ts'
import { type BaseContext, button, buttonRow, type Card, drawCard, lines, markdown, type Tone } from '../kit/index.ts'
import { type ReportCardView, receivers, reportHead, reportRef, timeliness } from './parts.ts'

/** What has just happened to a sent report. */
export type ReportStep = 'sent' | 'received' | 'handling' | 'answered' | 'done' | 'transferred' | 'carried' | 'watched'

export interface ReportReceivedView extends ReportCardView {
  readonly step: ReportStep
  /** The body that did it. */
  readonly body?: string | undefined
  /** What it wrote: its opinion, what came of it, where it handed the report on. */
  readonly words?: string | undefined
}

interface Text {
  readonly title: string
  readonly ask: string
  readonly label?: string
}

const texts: Readonly<Record<ReportStep, Text>> = {
  sent: { title: '逾期报告已报送', ask: '报告已报送，等对方接收，现在不用您办理' },
  received: { title: '逾期报告已接收', ask: '报告已被接收，请继续督促企业整改' },
  handling: { title: '逾期报告在处置', ask: '接收单位正在处置，请继续督促企业整改' },
  answered: { title: '逾期报告有处置意见', ask: '请按处置意见办理，并继续督促企业整改', label: '处置意见' },
  done: { title: '逾期报告已办结', ask: '接收单位已办结。隐患没有销号的，请继续督促整改', label: '办结情况' },
  transferred: { title: '逾期报告已移送', ask: '报告已移送到别的单位，现在不用您办理', label: '移送情况' },
  carried: { title: '逾期报告已当面送达', ask: '当面送达已登记，现在不用您办理', label: '送达情况' },
  watched: { title: '已列入省级关注名单', ask: '报告七个工作日没有办结，企业和保险机构已列入省级关注名单。请今天督促企业整改' },
}

const tones: Partial<Record<ReportStep, Tone>> = { sent: 'normal', handling: 'normal', transferred: 'normal', watched: 'overdue' }

/** How far a sent report is, for those who sent it. */
export function reportReceived(view: ReportReceivedView, ctx: BaseContext): Card {
  const { hazard, step, words } = view
  const text = texts[step]
  const value = reportRef(view)
  return drawCard(hazardContext(hazard, ctx), (cut) => ({
    tone: tones[step] ?? 'done',
    title: text.title,
    tags: tagsOf(hazard),
    ask: text.ask,
    summary: text.title,
    body: [
      subject(hazard, cut),
      markdown(lines(fact('办理单位', view.body ?? null), text.label ? fact(text.label, words === undefined ? null : cut(words)) : null)),
      reportHead(view, ctx),
      ...receivers(view),
      ...timeliness(view, ctx),
      ...buttonRow(
        button('rp_show', '查看报告', { value }),
        hazard.may.includes('withdraw_report') ? button('rp_withdraw_open', '撤回报告', { value }) : null,
        button('hz_show', '查看隐患', { value: refOf(hazard) }),
      ),
    ],
  }))
}
